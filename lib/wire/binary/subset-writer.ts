/** Writes which of so many things are meant. */
import type { BitWriter } from "./bit-writer.ts";
import { putRice } from "./integers-writer.ts";
import { gapBits } from "./subset-reader.ts";

/**
 * Writes which of `size` things are meant, by whichever is shorter: a bit for each, or the gaps
 * between those that are, or between those that are not.
 * @param words a bit for each thing, none beyond them. @param count how many are set.
 */
export function writeSubset(out: BitWriter, words: Int32Array, size: number, count: number): void {
  const inverted = count * 2 > size;
  const few = inverted ? size - count : count;
  const k = parameterFor(few, size);
  // About as many bits as gaps will take; a little off does no harm.
  const gaps = 2 + 12 + few * (k + 1) + Math.floor((size - few) / 2 ** k);
  if (few > 0 && gaps >= size) {
    out.put(0, 1);
    let left = size;
    for (let word = 0; left > 0; word += 1, left -= 32) {
      out.put(words[word] as number, Math.min(32, left));
    }
    return;
  }
  out.put(inverted ? 3 : 1, 2);
  out.putCount(few);
  if (few === 0) return;
  out.put(k, gapBits);
  const flip = inverted ? -1 : 0;
  let before = -1;
  for (let word = 0; word * 32 < size; word += 1) {
    let bits = (words[word] as number) ^ flip;
    while (bits !== 0) {
      const place = word * 32 + 31 - Math.clz32(bits & -bits);
      if (place >= size) break;
      putRice(out, place - before - 1, k);
      before = place;
      bits &= bits - 1;
    }
  }
}

/** The k for the gaps between `count` of `size` things. */
function parameterFor(count: number, size: number): number {
  if (count === 0) return 0;
  const mean = (size - count) / count;
  return Math.min(2 ** gapBits - 1, 32 - Math.clz32(mean * Math.LN2));
}
