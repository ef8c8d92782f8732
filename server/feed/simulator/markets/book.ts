/**
 * The order books: ten levels a side of each instrument, best first.
 *
 * A change of the best price writes what it must and no more: levels stay at their prices, as
 * resting orders do. A better best price stands on top of them; a worse one pushes on only the
 * levels that it reaches. Gaps that this leaves are filled as levels are refreshed.
 */
import { depthLevels, type InstrumentWriter } from "../../feed.ts";
import type { Random } from "../random.ts";
import { roundLot, ScaledLots } from "./sizes.ts";

export type BookSide = "bid" | "ask";

/** Gaps to the second level, in usual gaps, beyond which a side is laid anew. */
const gapsMax = 4;

/** Mean size by level against the first: a hump away from the best price (k^0.6 e^(-k/6)). */
const lotsByLevel = Array.from(
  { length: depthLevels },
  (_, k) => new ScaledLots(((k + 1) ** 0.6 * Math.exp(-(k + 1) / 6)) / Math.exp(-1 / 6)),
);

/** The larger the size, the more orders it is made of, though not in proportion. By lots. */
const ordersByLots = Uint16Array.from(
  { length: 1 + Math.max(...lotsByLevel.map(({ max }) => max)) },
  (_, lots) => Math.max(1, Math.round(Math.sqrt(lots))),
);

export class Books {
  /** Levels of bids, then of asks, of each instrument in turn. */
  readonly #prices: Int32Array;
  readonly #lots: Int32Array;
  /** Usual distance between levels, in steps. */
  readonly #gaps: Int32Array;
  #shown = true;

  constructor(instruments: number) {
    this.#prices = new Int32Array(instruments * 2 * depthLevels);
    this.#lots = new Int32Array(instruments * 2 * depthLevels);
    this.#gaps = new Int32Array(instruments).fill(1);
  }

  /** Whether changes are written; while they are not, `write` must follow before they are again. */
  set shown(shown: boolean) {
    this.#shown = shown;
  }

  /** Writes all levels of an instrument. */
  write(i: number, writer: InstrumentWriter): void {
    for (const side of ["bid", "ask"] as const) {
      for (let k = 0; k < depthLevels; k += 1) this.#write(slotOf(i, side), k, side, writer);
    }
  }

  /** Empties both sides of a book. */
  clear(i: number, writer: InstrumentWriter): void {
    const first = slotOf(i, "bid");
    this.#prices.fill(0, first, first + 2 * depthLevels);
    this.#lots.fill(0, first, first + 2 * depthLevels);
    if (this.#shown) this.write(i, writer);
  }

  /** Best price in steps; 0 where there is none. */
  best(i: number, side: BookSide): number {
    return this.#prices[slotOf(i, side)] ?? 0;
  }

  /** Size at the best price. */
  bestSize(i: number, side: BookSide): number {
    return (this.#lots[slotOf(i, side)] ?? 0) * roundLot;
  }

  /** Sets the usual distance between levels, in steps. */
  setGap(i: number, gap: number): void {
    this.#gaps[i] = gap;
  }

  /** Sets the best price, with a new size, and moves the levels that it reaches. */
  setBest(
    i: number,
    side: BookSide,
    price: number,
    random: Random,
    writer: InstrumentWriter,
  ): void {
    const first = slotOf(i, side);
    const gap = this.#gaps[i] ?? 1;
    const away = side === "bid" ? -1 : 1;
    this.#prices[first] = price;
    this.#resize(first, 0, side, random, writer);
    if (away * ((this.#prices[first + 1] ?? 0) - price) > gapsMax * gap) {
      for (let k = 1; k < depthLevels; k += 1) {
        this.#prices[first + k] = price + away * gap * k;
        this.#resize(first, k, side, random, writer);
      }
      return;
    }
    let before = price;
    for (let k = 1; k < depthLevels; k += 1) {
      if (away * ((this.#prices[first + k] ?? 0) - before) > 0) return;
      before += away * gap;
      this.#prices[first + k] = before;
      this.#resize(first, k, side, random, writer);
    }
  }

  /** Gives a level a new size. */
  touch(i: number, side: BookSide, level: number, random: Random, writer: InstrumentWriter): void {
    this.#resize(slotOf(i, side), level, side, random, writer);
  }

  /** Lays a whole side anew below its best price, at the usual distances. */
  refill(i: number, side: BookSide, random: Random, writer: InstrumentWriter): void {
    const first = slotOf(i, side);
    const step = (side === "bid" ? -1 : 1) * (this.#gaps[i] ?? 1);
    for (let k = 1; k < depthLevels; k += 1) {
      const price = (this.#prices[first] ?? 0) + step * k;
      if (this.#prices[first + k] === price) continue;
      this.#prices[first + k] = price;
      this.#resize(first, k, side, random, writer);
    }
  }

  #resize(
    first: number,
    level: number,
    side: BookSide,
    random: Random,
    writer: InstrumentWriter,
  ): void {
    this.#lots[first + level] = lotsByLevel[level]?.draw(random) ?? 1;
    if (this.#shown) this.#write(first, level, side, writer);
  }

  #write(first: number, level: number, side: BookSide, writer: InstrumentWriter): void {
    const lots = this.#lots[first + level] ?? 0;
    const orders = ordersByLots[lots] ?? 1;
    const price = this.#prices[first + level] ?? 0;
    if (price === 0) writer.level(side, level, Number.NaN, Number.NaN, Number.NaN);
    else writer.level(side, level, price, lots * roundLot, orders);
  }
}

function slotOf(i: number, side: BookSide): number {
  return (side === "bid" ? i * 2 : i * 2 + 1) * depthLevels;
}
