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
  /** Cells of each level in turn. */
  readonly #levels = new Float64Array(keys.length * cells).fill(Number.NaN);
  readonly #before = new Float64Array(this.#levels.length);
  #changed = false;

  constructor(board: Board, symbol: string) {
    this.#board = board;
    this.#place = board.placeToWrite(topics.depth(symbol));
    const { table } = this.#place;
    this.#columns = ["price", "size", "orders"].map((name) => table.columnIndex(name));
    board.lazy(this.#place, () => this.#write());
  }

  /** Notes what a rollback would have to bring back. */
  remember(): void {
    this.#before.set(this.#levels);
  }

  /** Goes back to what held at `remember`. */
  restore(): void {
    this.#changed = false;
    this.#levels.set(this.#before);
  }

  /** Sets a level; NaN as price empties it. @param level 0 to 9 for bids, 10 to 19 for asks. */
  set(level: number, price: number, size: number, orders: number): void {
    const levels = this.#levels;
    const at = level * cells;
    const empty = Number.isNaN(price);
    levels[at] = price;
    levels[at + 1] = empty ? Number.NaN : size;
    levels[at + 2] = empty ? Number.NaN : orders;
    this.#changed = true;
  }

  /** Lets the table follow. @throws RangeError for a number that its column does not take. */
  settle(): void {
    if (this.#changed && this.#place.asked) this.#write();
    this.#changed = false;
  }

  #write(): void {
    const table = this.#board.join(this.#place);
    for (const [level, key] of keys.entries()) {
      const slot = table.ensure(key);
      for (const [cell, column] of this.#columns.entries()) {
        table.setNumber(slot, column, this.#levels[level * cells + cell] ?? Number.NaN);
      }
    }
  }
}
