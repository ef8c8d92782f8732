import type { Random } from "../random.ts";

/** Units of a round lot. */
export const roundLot = 100;

/** P(size > x) falls as x to this power; Plerou and Stanley 2007 found it below 2. */
const tailExponent = 1.5;
const lotsMax = 400;
const entries = 1024;

const lotsTable = Float64Array.from({ length: entries }, (_, i) =>
  Math.min(lotsMax, Math.floor(((i + 0.5) / entries) ** (-1 / tailExponent))),
);

/** A number of round lots, 1 to 128 by the table's resolution, heavy-tailed. */
export function drawLots(random: Random): number {
  return lotsTable[random.bits() >>> 22] ?? 1;
}

/** The mean of the lesser of two numbers of round lots: what a print is that is met by one order. */
export const meanPrintLots = meanLesser();

function meanLesser(): number {
  let sum = 0;
  for (let lots = 1; lots <= lotsMax; lots += 1) {
    sum += (lotsTable.filter((of) => of >= lots).length / entries) ** 2;
  }
  return sum;
}

/** Draws numbers of round lots, at least 1, that are on average a multiple of those of `drawLots`. */
export class ScaledLots {
  readonly #table: Uint16Array;

  /** @param scale at most 100. */
  constructor(scale: number) {
    this.#table = Uint16Array.from(lotsTable, (lots) => Math.max(1, Math.round(lots * scale)));
  }

  /** The most that can be drawn. */
  get max(): number {
    return this.#table.reduce((most, lots) => Math.max(most, lots));
  }

  draw(random: Random): number {
    return this.#table[random.bits() >>> 22] ?? 1;
  }
}
