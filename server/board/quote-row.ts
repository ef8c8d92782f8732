/**
 * The figures of one instrument's row of `quotes` that move with its ticks. What a transaction
 * writes is gathered here and reaches the table once, when the transaction is settled: of a dozen
 * quotes and prints in a batch the table sees what they come to.
 */
import type { PriceGrid } from "../../lib/table/grid.ts";
import type { Board, Place } from "./board.ts";
import type { Figures } from "./figures.ts";
import type { QuoteColumns } from "./quote-columns.ts";

/** Places of the figures while they are gathered. Those of prints come first. */
const open = 0;
const high = 1;
const low = 2;
const last = 3;
const lastSize = 4;
const volume = 5;
const trades = 6;
const bid = 7;
const bidSize = 8;
const ask = 9;
const askSize = 10;
const time = 11;
const cellCount = 12;
/** The column of each. */
const columnNames = [
  ...(["open", "high", "low", "last", "lastSize", "volume", "trades"] as const),
  ...(["bid", "bidSize", "ask", "askSize", "time"] as const),
];
/** Sum of price in steps times size, over the day, and the volume that it covers. */
const notional = 12;
const tradedVolume = 13;
/** The two as they were before the running transaction. */
const notionalBefore = 14;
const tradedVolumeBefore = 15;
/** From here on each figure as the table holds it: columns lie far from each other, these do not. */
const shown = 16;
const width = shown + cellCount;

/** Decimals of a volume-weighted price beyond those of the grid: enough to show, short to send. */
const vwapExtraDecimals = 2;

export class QuoteRow {
  /** The row's slot. */
  readonly slot: number;
  readonly place: Place<"quotes">;
  readonly #board: Board;
  readonly #columns: QuoteColumns;
  /** The column of each figure. */
  readonly #columnOf: readonly number[];
  readonly #grid: PriceGrid;
  readonly #vwapScale: number;
  readonly #figures: Figures;
  /** Where its figures begin. */
  readonly #first: number;
  #isGathering = false;
  #printed = false;
  /** Whether the table may hold other figures than those that were written to it from here. */
  #isStale = true;

  constructor(
    board: Board,
    place: Place<"quotes">,
    columns: QuoteColumns,
    slot: number,
    grid: PriceGrid,
  ) {
    this.#board = board;
    this.place = place;
    this.#columns = columns;
    this.slot = slot;
    this.#grid = grid;
    this.#figures = board.figures;
    this.#first = board.figures.reserve(width);
    this.newDay();
    this.#vwapScale = 10 ** (grid.decimals + vwapExtraDecimals);
    this.#columnOf = columnNames.map((name) => columns[name]);
  }

  /** Whether figures have been gathered that the table does not hold. */
  get isGathering(): boolean {
    return this.#isGathering;
  }

  /** Begins a transaction. */
  begin(): void {
    const { values } = this.#figures;
    const first = this.#first;
    values[first + notionalBefore] = values[first + notional] ?? 0;
    values[first + tradedVolumeBefore] = values[first + tradedVolume] ?? 0;
  }

  /** Goes back to what held at `begin`. */
  restore(): void {
    this.#isGathering = false;
    this.#printed = false;
    this.#isStale = true;
    const { values } = this.#figures;
    const first = this.#first;
    values[first + notional] = values[first + notionalBefore] ?? 0;
    values[first + tradedVolume] = values[first + tradedVolumeBefore] ?? 0;
  }

  /** Starts to gather from what the table holds. */
  gather(): void {
    this.#isGathering = true;
    if (this.#isStale) this.#read();
  }

  /** Takes note that others write to the row. */
  forget(): void {
    this.#isStale = true;
  }

  #read(): void {
    const { table } = this.place;
    const { values } = this.#figures;
    for (let figure = 0; figure < cellCount; figure += 1) {
      const value = table.numberAt(this.slot, this.#columnOf[figure] ?? 0);
      values[this.#first + figure] = value;
      values[this.#first + shown + figure] = value;
    }
    this.#isStale = false;
  }

  /** The newest bid and ask. Call while gathering. */
  quote(at: number, bidPrice: number, bidUnits: number, askPrice: number, askUnits: number): void {
    const { values } = this.#figures;
    const first = this.#first;
    values[first + bid] = bidPrice;
    values[first + bidSize] = bidUnits;
    values[first + ask] = askPrice;
    values[first + askSize] = askUnits;
    values[first + time] = at;
  }

  /** A print. Call while gathering. */
  print(at: number, price: number, units: number): void {
    const { values } = this.#figures;
    const first = this.#first;
    // Written so that an unknown (NaN) high or low gives way to the first print.
    if (!((values[first + high] ?? 0) >= price)) values[first + high] = price;
    if (!((values[first + low] ?? 0) <= price)) values[first + low] = price;
    if (Number.isNaN(values[first + open])) values[first + open] = price;
    values[first + last] = price;
    values[first + lastSize] = units;
    values[first + volume] = (values[first + volume] ?? 0) + units;
    values[first + trades] = (values[first + trades] ?? 0) + 1;
    values[first + time] = at;
    values[first + notional] = (values[first + notional] ?? 0) + price * units;
    values[first + tradedVolume] = (values[first + tradedVolume] ?? 0) + units;
    this.#printed = true;
  }

  /**
   * Writes what was gathered to the table.
   * @throws RangeError for a figure that its column does not take.
   */
  write(): void {
    if (!this.#isGathering) return;
    this.#isGathering = false;
    const table = this.#board.join(this.place);
    const { values } = this.#figures;
    const first = this.#first;
    for (let figure = this.#printed ? 0 : bid; figure < cellCount; figure += 1) {
      const value = values[first + figure] ?? Number.NaN;
      const before = values[first + shown + figure] ?? Number.NaN;
      if (value === before || (Number.isNaN(value) && Number.isNaN(before))) continue;
      table.setNumber(this.slot, this.#columnOf[figure] ?? 0, value);
      values[first + shown + figure] = value;
    }
    if (!this.#printed) return;
    this.#printed = false;
    this.#widen(table, values[first + low] ?? Number.NaN, values[first + high] ?? Number.NaN);
    const steps = (values[first + notional] ?? 0) / (values[first + tradedVolume] ?? 0);
    const vwap = Math.round(steps * (this.#grid.units / this.#grid.scale) * this.#vwapScale);
    table.setNumber(this.slot, this.#columns.vwap, vwap / this.#vwapScale);
  }

  /** The range of a year includes today. */
  #widen(table: Place<"quotes">["table"], lowest: number, highest: number): void {
    const { low52w, high52w } = this.#columns;
    if (lowest < table.numberAt(this.slot, low52w)) table.setNumber(this.slot, low52w, lowest);
    if (highest > table.numberAt(this.slot, high52w)) table.setNumber(this.slot, high52w, highest);
  }

  /** Starts the sums of the day anew. */
  newDay(): void {
    this.#figures.values[this.#first + notional] = 0;
    this.#figures.values[this.#first + tradedVolume] = 0;
  }
}
