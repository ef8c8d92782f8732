/**
 * The reference prices of limit up-limit down: the mean of an instrument's prints of the last five
 * minutes. It is looked at every 30 seconds and replaced when it has moved by 1 %, as the plan has
 * it; where nothing has traded for five minutes the reference stays.
 */

/** Seconds from one look to the next. */
export const lookSeconds = 30;
const windowSeconds = 300;
const buckets = windowSeconds / lookSeconds;
const moveMin = 0.01;

export class References {
  /** Reference price of each instrument in whole steps; 0 before the first. */
  readonly prices: Int32Array;
  /** The second from which the next look is due, counted as the caller does. */
  readonly dueAt: Int32Array;
  /** Of each instrument, for each stretch of 30 s: the sum of prices, and how many there were. */
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;

  constructor(instruments: number) {
    this.prices = new Int32Array(instruments);
    this.dueAt = new Int32Array(instruments);
    this.#sums = new Float64Array(instruments * buckets);
    this.#counts = new Uint32Array(instruments * buckets);
  }

  /** Starts anew from the price of an auction. */
  begin(i: number, second: number, price: number): void {
    this.#sums.fill(0, i * buckets, (i + 1) * buckets);
    this.#counts.fill(0, i * buckets, (i + 1) * buckets);
    this.prices[i] = price;
    this.dueAt[i] = startOf(second) + lookSeconds;
    this.add(i, second, price);
  }

  /** A print. Every look that was due by then must have been taken. */
  add(i: number, second: number, price: number): void {
    const at = i * buckets + (Math.floor(second / lookSeconds) % buckets);
    this.#sums[at] = (this.#sums[at] ?? 0) + price;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  /**
   * Takes the look that is due, as of the last full 30 s, and forgets what is older than five
   * minutes.
   * @returns whether the reference has moved.
   */
  look(i: number, second: number): boolean {
    const now = startOf(second);
    // Nothing was printed since this look was due, or it would have been taken before.
    const first = Math.max(this.dueAt[i] ?? 0, now - windowSeconds);
    for (let at = first; at < now; at += lookSeconds) this.#forget(i, at);
    this.dueAt[i] = now + lookSeconds;
    const mean = this.#mean(i);
    // The stretch that begins now takes the place of the one that ended five minutes ago.
    this.#forget(i, now);
    const before = this.prices[i] ?? 0;
    if (mean === 0 || Math.abs(mean - before) < moveMin * before) return false;
    this.prices[i] = Math.max(1, Math.round(mean));
    return true;
  }

  /** The mean of the prints that are kept; 0 without any. */
  #mean(i: number): number {
    let sum = 0;
    let count = 0;
    for (let at = i * buckets; at < (i + 1) * buckets; at += 1) {
      sum += this.#sums[at] ?? 0;
      count += this.#counts[at] ?? 0;
    }
    return count === 0 ? 0 : sum / count;
  }

  #forget(i: number, second: number): void {
    const at = i * buckets + (Math.floor(second / lookSeconds) % buckets);
    this.#sums[at] = 0;
    this.#counts[at] = 0;
  }
}

function startOf(second: number): number {
  return Math.floor(second / lookSeconds) * lookSeconds;
}
