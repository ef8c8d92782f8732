/** Reads the numbers of a column. */
import type { BitReader } from "./bit-reader.ts";
import { FrameError } from "./frame.ts";
import { readIntegers } from "./integers-reader.ts";
import { unscaled } from "./near.ts";
import type { ColumnPlan } from "./plan.ts";
import { fromBefore, fromNear, fromNothing, referenceBits } from "./references.ts";

/** What numbers lie near: the place in the list that is read, and the exponent of its units. */
export type Near = (at: number, exponent: number) => number;

/**
 * Reads the numbers of a column, as they are stored, into the start of `values`.
 * @param before the exponent of the numbers' column before this one in the frame; 0 for the first.
 * @returns the exponent for the next one.
 * @throws FrameError also for numbers that are not whole where their column wants that.
 */
export function readNumbers(
  input: BitReader,
  column: ColumnPlan,
  values: Float64Array,
  count: number,
  near: Near,
  before: number,
): number {
  if (input.takeFlag()) {
    for (let at = 0; at < count; at += 1) values[at] = input.takeFloat();
    return before;
  }
  const exponent = column.type === "price" ? 0 : before + input.takeSigned();
  if (Math.abs(exponent) > 22) throw new FrameError(`a frame has an exponent of ${exponent}`);
  const reference = readDifferences(input, column.near.length > 0, values, count);
  for (let at = 0; at < count; at += 1) {
    let units = values[at] as number;
    if (reference === fromNear) units += near(at, exponent);
    if (!Number.isSafeInteger(units)) throw new FrameError("a frame has a number out of range");
    values[at] = exponent === 0 ? units : unscaled(units, exponent);
  }
  return column.type === "price" ? before : exponent;
}

/** Reads differences; those to the number before are summed up already. */
function readDifferences(
  input: BitReader,
  hasNear: boolean,
  values: Float64Array,
  count: number,
): number {
  if (count === 1) {
    const isNear = hasNear && input.takeFlag();
    values[0] = input.takeSigned();
    return isNear ? fromNear : fromNothing;
  }
  const reference = input.take(referenceBits);
  if (reference > fromBefore || (reference === fromNear && !hasNear)) {
    throw new FrameError("a frame tells numbers apart from nothing that there is");
  }
  const first = reference === fromBefore ? input.takeSigned() : 0;
  const isFolded = input.takeFlag();
  const base = isFolded ? 0 : input.takeSigned();
  readIntegers(input, values, reference === fromBefore ? count - 1 : count);
  if (reference !== fromBefore) {
    for (let at = 0; at < count; at += 1)
      values[at] = unfolded(values[at] as number, isFolded, base);
    return reference;
  }
  let sum = first;
  for (let at = 0; at < count; at += 1) {
    const difference = values[at] as number;
    values[at] = sum;
    sum += unfolded(difference, isFolded, base);
  }
  return reference;
}

function unfolded(value: number, isFolded: boolean, base: number): number {
  if (!isFolded) return value + base;
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
