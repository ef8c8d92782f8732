/**
 * Numbers for tests that repeat from a seed. The generator is sfc32 of Chris Doty-Humphrey's
 * PractRand: a counter is part of its state, so no seed leads into a short cycle.
 */
export class Random {
  readonly seed: number;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** @param seed a whole number, 0 to 2^32 - 1. */
  constructor(seed: number) {
    this.seed = seed;
    this.#a = seed >>> 0;
    // Until the seed has reached all of the state, streams of neighbouring seeds are alike.
    for (let round = 0; round < 15; round += 1) this.#next();
  }

  /** A number from 0 up to 1, 1 excluded. */
  unit(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, `end` excluded. */
  below(end: number): number {
    return Math.floor(this.unit() * end);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of the values. @throws RangeError where there is none. */
  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError("nothing to pick from");
    return value;
  }

  #next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }
}
