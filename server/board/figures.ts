/**
 * Numbers of many owners in one array, each owner's side by side. Ticks go from instrument to
 * instrument all the time, and an array for each would have most of them wait for the memory.
 */
export class Figures {
  /** The numbers of all; replaced when it grows. */
  values = new Float64Array(1_024);
  #used = 0;

  /** Gives `count` numbers, all unknown (NaN), to an owner; returns where they begin. */
  reserve(count: number): number {
    const from = this.#used;
    this.#used += count;
    if (this.#used > this.values.length) this.#grow();
    this.values.fill(Number.NaN, from, this.#used);
    return from;
  }

  #grow(): void {
    const { values } = this;
    this.values = new Float64Array(Math.max(values.length * 2, this.#used));
    this.values.set(values);
  }
}
