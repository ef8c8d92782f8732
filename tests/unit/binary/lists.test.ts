import { expect, test } from "vitest";
import { fixedCode, riceCode, tailCode } from "../../../lib/wire/binary/codes.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { readIntegers } from "../../../lib/wire/binary/integers-reader.ts";
import {
  type Coding,
  cheapest,
  folded,
  Tally,
  writeIntegers,
} from "../../../lib/wire/binary/integers-writer.ts";
import { Random } from "../../support/random.ts";
import { bitsOf, readerOf } from "./frames.ts";

function codingOf(numbers: Float64Array): Coding {
  const tally = new Tally();
  tally.take(numbers, numbers.length, 0, Math.max(...numbers));
  const coding = { code: 0, parameter: 0, bits: 0 };
  cheapest(tally, coding);
  return coding;
}

function lengthIn(numbers: Float64Array, coding: Coding): number {
  return bitsOf((out) => writeIntegers(out, numbers, numbers.length, coding)).length;
}

const spreads: Record<string, (random: Random) => number> = {
  "all the same": () => 7,
  even: (random) => random.below(100),
  "falling off": (random) => Math.floor(-40 * Math.log(1 - random.unit())),
  "long-tailed": (random) => Math.floor((1 - random.unit()) ** -1.5) - 1,
  "long-tailed from 100": (random) => Math.floor(100 * (1 - random.unit()) ** -1.5),
  "mostly 0": (random) => (random.chance(0.9) ? 0 : random.below(1_000)),
  large: (random) => 2 ** 31 - 1 - random.below(3),
};

for (const [name, draw] of Object.entries(spreads)) {
  test(`F9 numbers that are ${name} come back, and no code is much shorter than theirs`, () => {
    const random = new Random(3);
    for (const count of [1, 2, 20, 300]) {
      const numbers = Float64Array.from({ length: count }, () => draw(random));
      const coding = codingOf(numbers);
      const input = readerOf((out) => writeIntegers(out, numbers, count, coding));
      const read = new Float64Array(count);
      readIntegers(input, read, count);
      expect(read).toEqual(numbers);
      input.mustEnd();
      const written = lengthIn(numbers, coding);
      for (const code of [riceCode, tailCode]) {
        for (let parameter = 0; parameter < 31; parameter += 1) {
          // A unary part of a billion ones is no rival.
          if (Math.max(...numbers) / 2 ** parameter > 1_000) continue;
          const other = lengthIn(numbers, { code, parameter, bits: 0 });
          expect(written, `${count} in code ${code}, ${parameter}`).toBeLessThan(other * 1.06 + 8);
        }
      }
    }
  });
}

test("F9 numbers from 2^31 to 2^53 - 1 are in the width of the largest", () => {
  const numbers = Float64Array.of(0, 2 ** 31, Number.MAX_SAFE_INTEGER, 5);
  const coding = codingOf(numbers);
  expect(coding).toMatchObject({ code: fixedCode, parameter: 53 });
  const read = new Float64Array(4);
  readIntegers(
    readerOf((out) => writeIntegers(out, numbers, 4, coding)),
    read,
    4,
  );
  expect(read).toEqual(numbers);
});

test("F9 the codes are what the document says", () => {
  const bits = (code: number, parameter: number, value: number) =>
    bitsOf((out) => writeIntegers(out, Float64Array.of(value), 1, { code, parameter, bits: 0 }));
  // Lowest bits first: the code in two bits, k in five.
  expect(bits(fixedCode, 4, 6)).toBe("00" + "001000" + "0110");
  expect(bits(riceCode, 2, 13)).toBe("10" + "01000" + "1110" + "10");
  expect(bits(tailCode, 2, 3)).toBe("01" + "01000" + "0" + "11");
  expect(bits(tailCode, 2, 21)).toBe("01" + "01000" + "1110" + "1010");
});

test("F9 folding keeps numbers near 0 small", () => {
  expect([0, -1, 1, -2, 2].map(folded)).toEqual([0, 1, 2, 3, 4]);
});

test("F11 lists in no known code, or of numbers that are too long, are refused", () => {
  const values = new Float64Array(1);
  for (const write of [
    [3, 2, 0, 5],
    [fixedCode, 2, 54, 6],
  ] as const) {
    const [code, codeWidth, parameter, width] = write;
    const input = readerOf((out) => {
      out.put(code, codeWidth);
      out.put(parameter, width);
      out.put(0, 32);
      out.put(0, 32);
    });
    expect(() => readIntegers(input, values, 1)).toThrow(FrameError);
  }
  const long = readerOf((out) => {
    out.put(tailCode, 2);
    out.put(20, 5);
    // Of 31 bits beside the first, one more than there may be.
    out.putUnary(12);
    out.put(0, 32);
    out.put(0, 32);
  });
  expect(() => readIntegers(long, values, 1)).toThrow(FrameError);
});
