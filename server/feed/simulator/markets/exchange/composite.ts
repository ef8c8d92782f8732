/** The value of all instruments at their last prices: what market-wide breakers go by. */
export class Composite {
  /** What a step of each price is worth, in units of currency; 0 where shares are not known. */
  readonly #weights: Float64Array;
  /** Last price of each in steps. */
  readonly last: Int32Array;
  #value = 0;

  /** @param stepValues worth of one step of all shares of each. @param prices in steps. */
  constructor(stepValues: readonly number[], prices: readonly number[]) {
    this.#weights = Float64Array.from(stepValues);
    this.last = Int32Array.from(prices);
    this.settle();
  }

  get value(): number {
    return this.#value;
  }

  move(i: number, price: number): void {
    this.#value += (this.#weights[i] ?? 0) * (price - (this.last[i] ?? 0));
    this.last[i] = price;
  }

  /** Adds all up anew, so that roundings do not gather over years. */
  settle(): void {
    this.#value = 0;
    for (const [i, weight] of this.#weights.entries()) {
      this.#value += weight * (this.last[i] ?? 0);
    }
  }
}
