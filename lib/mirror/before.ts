/** The rows that a change is about to touch, read before it does, for who keeps them. */
import type { Table } from "../table/table.ts";
import type { KeyedCells } from "./selection.ts";

export class Before {
  readonly keys: string[] = [];
  /** Of the same index; null for a row that was not there. */
  readonly rows: (KeyedCells["row"] | null)[] = [];
  readonly #wanted: (key: string) => boolean;

  /** @param wanted whether somebody keeps a row. */
  constructor(wanted: (key: string) => boolean) {
    this.#wanted = wanted;
  }

  /** Takes rows of a table that is about to change. */
  take(table: Table, keys: Iterable<string>): void {
    for (const key of keys) {
      if (!this.#wanted(key)) continue;
      this.keys.push(key);
      this.rows.push(table.rowBefore(key) as KeyedCells["row"] | null);
    }
  }
}
