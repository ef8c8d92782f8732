/** Writes which rows have cells in a column: mostly the same ones as in a column before. */
import type { BitWriter } from "./bit-writer.ts";
import { bitsSet, wordsFor } from "./bits.ts";
import { writeSubset } from "./subset-writer.ts";

export class PresenceWriter {
  /** The different sets of rows so far: the first `#length` of them. */
  readonly #sets: Int32Array[] = [];
  #length = 0;
  #rows = 0;
  #words = 0;
  #difference = new Int32Array(8);

  /** Begins a frame of so many rows. */
  begin(rows: number): void {
    this.#rows = rows;
    this.#words = wordsFor(rows);
    this.#length = 0;
    if (this.#difference.length < this.#words) this.#difference = new Int32Array(this.#words * 2);
  }

  /** Writes a set of rows, of which `count` are in it. */
  write(out: BitWriter, words: Int32Array, count: number): void {
    const { best, least } = this.#nearest(words, count);
    out.put(best + 1, 32 - Math.clz32(this.#length));
    const difference = this.#difference;
    const base = this.#sets[best];
    for (let word = 0; word < this.#words; word += 1) {
      difference[word] =
        (words[word] as number) ^ (base === undefined ? 0 : (base[word] as number));
    }
    writeSubset(out, difference, this.#rows, least);
    if (base === undefined || least > 0) this.#remember(words);
  }

  /** The earlier set from which this one differs least, or -1 for none. */
  #nearest(words: Int32Array, count: number): { best: number; least: number } {
    let best = -1;
    // All rows but a few are as short as a few.
    let least = Math.min(count, this.#rows - count);
    for (let set = 0; set < this.#length && least > 0; set += 1) {
      const other = this.#sets[set] as Int32Array;
      let different = 0;
      for (let word = 0; word < this.#words; word += 1) {
        different += bitsSet((words[word] as number) ^ (other[word] as number));
      }
      if (different >= least) continue;
      least = different;
      best = set;
    }
    return { best, least: best < 0 ? count : least };
  }

  #remember(words: Int32Array): void {
    let copy = this.#sets[this.#length];
    if (copy === undefined || copy.length < this.#words) copy = new Int32Array(this.#words * 2);
    copy.set(words.subarray(0, this.#words));
    this.#sets[this.#length++] = copy;
  }
}
