import { expect, test } from "vitest";
import { bitsSet, wordsFor } from "../../../lib/wire/binary/bits.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { readSubset } from "../../../lib/wire/binary/subset-reader.ts";
import { writeSubset } from "../../../lib/wire/binary/subset-writer.ts";
import { Random } from "../../support/random.ts";
import { bitsOf, readerOf } from "./frames.ts";

function wordsOf(size: number, isMeant: (at: number) => boolean): Int32Array {
  const words = new Int32Array(wordsFor(size));
  for (let at = 0; at < size; at += 1) {
    if (isMeant(at)) words[at >> 5] = (words[at >> 5] ?? 0) | (1 << (at & 31));
  }
  return words;
}

const countOf = (words: Int32Array) => words.reduce((sum, word) => sum + bitsSet(word), 0);

test("F6 any subset comes back, however dense", () => {
  const random = new Random(2);
  for (let round = 0; round < 5_000; round += 1) {
    const size = 1 + random.below(round % 2 === 0 ? 20 : 500);
    const density = random.pick([0, 0.01, 0.1, 0.5, 0.9, 0.99, 1]);
    const words = wordsOf(size, () => random.chance(density));
    const input = readerOf((out) => writeSubset(out, words, size, countOf(words)));
    // What is in the way must not stay.
    const read = new Int32Array(words.length).fill(round);
    readSubset(input, read, size);
    expect(read).toEqual(words);
    input.mustEnd();
  }
});

test("F6 few of many, and all but a few, take less than a bit each", () => {
  const bits = (isMeant: (at: number) => boolean) => {
    const words = wordsOf(1_000, isMeant);
    return bitsOf((out) => writeSubset(out, words, 1_000, countOf(words))).length;
  };
  expect(bits(() => true)).toBe(3);
  expect(bits(() => false)).toBe(3);
  expect(bits((at) => at % 100 === 7)).toBeLessThan(110);
  expect(bits((at) => at % 100 !== 7)).toBeLessThan(110);
  expect(bits((at) => at % 2 === 0)).toBe(1_001);
});

test("F11 a subset of more than there is is refused", () => {
  const beyond = readerOf((out) => {
    out.put(1, 2);
    out.putCount(1);
    out.put(0, 5);
    out.putUnary(10);
  });
  expect(() => readSubset(beyond, new Int32Array(1), 10)).toThrow(FrameError);
  const many = readerOf((out) => {
    out.put(1, 2);
    out.putCount(2 ** 40);
  });
  expect(() => readSubset(many, new Int32Array(1), 10)).toThrow(FrameError);
});
