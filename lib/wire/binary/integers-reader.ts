/** Reads lists of whole numbers from 0 (see codes.ts). */
import type { BitReader } from "./bit-reader.ts";
import {
  codeBits,
  fixedCode,
  lengthMax,
  parameterBits,
  riceCode,
  tailCode,
  widthBits,
} from "./codes.ts";
import { FrameError } from "./frame.ts";

/**
 * Reads `count` whole numbers into the start of `values`.
 * @param bitsMin how many bits each takes at least.
 */
export function readIntegers(
  input: BitReader,
  values: Float64Array,
  count: number,
  bitsMin = 0,
): void {
  const code = input.take(codeBits);
  const parameter = input.take(code === fixedCode ? widthBits : parameterBits);
  if (code === fixedCode) {
    if (parameter < bitsMin || parameter > 53)
      throw new FrameError(`a frame has numbers of ${parameter} bits`);
    for (let at = 0; at < count; at += 1) values[at] = input.takeWide(parameter);
  } else if (code === riceCode) {
    for (let at = 0; at < count; at += 1) values[at] = takeRice(input, parameter);
  } else if (code === tailCode) {
    for (let at = 0; at < count; at += 1) values[at] = takeTail(input, parameter);
  } else throw new FrameError("a frame has numbers in no known code");
}

/** The whole number, of either sign, that was folded to one from 0. */
export function unfolded(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** A number in Rice code. */
export function takeRice(input: BitReader, k: number): number {
  return input.takeUnary() * 2 ** k + input.take(k);
}

function takeTail(input: BitReader, k: number): number {
  const beyond = input.takeUnary();
  if (beyond === 0) return input.take(k);
  const length = k + beyond - 1;
  if (length >= lengthMax) throw new FrameError(`a frame has a number of ${length} bits`);
  return 2 ** length + input.take(length);
}
