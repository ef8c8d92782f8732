import { changesSince } from "../../table/changes.ts";
import type { Table } from "../../table/table.ts";
import type { FrameShape } from "./shape.ts";

/** Makes the frames of one subscription. */
export class FrameEncoder {
  readonly #shape: FrameShape;
  readonly #subscription: number;

  /** @param subscription the number that stands in every frame. */
  constructor(shape: FrameShape, subscription: number) {
    this.#shape = shape;
    this.#subscription = subscription;
  }

  /**
   * What has changed in a table since a version, as one frame.
   * @param since as for `changesSince`.
   * @param from the version that receivers hold at least, where that is older than `since`; a
   *   snapshot has none.
   * @returns null when nothing changed that was selected.
   */
  encode(
    table: Table,
    since: number | null,
    from: number | null = since,
  ): Uint8Array<ArrayBuffer> | null {
    const { rows, columns } = this.#shape;
    const delta = changesSince(table, since, { rows: rows && new Set(rows), columns });
    if (delta === null) return null;
    const numbers = Object.keys(delta.rows).map((key) => table.slotOf(key));
    const head = {
      subscription: this.#subscription,
      from: delta.from === null ? null : from,
      to: delta.to,
      at: table.changedAt,
      changes: table.rowChanges(rows),
    };
    const text = JSON.stringify({ head, rows: delta.rows, gone: delta.gone, numbers });
    return new TextEncoder().encode(text);
  }
}
