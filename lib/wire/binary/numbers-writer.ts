/** Writes the numbers of a column as whole numbers, told apart from what lies near them. */
import type { TableReader } from "../../table/reader.ts";
import { type BitWriter, bitLength } from "./bit-writer.ts";
import { type Coding, cheapest, folded, Tally, writeIntegers } from "./integers-writer.ts";
import { nearAt, scaled, unscaled } from "./near.ts";
import { type ColumnPlan, exponentMax, exponentMin } from "./plan.ts";
import { fromBefore, fromNear, fromNothing, referenceBits } from "./references.ts";

/** Differences up to here stay whole when they are folded. */
const differenceMax = 2 ** 51;

/** What is considered for a column. */
class Candidate implements Coding {
  reference = fromNothing;
  /** About how many bits its differences have. */
  score = 0;
  /** The least and the greatest of them. */
  min = 0;
  max = 0;
  isFolded = false;
  base = 0;
  code = 0;
  parameter = 0;
  bits = 0;
}

export class NumbersWriter {
  #capacity = 0;
  #units = new Float64Array(0);
  #near = new Float64Array(0);
  #differences = new Float64Array(0);
  readonly #tally = new Tally();
  readonly #coding: Coding = { code: 0, parameter: 0, bits: 0 };
  #best = new Candidate();
  /** That of the column before in the frame. */
  #exponent = 0;

  /** Begins a frame. */
  begin(): void {
    this.#exponent = 0;
  }

  /**
   * Writes the numbers of a column.
   * @param values as stored, none of them null. @param slots the rows that they stand in.
   */
  write(
    out: BitWriter,
    table: TableReader,
    column: ColumnPlan,
    values: Float64Array,
    slots: Int32Array,
    count: number,
  ): void {
    this.#grow(count);
    const exponent = column.type === "price" ? 0 : exponentOf(values, count);
    const whole = toUnits(values, count, exponent, this.#units);
    const hasNear = column.near.length > 0;
    if (whole && hasNear) {
      for (let at = 0; at < count; at += 1) {
        this.#near[at] = nearAt(table, slots[at] as number, column, exponent);
      }
    }
    if (!whole || !this.#choose(count, hasNear)) {
      out.putFlag(true);
      for (let at = 0; at < count; at += 1) out.putFloat(values[at] as number);
      return;
    }
    out.putFlag(false);
    if (column.type !== "price") {
      out.putSigned(exponent - this.#exponent);
      this.#exponent = exponent;
    }
    const { reference, isFolded, base } = this.#best;
    if (count === 1) {
      if (hasNear) out.putFlag(reference === fromNear);
      out.putSigned(base);
      return;
    }
    out.put(reference, referenceBits);
    if (reference === fromBefore) out.putSigned(this.#units[0] as number);
    out.putFlag(isFolded);
    if (!isFolded) out.putSigned(base);
    const differences = this.#differences;
    const length = this.#tellApart(reference, count);
    for (let at = 0; at < length; at += 1) {
      const difference = differences[at] as number;
      differences[at] = isFolded ? folded(difference) : difference - base;
    }
    writeIntegers(out, differences, length, this.#best);
  }

  /** Finds the shortest way; false where there is none that is sure to be exact. */
  #choose(count: number, hasNear: boolean): boolean {
    const best = this.#best;
    best.bits = Number.POSITIVE_INFINITY;
    best.score = Number.POSITIVE_INFINITY;
    if (count === 1) {
      const value = this.#units[0] as number;
      const difference = hasNear ? value - (this.#near[0] as number) : value;
      best.reference = Math.abs(difference) < Math.abs(value) ? fromNear : fromNothing;
      best.base = best.reference === fromNear ? difference : value;
      return Math.abs(best.base) <= differenceMax;
    }
    this.#weigh(fromNothing, count);
    if (hasNear) this.#weigh(fromNear, count);
    if (Math.abs(this.#units[0] as number) <= differenceMax) this.#weigh(fromBefore, count);
    if (best.score < Number.POSITIVE_INFINITY) this.#chooseCode(count);
    return best.bits < count * 64;
  }

  /** Keeps a reference if its differences have fewer bits than those of the best so far. */
  #weigh(reference: number, count: number): void {
    const differences = this.#differences;
    const length = this.#tellApart(reference, count);
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < length; at += 1) {
      const difference = differences[at] as number;
      if (difference < min) min = difference;
      if (difference > max) max = difference;
    }
    if (min < -differenceMax || max > differenceMax) return;
    const base = reference === fromNothing || min > 0 ? min : 0;
    // All in the width of the largest; or each in its own, with a bit to say where it ends, or about
    // two and a half where some are below the base and so have a sign.
    let score = length * bitLength(max - min);
    if (max - min <= 0x7fff_ffff) {
      let own = min < base ? 2.5 * length : length;
      for (let at = 0; at < length; at += 1) {
        own += 32 - Math.clz32(Math.abs((differences[at] as number) - base));
      }
      score = Math.min(score, own);
    }
    score += signedBits(reference === fromBefore ? (this.#units[0] as number) : base);
    const best = this.#best;
    if (score >= best.score) return;
    best.score = score;
    best.reference = reference;
    best.min = min;
    best.max = max;
  }

  /** Finds how the differences to the best reference are best written. */
  #chooseCode(count: number): void {
    const { reference, min, max } = this.#best;
    const differences = this.#differences;
    const length = this.#tellApart(reference, count);
    const tally = this.#tally;
    tally.take(differences, length, min, max - min);
    this.#keepBetter(false, min, signedBits(min));
    if (min >= 0) return;
    tally.takeFolded(differences, length, Math.max(folded(min), folded(max)));
    this.#keepBetter(true, 0, 0);
  }

  #keepBetter(isFolded: boolean, base: number, head: number): void {
    const coding = this.#coding;
    cheapest(this.#tally, coding);
    const best = this.#best;
    if (coding.bits + head >= best.bits) return;
    best.isFolded = isFolded;
    best.base = base;
    best.code = coding.code;
    best.parameter = coding.parameter;
    best.bits = coding.bits + head;
  }

  /** Fills in the differences to a reference. @returns how many there are. */
  #tellApart(reference: number, count: number): number {
    const units = this.#units;
    const differences = this.#differences;
    if (reference === fromBefore) {
      for (let at = 1; at < count; at += 1) {
        differences[at - 1] = (units[at] as number) - (units[at - 1] as number);
      }
      return count - 1;
    }
    const near = this.#near;
    for (let at = 0; at < count; at += 1) {
      const unit = units[at] as number;
      differences[at] = reference === fromNear ? unit - (near[at] as number) : unit;
    }
    return count;
  }

  #grow(count: number): void {
    if (count <= this.#capacity) return;
    this.#capacity = count * 2;
    this.#units = new Float64Array(this.#capacity);
    this.#near = new Float64Array(this.#capacity);
    this.#differences = new Float64Array(this.#capacity);
  }
}

/** About how many bits `putSigned` takes. */
function signedBits(value: number): number {
  const length = bitLength(Math.abs(value)) + 1;
  return length + 2 * bitLength(length) - 2;
}

/**
 * The least exponent at which numbers are whole in units of `10^-exponent`; where they are at
 * none, any.
 */
export function exponentOf(values: Float64Array, count: number): number {
  let exponent = exponentMin;
  let isZero = true;
  for (let at = 0; at < count; at += 1) {
    const value = values[at] as number;
    if (value === 0) continue;
    isZero = false;
    while (exponent < exponentMax && !isWholeAt(value, exponent)) exponent += 1;
  }
  return isZero ? 0 : exponent;
}

function isWholeAt(value: number, exponent: number): boolean {
  return unscaled(Math.round(scaled(value, exponent)), exponent) === value;
}

/** Puts numbers into whole units of `10^-exponent`; false where they do not all come back the same. */
export function toUnits(
  values: Float64Array,
  count: number,
  exponent: number,
  units: Float64Array,
): boolean {
  for (let at = 0; at < count; at += 1) {
    const value = values[at] as number;
    const whole = exponent === 0 ? value : Math.round(scaled(value, exponent));
    // Minus zero is no whole number here: it would come back as zero.
    if (!Number.isSafeInteger(whole) || Object.is(whole, -0)) return false;
    if (exponent !== 0 && unscaled(whole, exponent) !== value) return false;
    units[at] = whole;
  }
  return true;
}
