/**
 * How old changes were when they came into sight, over the last half minute. A change that a later
 * one has overtaken before it was ever shown has no age: nobody has seen it.
 */

/** How far back one looks, ms. */
export const agesSpanMs = 30_000;
/** Ages kept, at most: 200 changes a second over the span, and some more. */
const agesMax = 8_192;

export class Ages {
  readonly #ages = new Float64Array(agesMax);
  readonly #times = new Float64Array(agesMax);
  /** Where the oldest stands, and how many there are; the arrays are a ring. */
  #first = 0;
  #count = 0;

  /** @param age ms; clocks that differ by little may make it negative, which counts as 0. */
  add(age: number, now: number): void {
    if (this.#count === agesMax) this.#drop();
    const place = (this.#first + this.#count) % agesMax;
    this.#ages[place] = Math.max(0, age);
    this.#times[place] = now;
    this.#count += 1;
  }

  /** The ages below which half and 99 % of all are, ms; null where there is none. */
  read(now: number): { readonly p50: number; readonly p99: number } | null {
    while (this.#count > 0 && (this.#times[this.#first] ?? 0) < now - agesSpanMs) this.#drop();
    if (this.#count === 0) return null;
    const sorted = new Float64Array(this.#count);
    for (let index = 0; index < this.#count; index += 1) {
      sorted[index] = this.#ages[(this.#first + index) % agesMax] ?? 0;
    }
    sorted.sort();
    // The nearest rank: the least age that so many are not above.
    const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }

  clear(): void {
    this.#count = 0;
  }

  #drop(): void {
    this.#first = (this.#first + 1) % agesMax;
    this.#count -= 1;
  }
}
