/**
 * Random numbers that repeat: a 32-bit linear congruential generator of full period (Hull and
 * Dobell's conditions hold), its state scrambled as in O'Neill's PCG (RXS M XS 32).
 */
export class FuzzRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
    this.#next();
  }

  /** A whole number from 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor((this.#next() / 2 ** 32) * bound);
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.#next() / 2 ** 32 < probability;
  }

  /** One of several; @throws RangeError for none. */
  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  }

  /** Some of several, in their order; at least one. */
  some<T>(from: readonly T[]): T[] {
    const share = (1 + this.below(4)) / 5;
    const some = from.filter(() => this.chance(share));
    return some.length > 0 ? some : [this.pick(from)];
  }

  #next(): number {
    this.#state = (Math.imul(this.#state, 747_796_405) + 2_891_336_453) >>> 0;
    const state = this.#state;
    const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277_803_737) >>> 0;
    return ((word >>> 22) ^ word) >>> 0;
  }
}
