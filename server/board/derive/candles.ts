/**
 * Candles of all intervals, from trades. A bucket is [start, start + interval); one in which
 * nothing traded has no row. Index values, which have no trades, are sampled.
 */
import { type Interval, intervals, topics } from "../../../lib/schema/topics.ts";
import type { Board, Change, Deriver, Place } from "../board.ts";

/** The candles of one instrument and interval, with the bucket that is being filled. */
interface Series {
  readonly place: Place<"candles">;
  readonly lengthMs: number;
  start: number;
  slot: number;
}

interface CandleColumns {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly trades: number;
}

const intervalNames = Object.keys(intervals) as Interval[];

export class Candles implements Deriver {
  readonly #board: Board;
  readonly #series = new Map<string, Series[]>();
  #columns: CandleColumns | null = null;
  /** What a write outside a committed transaction may have left in `Series`. */
  #rollbacks = 0;

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
      for (const series of this.#seriesOf(place.owner)) {
        for (const slot of commit.added) {
          this.#add(
            series,
            table.numberAt(slot, time),
            table.numberAt(slot, price),
            table.numberAt(slot, size),
            1,
          );
        }
      }
    }
  }

  /** Adds a value that was not traded, such as that of an index; `ticks` in steps. */
  sample(symbol: string, time: number, ticks: number): void {
    for (const series of this.#seriesOf(symbol)) this.#add(series, time, ticks, 0, 0);
  }

  #seriesOf(symbol: string): Series[] {
    if (this.#rollbacks !== this.#board.rollbacks) {
      this.#rollbacks = this.#board.rollbacks;
      this.#series.clear();
    }
    const found = this.#series.get(symbol);
    if (found !== undefined) return found;
    const made = intervalNames.map((interval) => {
      const place = this.#board.place(topics.candles(symbol, interval));
      const [newest = -1] = place.table.newestSlots(1);
      const start = newest < 0 ? Number.NEGATIVE_INFINITY : Number(place.table.keyOf(newest));
      return { place, lengthMs: intervals[interval], start, slot: newest };
    });
    this.#series.set(symbol, made);
    return made;
  }

  #add(series: Series, time: number, price: number, size: number, trades: number): void {
    const table = this.#board.join(series.place);
    const columns = this.#columnsOf(series.place);
    const start = Math.floor(time / series.lengthMs) * series.lengthMs;
    let slot = series.slot;
    if (start > series.start) {
      slot = table.ensure(String(start));
      series.start = start;
      series.slot = slot;
      table.setNumber(slot, columns.open, price);
      table.setNumber(slot, columns.high, price);
      table.setNumber(slot, columns.low, price);
      table.setNumber(slot, columns.volume, 0);
      table.setNumber(slot, columns.trades, 0);
    } else if (start < series.start) {
      // A late print mends the bucket that it belongs to, if that is still kept.
      slot = table.slotOf(String(start));
      if (slot < 0) return;
    }
    if (price > table.numberAt(slot, columns.high)) table.setNumber(slot, columns.high, price);
    if (price < table.numberAt(slot, columns.low)) table.setNumber(slot, columns.low, price);
    if (start === series.start) table.setNumber(slot, columns.close, price);
    if (size > 0) {
      table.setNumber(slot, columns.volume, table.numberAt(slot, columns.volume) + size);
    }
    if (trades > 0) {
      table.setNumber(slot, columns.trades, table.numberAt(slot, columns.trades) + trades);
    }
  }

  #columnsOf(place: Place<"candles">): CandleColumns {
    if (this.#columns !== null) return this.#columns;
    const index = (name: keyof CandleColumns) => place.table.columnIndex(name);
    this.#columns = {
      open: index("open"),
      high: index("high"),
      low: index("low"),
      close: index("close"),
      volume: index("volume"),
      trades: index("trades"),
    };
    return this.#columns;
  }
}
