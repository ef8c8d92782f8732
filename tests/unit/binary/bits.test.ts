import { expect, test } from "vitest";
import { bitLength } from "../../../lib/wire/binary/bit-writer.ts";
import { bitsSet, listPlaces } from "../../../lib/wire/binary/bits.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { Random } from "../../support/random.ts";
import { bitsOf, readerOf } from "./frames.ts";

const max = Number.MAX_SAFE_INTEGER;

test("F1 fields have their lowest bit first, and go on over the ends of words", () => {
  expect(bitsOf((out) => out.put(6, 4))).toBe("0110");
  const random = new Random(1);
  const fields = Array.from({ length: 2_000 }, () => {
    const width = random.below(54);
    return { width, value: Math.floor(random.unit() * 2 ** width) };
  });
  const input = readerOf((out) => {
    for (const { value, width } of fields) out.putWide(value, width);
  });
  for (const { value, width } of fields) expect(input.takeWide(width)).toBe(value);
  input.mustEnd();
});

test("F1 counts are in Elias' delta code", () => {
  expect(bitsOf((out) => out.putCount(0))).toBe("0");
  // 2: N is 2, of two bits: unary 1; its low bit, 0; the low bit of 2, 0.
  expect(bitsOf((out) => out.putCount(1))).toBe("1000");
  expect(bitsOf((out) => out.putCount(2))).toBe("1001");
  // 8: N is 4, of three bits: unary 2; 00; the low three bits of 8.
  expect(bitsOf((out) => out.putCount(7))).toBe("11000000");
  expect(bitsOf((out) => out.putCount(max))).toHaveLength(5 + 1 + 5 + 53);
});

test("F1 counts, signed and unary numbers come back", () => {
  const counts = [0, 1, 2, 3, 62, 63, 64, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 52, max - 1, max];
  const signed = [0, 1, -1, 2, -2, 2 ** 31, -(2 ** 31), 2 ** 51, -(2 ** 51)];
  const ones = [0, 1, 30, 31, 32, 33, 63, 64, 500];
  const input = readerOf((out) => {
    for (const count of counts) out.putCount(count);
    for (const value of signed) out.putSigned(value);
    for (const value of ones) out.putUnary(value);
  });
  for (const count of counts) expect(input.takeCount()).toBe(count);
  for (const value of signed) expect(input.takeSigned()).toBe(value);
  for (const value of ones) expect(input.takeUnary()).toBe(value);
  input.mustEnd();
});

test("F1 floats come back to the bit", () => {
  const floats = [0, -0, 0.1, -1 / 3, 5e-324, 1.7976931348623157e308];
  const input = readerOf((out) => {
    out.put(1, 3);
    for (const float of floats) out.putFloat(float);
  });
  input.take(3);
  for (const float of floats) expect(input.takeFloat()).toBe(float);
});

test("F11 what ends too soon, or goes on, is refused", () => {
  expect(() => readerOf((out) => out.put(5, 8)).take(9)).toThrow(FrameError);
  expect(() => readerOf((out) => out.put(255, 8)).takeUnary()).toThrow(FrameError);
  expect(() => readerOf((out) => out.put(0, 16)).mustEnd()).toThrow(FrameError);
  const unread = readerOf((out) => out.put(0b101, 3));
  unread.take(2);
  expect(() => unread.mustEnd()).toThrow(FrameError);
});

test("F11 a count of more than 2^53 - 1 is refused", () => {
  const seven = readerOf((out) => out.putUnary(6));
  expect(() => seven.takeCount()).toThrow(FrameError);
  const tooLarge = readerOf((out) => {
    out.putUnary(5);
    // N is 54, and a bit beside the first of 2^53 makes it 2^53 + 1.
    out.put(54 - 32, 5);
    out.putWide(1, 53);
  });
  expect(() => tooLarge.takeCount()).toThrow(FrameError);
});

test("how long a number is, and which bits are set", () => {
  for (const [value, length] of [
    [0, 0],
    [1, 1],
    [255, 8],
    [256, 9],
    [2 ** 32 - 1, 32],
    [2 ** 32, 33],
    [2 ** 53, 54],
  ] as const) {
    expect(bitLength(value)).toBe(length);
  }
  expect([0, 1, -1, 0x8000_0001, 0x0f0f_0f0f].map(bitsSet)).toEqual([0, 1, 32, 2, 16]);
  const places = new Int32Array(8);
  const words = Int32Array.of(-(2 ** 31) | 5, 1);
  expect([...places.subarray(0, listPlaces(words, 33, places))]).toEqual([0, 2, 31, 32]);
});
