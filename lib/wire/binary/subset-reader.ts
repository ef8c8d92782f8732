/** Reads which of so many things are meant. */
import type { BitReader } from "./bit-reader.ts";
import { FrameError } from "./frame.ts";
import { takeRice } from "./integers-reader.ts";

/** Bits for the parameter of gaps. */
export const gapBits = 5;

/**
 * Reads which of `size` things are meant, into the start of `words`, a bit for each, none beyond
 * them. Wants as many words as these bits fill.
 */
export function readSubset(input: BitReader, words: Int32Array, size: number): void {
  if (!input.takeFlag()) {
    let left = size;
    for (let word = 0; left > 0; word += 1, left -= 32)
      words[word] = input.take(Math.min(32, left));
    return;
  }
  const inverted = input.takeFlag();
  const count = input.takeLength();
  const wordsUsed = (size + 31) >> 5;
  words.fill(inverted ? -1 : 0, 0, wordsUsed);
  if (inverted && (size & 31) !== 0) words[wordsUsed - 1] = (1 << (size & 31)) - 1;
  if (count === 0) return;
  const k = input.take(gapBits);
  let place = -1;
  for (let at = 0; at < count; at += 1) {
    place += takeRice(input, k) + 1;
    if (place >= size) throw new FrameError(`a frame names number ${place} of ${size}`);
    words[place >> 5] = (words[place >> 5] as number) ^ (1 << (place & 31));
  }
}
