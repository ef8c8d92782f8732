/**
 * A simulated time, ms since the start, with fractions. It is handed about as this object, since a
 * number with a fraction becomes an object of its own wherever it is stored in a field, handed to a
 * function or handed back, and ticks do that hundreds of thousands of times a second.
 */
export class SimulatedTime {
  readonly #ms = new Float64Array(1);

  get ms(): number {
    return this.#ms[0] ?? 0;
  }

  set ms(ms: number) {
    this.#ms[0] = ms;
  }
}
