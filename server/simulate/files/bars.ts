/** Makes bars of one minute from the ticks of all instruments, and writes them. */

import { gridOf, type PriceGrid } from "../../../lib/table/grid.ts";
import type { Listing } from "../../feed/feed.ts";
import type { CsvFile } from "./csv-file.ts";

export const barMs = 60_000;

/**
 * Bars of the sessions that it is told of. A minute in which nothing was printed has the last price
 * four times, and no volume. What comes between sessions, such as the closing auction at the
 * session's very end, is in no bar.
 */
export class Bars {
  readonly #file: CsvFile;
  readonly #listings: Listing[] = [];
  readonly #grids: PriceGrid[] = [];
  /** By instrument, prices in steps; NaN before the first. */
  readonly #open: number[] = [];
  readonly #high: number[] = [];
  readonly #low: number[] = [];
  readonly #last: number[] = [];
  readonly #volume: number[] = [];
  readonly #trades: number[] = [];
  /** Bid and ask together, in steps. */
  readonly #twiceMid: number[] = [];
  /** The running minute; Infinity between sessions. */
  #start = Infinity;
  #close = Infinity;

  constructor(file: CsvFile) {
    this.#file = file;
  }

  /** Adds an instrument. @returns its index. */
  list(listing: Listing): number {
    this.#grids.push(gridOf(listing.tickSize));
    for (const column of [this.#open, this.#high, this.#low]) column.push(Number.NaN);
    this.#last.push(listing.previousClose ?? Number.NaN);
    this.#twiceMid.push(2 * (listing.previousClose ?? Number.NaN));
    this.#volume.push(0);
    this.#trades.push(0);
    return this.#listings.push(listing) - 1;
  }

  /** Begins a session; times in ms since the epoch, `close` a whole number of minutes later. */
  begin(open: number, close: number): void {
    this.#start = open;
    this.#close = close;
    this.#clear();
  }

  /** Takes in a quote: the midpoint of an instrument; kept as it was where a side is empty. */
  quote(i: number, time: number, bid: number, ask: number): void {
    if (time >= this.#start + barMs) this.upTo(time);
    const sum = bid + ask;
    if (sum > 0) this.#twiceMid[i] = sum;
  }

  /** Takes in a print. */
  trade(i: number, time: number, price: number, size: number): void {
    if (time >= this.#start + barMs) this.upTo(time);
    this.#last[i] = price;
    if (time < this.#start) return;
    if (this.#trades[i] === 0) {
      this.#open[i] = price;
      this.#high[i] = price;
      this.#low[i] = price;
    } else {
      if (price > (this.#high[i] ?? 0)) this.#high[i] = price;
      if (price < (this.#low[i] ?? 0)) this.#low[i] = price;
    }
    this.#volume[i] = (this.#volume[i] ?? 0) + size;
    this.#trades[i] = (this.#trades[i] ?? 0) + 1;
  }

  /** The midpoint in the instrument's currency, half steps and all. */
  mid(i: number): number {
    return halfSteps(this.#twiceMid[i] ?? 0, this.#grids[i]);
  }

  /** Ends every bar that is over by a time. */
  upTo(time: number): void {
    while (time >= this.#start + barMs) {
      for (let i = 0; i < this.#listings.length; i += 1) this.#write(i);
      this.#clear();
      this.#start += barMs;
      if (this.#start >= this.#close) this.#start = Infinity;
    }
  }

  #clear(): void {
    this.#volume.fill(0);
    this.#trades.fill(0);
  }

  #write(i: number): void {
    const listing = this.#listings[i];
    const grid = this.#grids[i];
    const traded = (this.#trades[i] ?? 0) > 0;
    const price = (column: readonly number[]): number =>
      halfSteps(2 * ((traded ? column[i] : this.#last[i]) ?? 0), grid);
    this.#file.add([
      listing?.symbol ?? "",
      listing?.sector ?? "",
      this.#start,
      price(this.#open),
      price(this.#high),
      price(this.#low),
      price(this.#last),
      this.#volume[i] ?? 0,
      this.#trades[i] ?? 0,
      this.mid(i),
    ]);
  }
}

/** The decimal of a number of half steps: one division of exact whole numbers. */
function halfSteps(twice: number, grid: PriceGrid | undefined): number {
  const { units, scale } = grid ?? { units: 1, scale: 1 };
  return (twice * units) / (2 * scale);
}
