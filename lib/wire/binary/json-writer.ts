/** Writes JSON values: lists of numbers in little, all else as text. */
import type { CellValue } from "../../table/delta.ts";
import type { BitWriter } from "./bit-writer.ts";
import { fixedCode } from "./codes.ts";
import { type Coding, cheapest, folded, Tally, writeIntegers } from "./integers-writer.ts";
import { scaled, unscaled } from "./near.ts";
import { exponentOf } from "./numbers-writer.ts";
import { writeTexts } from "./text-writer.ts";

/** Differences up to here stay whole when they are folded. */
const differenceMax = 2 ** 51;

export class JsonWriter {
  #numbers = new Float64Array(64);
  readonly #tally = new Tally();
  readonly #coding: Coding = { code: 0, parameter: 0, bits: 0 };

  /** Writes a value that is not null. */
  write(out: BitWriter, value: CellValue): void {
    if (Array.isArray(value) && this.#writeNumbers(out, value)) return;
    out.putFlag(false);
    writeTexts(out, [JSON.stringify(value)]);
  }

  /** Writes a list if it is one of numbers that come back the same; false if it is not. */
  #writeNumbers(out: BitWriter, list: readonly unknown[]): boolean {
    const count = list.length;
    if (count === 0) return false;
    if (count > this.#numbers.length) this.#numbers = new Float64Array(count * 2);
    const numbers = this.#numbers;
    for (let at = 0; at < count; at += 1) {
      const number = list[at];
      // Minus zero becomes zero, as it does in JSON.
      if (typeof number !== "number") return false;
      numbers[at] = number;
    }
    const exponent = exponentOf(numbers, count);
    let before = 0;
    let first = 0;
    let max = 0;
    for (let at = 0; at < count; at += 1) {
      const units = Math.round(scaled(numbers[at] as number, exponent));
      if (unscaled(units, exponent) !== numbers[at] || Math.abs(units) > differenceMax)
        return false;
      if (at === 0) first = units;
      else {
        const difference = folded(units - before);
        if (difference > max) max = difference;
        numbers[at - 1] = difference;
      }
      before = units;
    }
    out.putFlag(true);
    out.putSigned(exponent);
    out.putCount(count);
    out.putSigned(first);
    if (count > 1) this.#writeDifferences(out, count - 1, max);
    return true;
  }

  #writeDifferences(out: BitWriter, count: number, max: number): void {
    this.#tally.take(this.#numbers, count, 0, max);
    const coding = this.#coding;
    cheapest(this.#tally, coding);
    // A reader bounds the length of a list by the bits that are left, so each takes one at least.
    if (coding.code === fixedCode) coding.parameter = Math.max(1, coding.parameter);
    writeIntegers(out, this.#numbers, count, coding);
  }
}
