/**
 * Candles of all intervals, from trades. A bucket is [start, start + interval); one in which
 * nothing traded has no row. Index values, which have no trades, are sampled.
 *
 * A print changes eight candles of its instrument, mostly unseen. So the open candle of each
 * series is kept in one dense array, and reaches its table when it is complete, or at every change
 * once somebody has asked for the table.
 */
import { type Interval, intervals, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";

const intervalNames = Object.keys(intervals) as Interval[];
const lengthsMs = intervalNames.map((name) => intervals[name]);

/** Cells of an open candle in the dense array, in the order of the table's columns. */
const open = 0;
const high = 1;
const low = 2;
const close = 3;
const volume = 4;
const trades = 5;
const cells = 6;

/** The series of one instrument. */
class Series {
  readonly #board: Board;
  readonly #places: readonly Place<"candles">[];
  /** The open candle of each interval. */
  readonly #candles = new Float64Array(intervalNames.length * cells);
  readonly #starts = new Float64Array(intervalNames.length).fill(Number.NEGATIVE_INFINITY);

  constructor(board: Board, symbol: string) {
    this.#board = board;
    this.#places = intervalNames.map((name) => board.placeToWrite(topics.candles(symbol, name)));
    this.#places.forEach((place, index) => {
      board.lazy(place, () => this.#write(index));
    });
  }

  add(time: number, price: number, size: number, count: number): void {
    for (let index = 0; index < lengthsMs.length; index += 1) {
      const lengthMs = lengthsMs[index] ?? 1;
      const start = Math.floor(time / lengthMs) * lengthMs;
      const current = this.#starts[index] ?? 0;
      if (start < current) {
        this.#mend(index, start, price, size, count);
        continue;
      }
      if (start > current) this.#begin(index, start, price);
      const candles = this.#candles;
      const at = index * cells;
      if (price > (candles[at + high] ?? 0)) candles[at + high] = price;
      if (price < (candles[at + low] ?? 0)) candles[at + low] = price;
      candles[at + close] = price;
      candles[at + volume] = (candles[at + volume] ?? 0) + size;
      candles[at + trades] = (candles[at + trades] ?? 0) + count;
      if (this.#places[index]?.asked === true) this.#write(index);
    }
  }

  #begin(index: number, start: number, price: number): void {
    if (this.#places[index]?.asked !== true) this.#write(index);
    this.#starts[index] = start;
    const at = index * cells;
    this.#candles.fill(price, at + open, at + close + 1);
    this.#candles.fill(0, at + volume, at + cells);
  }

  /** Puts the open candle into its table. */
  #write(index: number): void {
    const start = this.#starts[index] ?? Number.NEGATIVE_INFINITY;
    const place = this.#places[index];
    if (place === undefined || start === Number.NEGATIVE_INFINITY) return;
    const table = this.#board.join(place);
    const slot = table.ensure(String(start));
    for (let cell = 0; cell < cells; cell += 1) {
      table.setNumber(slot, cell, this.#candles[index * cells + cell] ?? 0);
    }
  }

  /** A late print mends the bucket that it belongs to, if that is still kept. */
  #mend(index: number, start: number, price: number, size: number, count: number): void {
    const place = this.#places[index];
    const slot = place?.table.slotOf(String(start)) ?? -1;
    if (place === undefined || slot < 0) return;
    const table = this.#board.join(place);
    if (price > table.numberAt(slot, high)) table.setNumber(slot, high, price);
    if (price < table.numberAt(slot, low)) table.setNumber(slot, low, price);
    table.setNumber(slot, volume, table.numberAt(slot, volume) + size);
    table.setNumber(slot, trades, table.numberAt(slot, trades) + count);
  }
}

export class Candles implements Deriver {
  readonly #board: Board;
  readonly #series = new Map<string, Series>();

  constructor(board: Board) {
    this.#board = board;
  }

  derive(changes: readonly Change[]): void {
    for (const { place, commit } of changes) {
      if (place.family !== "trades" || commit.added.length === 0) continue;
      const { table } = place as unknown as Place<"trades">;
      const time = table.columnIndex("time");
      const price = table.columnIndex("price");
      const size = table.columnIndex("size");
      const series = this.#seriesOf(place.owner);
      for (const slot of commit.added) {
        series.add(
          table.numberAt(slot, time),
          table.numberAt(slot, price),
          table.numberAt(slot, size),
          1,
        );
      }
    }
  }

  /** Adds a value that was not traded, such as that of an index; `ticks` in steps. */
  sample(symbol: string, time: number, ticks: number): void {
    this.#seriesOf(symbol).add(time, ticks, 0, 0);
  }

  #seriesOf(symbol: string): Series {
    const found = this.#series.get(symbol);
    if (found !== undefined) return found;
    const made = new Series(this.#board, symbol);
    this.#series.set(symbol, made);
    return made;
  }
}
