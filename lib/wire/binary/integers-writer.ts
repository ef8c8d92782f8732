/** Writes a list of whole numbers from 0 in the shortest of the codes (see codes.ts). */
import { type BitWriter, bitLength } from "./bit-writer.ts";
import {
  codeBits,
  fixedCode,
  lengthMax,
  parameterBits,
  riceCode,
  tailCode,
  widthBits,
} from "./codes.ts";

/** What the cost of a list depends on. */
export class Tally {
  /** How many numbers have so many bits. */
  readonly lengths = new Int32Array(lengthMax + 1);
  count = 0;
  sum = 0;
  max = 0;

  /** Counts `values` less `base`, of which none is negative. */
  take(values: Float64Array, count: number, base: number, max: number): void {
    this.count = count;
    this.max = max;
    if (max > 0x7fff_ffff) return;
    const { lengths } = this;
    lengths.fill(0);
    let sum = 0;
    for (let at = 0; at < count; at += 1) {
      const value = (values[at] as number) - base;
      sum += value;
      const length = 32 - Math.clz32(value);
      lengths[length] = (lengths[length] as number) + 1;
    }
    this.sum = sum;
  }

  /** Counts `values` folded as of `folded`. @param max the largest of them, folded. */
  takeFolded(values: Float64Array, count: number, max: number): void {
    this.count = count;
    this.max = max;
    if (max > 0x7fff_ffff) return;
    const { lengths } = this;
    lengths.fill(0);
    let sum = 0;
    for (let at = 0; at < count; at += 1) {
      const value = folded(values[at] as number);
      sum += value;
      const length = 32 - Math.clz32(value);
      lengths[length] = (lengths[length] as number) + 1;
    }
    this.sum = sum;
  }
}

/** A whole number as one from 0: those near 0, of either sign, stay small. */
export function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** How a list is to be written. */
export interface Coding {
  code: number;
  parameter: number;
  /** How many bits it will take, about. */
  bits: number;
}

/** Finds the shortest code for a list; the answer is written into `best`. */
export function cheapest(tally: Tally, best: Coding): void {
  const { count, max, sum } = tally;
  const width = bitLength(max);
  best.code = fixedCode;
  best.parameter = width;
  best.bits = codeBits + widthBits + count * width;
  if (max > 0x7fff_ffff) return;
  const head = codeBits + parameterBits;
  // The k that is best for numbers that fall off geometrically, or the one below.
  const k = bitLength(Math.floor((sum / count) * Math.LN2));
  for (let at = Math.max(0, k - 1); at <= k; at += 1) {
    // About half of a step is lost to each rounding down.
    const step = 2 ** -at;
    const quotients = Math.max(0, sum * step - count * 0.5 * (1 - step));
    consider(best, riceCode, at, head + count * (at + 1) + quotients);
  }
  considerTail(best, tally, width, head);
}

/** Tail code: a longer k makes those of at most k bits a bit longer, others mostly a bit shorter. */
function considerTail(best: Coding, { count, lengths }: Tally, width: number, head: number): void {
  let bits = head;
  for (let length = 0; length <= width; length += 1) {
    bits += (lengths[length] as number) * (length === 0 ? 1 : 2 * length);
  }
  let shorter = 0;
  for (let k = 0; k < width; k += 1) {
    consider(best, tailCode, k, bits);
    shorter += lengths[k] as number;
    bits += 2 * shorter + (lengths[k + 1] as number) - count;
  }
}

function consider(best: Coding, code: number, parameter: number, bits: number): void {
  if (bits >= best.bits) return;
  best.code = code;
  best.parameter = parameter;
  best.bits = bits;
}

/** Writes a list as its coding says. */
export function writeIntegers(
  out: BitWriter,
  values: Float64Array,
  count: number,
  { code, parameter }: Coding,
): void {
  out.put(code, codeBits);
  out.put(parameter, code === fixedCode ? widthBits : parameterBits);
  if (code === riceCode) {
    for (let at = 0; at < count; at += 1) putRice(out, values[at] as number, parameter);
  } else if (code === tailCode) {
    for (let at = 0; at < count; at += 1) putTail(out, values[at] as number, parameter);
  } else if (parameter <= 32) {
    for (let at = 0; at < count; at += 1) out.put(values[at] as number, parameter);
  } else {
    for (let at = 0; at < count; at += 1) out.putWide(values[at] as number, parameter);
  }
}

/** @param value less than 2^31. */
export function putRice(out: BitWriter, value: number, k: number): void {
  const quotient = value >>> k;
  const low = value & ((1 << k) - 1);
  // Mostly all of it fits into one put: ones, a zero, then the low bits.
  if (quotient + 1 + k <= 30) {
    out.put(((1 << quotient) - 1) | (low << (quotient + 1)), quotient + 1 + k);
    return;
  }
  out.putUnary(quotient);
  out.put(low, k);
}

function putTail(out: BitWriter, value: number, k: number): void {
  const beyond = Math.max(0, 32 - Math.clz32(value) - k);
  out.putUnary(beyond);
  if (beyond === 0) out.put(value, k);
  else out.put(value ^ (1 << (k + beyond - 1)), k + beyond - 1);
}
