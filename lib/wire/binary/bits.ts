/** Sets as bits in words of 32. */

/** How many bits are set in a word. */
export function bitsSet(word: number): number {
  let pairs = word - ((word >>> 1) & 0x5555_5555);
  pairs = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return (((pairs + (pairs >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
}

/** How many words hold so many bits. */
export function wordsFor(size: number): number {
  return (size + 31) >> 5;
}

/** Writes the places of the bits that are set into `places`, in order. @returns how many. */
export function listPlaces(words: Int32Array, size: number, places: Int32Array): number {
  let count = 0;
  for (let word = 0; word * 32 < size; word += 1) {
    for (let bits = words[word] as number; bits !== 0; bits &= bits - 1) {
      places[count++] = word * 32 + 31 - Math.clz32(bits & -bits);
    }
  }
  return count;
}
