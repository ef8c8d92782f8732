/** Reads which rows have cells in a column. */
import type { BitReader } from "./bit-reader.ts";
import { wordsFor } from "./bits.ts";
import { FrameError } from "./frame.ts";
import { readSubset } from "./subset-reader.ts";

export class PresenceReader {
  readonly #sets: Int32Array[] = [];
  readonly #rows: number;

  /** Reads sets of so many rows. */
  constructor(rows: number) {
    this.#rows = rows;
  }

  /** Reads the next set, a bit for each row. */
  read(input: BitReader): Int32Array {
    const which = input.take(32 - Math.clz32(this.#sets.length));
    const base = this.#sets[which - 1];
    if (which > 0 && base === undefined) throw new FrameError("a frame names no set of rows");
    const words = new Int32Array(wordsFor(this.#rows));
    readSubset(input, words, this.#rows);
    if (base === undefined) {
      this.#sets.push(words);
      return words;
    }
    let isSame = true;
    for (let word = 0; word < words.length; word += 1) {
      if (words[word] !== 0) isSame = false;
      words[word] = (words[word] as number) ^ (base[word] as number);
    }
    if (!isSame) this.#sets.push(words);
    return words;
  }
}
