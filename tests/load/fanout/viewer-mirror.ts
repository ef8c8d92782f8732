/** What a viewer makes of its messages when it takes them all, as a page would. */
import { Copy } from "../../../lib/mirror/copy.ts";
import { normalized } from "../../../lib/mirror/selection.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { parseCursor } from "../../../lib/wire/cursor.ts";
import type { Delta, Subscribed } from "../../../lib/wire/messages.ts";
import { digestOf } from "../digest.ts";
import type { BoardState } from "../facts.ts";
import type { Want } from "./crowd-facts.ts";
import { type QuoteObject, rowsDigest } from "./quote-objects.ts";

export interface ViewerMirror {
  /** Takes a message. @returns how many rows it brought. */
  take(data: Buffer, start: number, end: number): number;
  /** Takes the answer to `subscribe`. */
  describe(answer: unknown): void;
  state(): BoardState;
}

/** @returns null where there is nothing to keep: a tick is shown and forgotten. */
export function mirrorFor(want: Want): ViewerMirror | null {
  if (want.kind === "tick") return null;
  return want.kind === "quotes" ? new BatchMirror() : new BoardMirror(want);
}

/** The event's one argument: text such as `42["delta",{…}]`. */
function argumentOf<T>(data: Buffer, start: number, end: number): T {
  return (JSON.parse(data.toString("utf8", start + 2, end)) as [string, T])[1];
}

class BatchMirror implements ViewerMirror {
  readonly #rows = new Map<string, QuoteObject>();
  #sequence = -1;

  take(data: Buffer, start: number, end: number): number {
    const { sequence, rows } = argumentOf<{ sequence: number; rows: QuoteObject[] }>(
      data,
      start,
      end,
    );
    for (const row of rows) this.#rows.set(row.symbol, row);
    this.#sequence = sequence;
    return rows.length;
  }

  describe(): void {}

  state(): BoardState {
    return { cursor: `${this.#sequence}`, digest: rowsDigest(this.#rows.values()) };
  }
}

/** Bigboard's own mirror, of a subscription or of bare frames. */
class BoardMirror implements ViewerMirror {
  readonly #copy: Copy;
  readonly #isJson: boolean;
  /** Messages before the answer that says what they are; null after it. */
  #early: Buffer[] | null = [];
  #epoch = "bench";

  constructor(want: Exclude<Want, { kind: "tick" | "quotes" }>) {
    const { rows, columns, encoding } =
      want.kind === "board" ? want : ({ encoding: "binary" } as const);
    const selection = { topic: topics.quotes, ...(rows && { rows }), ...(columns && { columns }) };
    this.#copy = new Copy(normalized(selection));
    this.#isJson = encoding === "json";
    if (want.kind === "bare") this.#early = null;
  }

  take(data: Buffer, start: number, end: number): number {
    if (this.#early !== null) {
      this.#early.push(Buffer.from(data.subarray(start, end)));
      return 0;
    }
    const { applied, rows } = this.#isJson
      ? this.#copy.offer(argumentOf<Delta>(data, start, end))
      : this.#copy.offerFrame(data.subarray(start, end), this.#epoch);
    if (applied === "gap") throw new Error(`a gap after ${this.#copy.cursor}`);
    return rows;
  }

  describe(answer: unknown): void {
    const told = answer as Subscribed;
    this.#epoch = parseCursor(told.cursor).epoch;
    this.#copy.describe(told);
    const early = this.#early ?? [];
    this.#early = null;
    for (const message of early) this.take(message, 0, message.length);
  }

  state(): BoardState {
    const { table, cursor } = this.#copy;
    return { cursor: cursor ?? "", digest: table === null ? "" : digestOf(table) };
  }
}
