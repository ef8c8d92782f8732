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
