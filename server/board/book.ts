/**
 * The order book of one instrument, in a dense array. It reaches `depth/<symbol>` when a
 * transaction is settled, if somebody has asked for that.
 */
import { topics } from "../../lib/schema/topics.ts";
import { depthLevels } from "../feed/feed.ts";
import type { Board, Place } from "./board.ts";

/** Keys of the levels: b1 … b10, a1 … a10. */
const keys = ["b", "a"].flatMap((side) =>
  Array.from({ length: depthLevels }, (_, index) => `${side}${index + 1}`),
);

/** Price, size and orders. */
const cells = 3;

export class Book {
  readonly #board: Board;
  readonly #place: Place<"depth">;
  readonly #columns: readonly number[];
  /** Cells of each level in turn, then those that the changed levels held before. */
  readonly #cells = new Float64Array(2 * keys.length * cells).fill(Number.NaN);
  /** A bit for each level that the running transaction has changed. */
  #changed = 0;

  constructor(board: Board, symbol: string) {
    this.#board = board;
    this.#place = board.placeToWrite(topics.depth(symbol));
    const { table } = this.#place;
    this.#columns = ["price", "size", "orders"].map((name) => table.columnIndex(name));
    board.lazy(this.#place, () => this.#write());
  }

  /** Begins a transaction. */
  begin(): void {
    this.#changed = 0;
  }

  /** Goes back to what held at `begin`. */
  restore(): void {
    for (let level = 0; level < keys.length; level += 1) {
      if ((this.#changed & (1 << level)) === 0) continue;
      const from = (keys.length + level) * cells;
      this.#cells.copyWithin(level * cells, from, from + cells);
    }
  }

  /** Sets a level; NaN as price empties it. @param level 0 to 9 for bids, 10 to 19 for asks. */
  set(level: number, price: number, size: number, orders: number): void {
    const values = this.#cells;
    const at = level * cells;
    const bit = 1 << level;
    if ((this.#changed & bit) === 0) {
      this.#changed |= bit;
      const before = at + keys.length * cells;
      values[before] = values[at] ?? Number.NaN;
      values[before + 1] = values[at + 1] ?? Number.NaN;
      values[before + 2] = values[at + 2] ?? Number.NaN;
    }
    const empty = Number.isNaN(price);
    values[at] = price;
    values[at + 1] = empty ? Number.NaN : size;
    values[at + 2] = empty ? Number.NaN : orders;
  }

  /** Lets the table follow. @throws RangeError for a number that its column does not take. */
  settle(): void {
    if (this.#changed !== 0 && this.#place.asked) this.#write();
  }

  #write(): void {
    const table = this.#board.join(this.#place);
    for (const [level, key] of keys.entries()) {
      const slot = table.ensure(key);
      for (const [cell, column] of this.#columns.entries()) {
        table.setNumber(slot, column, this.#cells[level * cells + cell] ?? Number.NaN);
      }
    }
  }
}
