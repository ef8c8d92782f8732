/**
 * The order book of one instrument, in a dense array. It reaches `depth/<symbol>` when a
 * transaction is settled, if somebody has asked for that.
 */
import { topics } from "../../lib/schema/topics.ts";
import { depthLevels } from "../feed/feed.ts";
import type { Board, Place } from "./board.ts";
import type { Figures } from "./figures.ts";

/** Keys of the levels: b1 … b10, a1 … a10. */
const keys = ["b", "a"].flatMap((side) =>
  Array.from({ length: depthLevels }, (_, index) => `${side}${index + 1}`),
);

/** Price, size and orders. */
const cells = 3;
/** Beside them stands what they were before the running transaction. */
const width = 2 * cells;

export class Book {
  readonly #board: Board;
  readonly #place: Place<"depth">;
  readonly #columns: readonly number[];
  readonly #figures: Figures;
  /** Where the levels begin, one after the other. */
  readonly #first: number;
  /** A bit for each level that the running transaction has changed. */
  #changed = 0;

  constructor(board: Board, symbol: string) {
    this.#board = board;
    this.#place = board.placeToWrite(topics.depth(symbol));
    const { table } = this.#place;
    this.#columns = ["price", "size", "orders"].map((name) => table.columnIndex(name));
    this.#figures = board.figures;
    this.#first = board.figures.reserve(keys.length * width);
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
      const at = this.#first + level * width;
      this.#figures.values.copyWithin(at, at + cells, at + width);
    }
  }

  /** Sets a level; NaN as price empties it. @param level 0 to 9 for bids, 10 to 19 for asks. */
  set(level: number, price: number, size: number, orders: number): void {
    const { values } = this.#figures;
    const at = this.#first + level * width;
    const bit = 1 << level;
    if ((this.#changed & bit) === 0) {
      this.#changed |= bit;
      values[at + cells] = values[at] ?? Number.NaN;
      values[at + cells + 1] = values[at + 1] ?? Number.NaN;
      values[at + cells + 2] = values[at + 2] ?? Number.NaN;
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
    const { values } = this.#figures;
    for (const [level, key] of keys.entries()) {
      const at = this.#first + level * width;
      const slot = table.ensure(key);
      for (const [cell, column] of this.#columns.entries()) {
        table.setNumber(slot, column, values[at + cell] ?? Number.NaN);
      }
    }
  }
}
