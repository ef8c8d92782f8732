/**
 * The candles of one instrument, of all intervals, in dense arrays. Mostly nobody looks, so they
 * reach their tables only while somebody asks for them.
 *
 * A print belongs to a candle of every interval. But each interval holds a whole number of the
 * next shorter one, so a print goes into the open candle of the shortest only; a candle that is
 * complete goes into the open one of the next longer. What is open at an interval is, to whoever
 * looks, its complete parts and what is open below it. So a series does not depend on how prints
 * are shared out to transactions, down to the rounding of sums.
 */
import { candlesSchema, type Interval, intervals } from "../../../lib/schema/topics.ts";
import type { Board, Place } from "../board.ts";
import { KeptRecords } from "../kept-records.ts";
import { add, cells, clear, fold, mend } from "./candle.ts";

const intervalNames = Object.keys(intervals) as Interval[];
/** Lengths in ms, shortest first. */
const lengths = intervalNames.map((name) => intervals[name] as number);
if (lengths.some((length, index) => index > 0 && length % (lengths[index - 1] ?? 1) !== 0)) {
  throw new Error("each interval of candles must hold a whole number of the one before it");
}

/** A complete candle as it is kept: its start, then its cells. */
const keptWidth = 1 + cells;

export class Series {
  /** The transaction that has changed it last. */
  transaction = -1;
  readonly #board: Board;
  /** The tables that somebody has asked for, by interval. */
  readonly #places: (Place<"candles"> | undefined)[] = [];
  /** Start of each interval's open candle; before the first print at minus infinity. */
  readonly #starts = new Float64Array(lengths.length).fill(-Infinity);
  /** Of each interval's open candle, what is complete at the interval below. */
  readonly #open = new Float64Array(lengths.length * cells);
  readonly #complete = lengths.map(() => new KeptRecords(keptWidth, candlesSchema.keep ?? 1));
  /** When the open candle of the shortest interval ends. */
  #end = -Infinity;

  constructor(board: Board, symbol: string) {
    this.#board = board;
    for (const place of board.askedOf("candles")) {
      if (place.owner === symbol) this.#places[levelOf(place)] = place;
    }
  }

  /** Adds a print; `count` 0 and `size` 0 for a value that was not traded. */
  add(time: number, price: number, size: number, count: number): void {
    if (time >= this.#end) this.#roll(time);
    else if (time < (this.#starts[0] ?? 0)) {
      this.#addLate(time, price, size, count);
      return;
    }
    add(this.#open, 0, price, size, count);
  }

  /** Lets those tables follow that somebody asks for. */
  show(): void {
    for (let level = 0; level < this.#places.length; level += 1) {
      const place = this.#places[level];
      if (place?.asked !== true) continue;
      const [newest] = place.table.newestSlots(1);
      const from = newest === undefined ? -Infinity : Number(place.table.keyOf(newest));
      this.#write(place, level, from);
    }
  }

  /** Fills a table that is asked for; it is followed as long as it is. */
  showIn(place: Place<"candles">): void {
    const level = levelOf(place);
    this.#places[level] = place;
    this.#write(place, level, -Infinity);
  }

  /** Follows a table no more. */
  leave(place: Place<"candles">): void {
    this.#places[levelOf(place)] = undefined;
  }

  /** Completes all open candles that end by a time, and opens those that it falls into. */
  #roll(time: number): void {
    for (let level = 0; level < lengths.length; level += 1) {
      const start = startOf(time, level);
      if (start === this.#starts[level]) break;
      if (this.#starts[level] !== -Infinity) this.#close(level);
      this.#starts[level] = start;
      clear(this.#open, level * cells);
    }
    this.#end = (this.#starts[0] ?? 0) + (lengths[0] ?? 1);
  }

  /** Keeps an interval's open candle as complete, and makes it a part of the next longer one. */
  #close(level: number): void {
    const records = this.#complete[level];
    if (records === undefined) return;
    const at = records.add();
    const first = level * cells;
    records.values[at] = this.#starts[level] ?? 0;
    for (let cell = 0; cell < cells; cell += 1) {
      records.values[at + 1 + cell] = this.#open[first + cell] ?? 0;
    }
    if (level + 1 < lengths.length) fold(this.#open, first + cells, this.#open, first);
  }

  /**
   * A late print mends the candles that it belongs to, as far as they are kept, and moves neither
   * open nor close.
   */
  #addLate(time: number, price: number, size: number, count: number): void {
    for (let level = 0; level < lengths.length; level += 1) {
      const start = startOf(time, level);
      if (start === this.#starts[level]) {
        mend(this.#open, level * cells, price, size, count);
        return;
      }
      const records = this.#complete[level];
      const number = records === undefined ? -1 : find(records, start);
      if (records === undefined || number < 0) continue;
      const at = records.at(number);
      mend(records.values, at + 1, price, size, count);
      const place = this.#places[level];
      // One that is complete since the table was written comes with those before it.
      if (place?.asked !== true || !place.table.has(String(start))) continue;
      this.#put(place, start, records.values, at + 1);
    }
  }

  /** Writes an interval's candles to its table, as far as they are kept, from a start on. */
  #write(place: Place<"candles">, level: number, from: number): void {
    const records = this.#complete[level];
    const start = this.#starts[level] ?? -Infinity;
    if (records === undefined || start === -Infinity) return;
    let number = records.count;
    while (number > records.oldest && (records.values[records.at(number - 1)] ?? 0) >= from) {
      number -= 1;
    }
    for (; number < records.count; number += 1) {
      const at = records.at(number);
      this.#put(place, records.values[at] ?? 0, records.values, at + 1);
    }
    clear(seen, 0);
    for (let part = level; part >= 0; part -= 1) fold(seen, 0, this.#open, part * cells);
    this.#put(place, start, seen, 0);
  }

  /** Sets a row, unless it is one that the table has dropped for age. */
  #put(place: Place<"candles">, start: number, values: Float64Array, at: number): void {
    const table = this.#board.join(place);
    const key = String(start);
    let slot = table.slotOf(key);
    if (slot < 0) {
      const [newest] = table.newestSlots(1);
      if (newest !== undefined && Number(table.keyOf(newest)) > start) return;
      slot = table.ensure(key);
    }
    for (let cell = 0; cell < cells; cell += 1) table.setNumber(slot, cell, values[at + cell] ?? 0);
  }
}

/** An open candle as it is seen, while it is written. */
const seen = new Float64Array(cells);

/** Which of the intervals a table is of. */
function levelOf({ topic }: Place<"candles">): number {
  return intervalNames.findIndex((name) => topic.endsWith(`/${name}`));
}

/** The start of the candle that a time falls into. */
function startOf(time: number, level: number): number {
  const length = lengths[level] ?? 1;
  return Math.floor(time / length) * length;
}

/** The number of the kept candle that starts at a time, or -1; kept candles rise in their starts. */
function find(records: KeptRecords, start: number): number {
  let low = records.oldest;
  let high = records.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = records.values[records.at(middle)] ?? 0;
    if (found === start) return middle;
    if (found < start) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
