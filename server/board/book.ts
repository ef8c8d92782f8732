/**
 * The order book of one instrument, in a dense array. It reaches `depth/<symbol>` when a
 * transaction is settled, if somebody has asked for that.
 */
import { depthLevels } from "../feed/feed.ts";
import type { Board, Place } from "./board.ts";
import type { Figures } from "./figures.ts";

/** Keys of the levels: b1 … b10, a1 … a10. */
const keys = ["b", "a"].flatMap((side) =>
  Array.from({ length: depthLevels }, (_, index) => `${side}${index + 1}`),
);

const columns = ["price", "size", "orders"] as const;
const cells = columns.length;
/** Beside them stands what they were before the running transaction. */
const width = 2 * cells;

export class Book {
  readonly #board: Board;
  /** The table, once somebody has asked for it. */
  #place: Place<"depth"> | null = null;
  readonly #figures: Figures;
  /** Where the levels begin, one after the other. */
  readonly #first: number;
  /** A bit for each level that the running transaction has changed. */
  #changed = 0;

  constructor(board: Board, symbol: string) {
    this.#board = board;
    this.#figures = board.figures;
    this.#first = board.figures.reserve(keys.length * width);
    board.books.set(symbol, this);
  }

  /** Fills a table that is asked for; it is followed as long as it is. */
  showIn(place: Place<"depth">): void {
    this.#place = place;
    this.#write(place);
  }

  /** Follows no table any more. */
  leave(): void {
    this.#place = null;
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
    if (this.#changed !== 0 && this.#place?.asked === true) this.#write(this.#place);
  }

  #write(place: Place<"depth">): void {
    const table = this.#board.join(place);
    const { values } = this.#figures;
    for (const [level, key] of keys.entries()) {
      const at = this.#first + level * width;
      const slot = table.ensure(key);
      for (const [cell, column] of columns.entries()) {
        table.setNumber(slot, table.columnIndex(column), values[at + cell] ?? Number.NaN);
      }
    }
  }
}
