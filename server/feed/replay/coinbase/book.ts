/**
 * An order book by price level. Each side is sorted with its best level last: most changes happen
 * near the best, so that inserting and removing moves few entries.
 */

/** More levels on a side than any recorded book has; the worst are let go beyond it. */
const levelsMax = 50_000;

export class BookSide {
  readonly #prices: number[] = [];
  readonly #sizes: number[] = [];
  /** 1 where a higher price is better (bids), -1 where a lower one is (asks). */
  readonly #sign: 1 | -1;

  constructor(side: "bid" | "ask") {
    this.#sign = side === "bid" ? 1 : -1;
  }

  /** The number of levels. */
  get depth(): number {
    return this.#prices.length;
  }

  /** The price of a level in steps, 0 being the best; NaN where there is none. */
  price(level: number): number {
    return this.#prices[this.#prices.length - 1 - level] ?? Number.NaN;
  }

  /** The size of a level, 0 being the best; NaN where there is none. */
  size(level: number): number {
    return this.#sizes[this.#sizes.length - 1 - level] ?? Number.NaN;
  }

  /** Sets the size at a price in steps; 0 removes the level. */
  set(price: number, size: number): void {
    const at = this.#find(price);
    const there = this.#prices[at] === price;
    if (size === 0) {
      if (!there) return;
      this.#prices.splice(at, 1);
      this.#sizes.splice(at, 1);
    } else if (there) this.#sizes[at] = size;
    else {
      this.#prices.splice(at, 0, price);
      this.#sizes.splice(at, 0, size);
      if (this.#prices.length > levelsMax) {
        this.#prices.shift();
        this.#sizes.shift();
      }
    }
  }

  /** Replaces all levels: pairs of price in steps and size, in any order. */
  replace(levels: readonly (readonly [price: number, size: number])[]): void {
    const best = new Map(levels.filter(([, size]) => size > 0));
    const sorted = [...best].sort(([a], [b]) => (a - b) * this.#sign).slice(-levelsMax);
    this.clear();
    for (const [price, size] of sorted) {
      this.#prices.push(price);
      this.#sizes.push(size);
    }
  }

  clear(): void {
    this.#prices.length = 0;
    this.#sizes.length = 0;
  }

  /** Where a price is, or would be inserted. */
  #find(price: number): number {
    let low = 0;
    let high = this.#prices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (((this.#prices[middle] ?? 0) - price) * this.#sign < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
