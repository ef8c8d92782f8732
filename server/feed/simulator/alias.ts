import type { Random } from "./random.ts";

/**
 * Draws an index in proportion to its weight in constant time, whatever the number of weights:
 * Walker's alias method (1977) with Vose's way to build the table (1991).
 */
export class AliasTable {
  readonly #keep: Float64Array;
  readonly #alias: Int32Array;

  /** @throws RangeError for no weights, or for one that is negative or not finite. */
  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0) || weights.some((weight) => !(weight >= 0 && weight < Infinity))) {
      throw new RangeError("weights must be finite, not negative and not all 0");
    }
    const n = weights.length;
    this.#keep = Float64Array.from(weights, (weight) => (weight * n) / total);
    this.#alias = Int32Array.from(weights, (_, i) => i);
    const small: number[] = [];
    const large: number[] = [];
    this.#keep.forEach((share, i) => {
      (share < 1 ? small : large).push(i);
    });
    for (;;) {
      const low = small.pop();
      const high = large.pop();
      if (low === undefined || high === undefined) {
        // What is left differs from 1 by rounding only.
        for (const rest of [low, high, ...small, ...large]) {
          if (rest !== undefined) this.#keep[rest] = 1;
        }
        return;
      }
      this.#alias[low] = high;
      const left = (this.#keep[high] ?? 0) - (1 - (this.#keep[low] ?? 0));
      this.#keep[high] = left;
      (left < 1 ? small : large).push(high);
    }
  }

  /** One draw: its whole part picks the cell, its fraction decides within it. */
  pick(random: Random): number {
    // As `uniform()`, which would hand back an object where it is not compiled into this.
    const at = (random.bits() >>> 0) * 2 ** -32 * this.#keep.length;
    const cell = at | 0;
    return at - cell < (this.#keep[cell] ?? 1) ? cell : (this.#alias[cell] ?? cell);
  }
}
