/** How often values fell between certain bounds, since the start of the program. */

export interface HistogramCounts {
  /** Upper bounds, each included, rising. */
  readonly bounds: readonly number[];
  /** How many values fell up to each bound and over the one before; the last, over all bounds. */
  readonly counts: readonly number[];
  readonly sum: number;
  readonly count: number;
}

export class Histogram {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  /** Notes a value, so many times. */
  note(value: number, times = 1): void {
    const bounds = this.#bounds;
    let place = 0;
    while (place < bounds.length && value > (bounds[place] ?? 0)) place += 1;
    this.#counts[place] = (this.#counts[place] ?? 0) + times;
    this.#sum += value * times;
    this.#count += times;
  }

  /** As it stands; it does not change any more. */
  read(): HistogramCounts {
    return {
      bounds: this.#bounds,
      counts: [...this.#counts],
      sum: this.#sum,
      count: this.#count,
    };
  }
}
