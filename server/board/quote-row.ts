/**
 * The figures of one instrument's row of `quotes` that move with its ticks. What a transaction
 * writes is gathered here and reaches the table once, when the transaction is settled: of a dozen
 * quotes and prints in a batch the table sees what they come to.
 */
import type { PriceGrid } from "../../lib/table/grid.ts";
import type { Board, Place } from "./board.ts";
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
const figureCount = 12;

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
  readonly #figures = new Float64Array(figureCount);
  #isGathering = false;
  #printed = false;
  /** Sum of price in steps times size, over the day, and the volume that it covers. */
  #notional = 0;
  #tradedVolume = 0;
  #notionalBefore = 0;
  #tradedVolumeBefore = 0;

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
    this.#vwapScale = 10 ** (grid.decimals + vwapExtraDecimals);
    const { open, high, low, last, lastSize, volume, trades } = columns;
    const { bid, bidSize, ask, askSize, time } = columns;
    this.#columnOf = [open, high, low, last, lastSize, volume, trades].concat([
      bid,
      bidSize,
      ask,
      askSize,
      time,
    ]);
  }

  /** Whether figures have been gathered that the table does not hold. */
  get isGathering(): boolean {
    return this.#isGathering;
  }

  /** Begins a transaction. */
  begin(): void {
    this.#notionalBefore = this.#notional;
    this.#tradedVolumeBefore = this.#tradedVolume;
  }

  /** Goes back to what held at `begin`. */
  restore(): void {
    this.#isGathering = false;
    this.#printed = false;
    this.#notional = this.#notionalBefore;
    this.#tradedVolume = this.#tradedVolumeBefore;
  }

  /** Starts to gather from what the table holds. */
  gather(): void {
    const { table } = this.place;
    for (let figure = 0; figure < figureCount; figure += 1) {
      this.#figures[figure] = table.numberAt(this.slot, this.#columnOf[figure] ?? 0);
    }
    this.#isGathering = true;
  }

  /** The newest bid and ask. Call while gathering. */
  quote(at: number, bidPrice: number, bidUnits: number, askPrice: number, askUnits: number): void {
    const figures = this.#figures;
    figures[bid] = bidPrice;
    figures[bidSize] = bidUnits;
    figures[ask] = askPrice;
    figures[askSize] = askUnits;
    figures[time] = at;
  }

  /** A print. Call while gathering. */
  print(at: number, price: number, units: number): void {
    const figures = this.#figures;
    // Written so that an unknown (NaN) high or low gives way to the first print.
    if (!((figures[high] ?? 0) >= price)) figures[high] = price;
    if (!((figures[low] ?? 0) <= price)) figures[low] = price;
    if (Number.isNaN(figures[open])) figures[open] = price;
    figures[last] = price;
    figures[lastSize] = units;
    figures[volume] = (figures[volume] ?? 0) + units;
    figures[trades] = (figures[trades] ?? 0) + 1;
    figures[time] = at;
    this.#notional += price * units;
    this.#tradedVolume += units;
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
    for (let figure = this.#printed ? 0 : bid; figure < figureCount; figure += 1) {
      table.setNumber(this.slot, this.#columnOf[figure] ?? 0, this.#figures[figure] ?? Number.NaN);
    }
    if (!this.#printed) return;
    this.#printed = false;
    const steps = this.#notional / this.#tradedVolume;
    const vwap = Math.round(steps * (this.#grid.units / this.#grid.scale) * this.#vwapScale);
    table.setNumber(this.slot, this.#columns.vwap, vwap / this.#vwapScale);
  }

  /** Starts the sums of the day anew. */
  newDay(): void {
    this.#notional = 0;
    this.#tradedVolume = 0;
  }
}
