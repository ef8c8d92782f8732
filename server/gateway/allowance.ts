/**
 * What a budget allows, byte by byte: says when the next delta may go. Two rules together. What
 * has been sent is paid for at a little less than the budget, and nothing goes before all is paid:
 * that spaces deltas evenly, whatever their size. And no ten seconds hold more than ten seconds'
 * worth, which the first rule alone would break by one large delta.
 */

/** Over how long a budget is kept, ms: shorter stretches may hold more. */
export const budgetWindowMs = 10_000;

/** The window is counted in bins of this length, ms. */
const binMs = 100;
/** One more than the window has, so that what is in the oldest bin counts until all of it is out. */
const binCount = budgetWindowMs / binMs + 1;
/** For how long a delta as large as one that was seen is expected again, ms, twice that at most. */
const expectedForMs = 20_000;
/** How much larger than any of late the next may be. */
const growth = 1.25;
/** How much of the budget is spent on paying. */
const paidShare = 0.9;
/** What is not used may be saved for this long, ms, so that a delta a little early need not wait. */
const savedMaxMs = 500;
/** The first delta of a subscription costs at most this much, in ms of the budget. */
export const firstCostMaxMs = 3_000;

export class Allowance {
  /** bytes a ms that are paid. */
  readonly #perMs: number;
  /** bytes in a window at most. */
  readonly #windowMax: number;
  readonly #bins = new Float64Array(binCount);
  /** Number of the newest bin: ms since the epoch in bins. */
  #bin: number;
  #inWindow = 0;
  /** The largest deltas of the present spell and of the one before, bytes. */
  #largest = 0;
  #largestBefore = 0;
  #spellAt: number;
  /** bytes; under 0 is owed. */
  #balance: number;
  #paidAt: number;

  /**
   * @param bytesPerSecond over 0.
   * @param now ms since the epoch; so everywhere below, never less than before.
   */
  constructor(bytesPerSecond: number, now: number) {
    this.#perMs = (bytesPerSecond * paidShare) / 1_000;
    this.#windowMax = (bytesPerSecond * budgetWindowMs) / 1_000;
    this.#balance = this.#perMs * savedMaxMs;
    this.#paidAt = now;
    this.#spellAt = now;
    this.#bin = Math.floor(now / binMs);
  }

  /** bytes a second that may go over time. */
  get perSecond(): number {
    return this.#perMs * 1_000;
  }

  /** Takes what a delta costs. */
  spend(bytes: number, now: number): void {
    this.#settle(now);
    this.#balance -= bytes;
    this.#inWindow += bytes;
    const index = this.#bin % binCount;
    this.#bins[index] = (this.#bins[index] ?? 0) + bytes;
    if (now - this.#spellAt >= expectedForMs) {
      this.#largestBefore = this.#largest;
      this.#largest = 0;
      this.#spellAt = now;
    }
    this.#largest = Math.max(bytes, this.#largest);
  }

  /**
   * Takes what the first delta of a subscription costs: who asks for something large is not kept
   * waiting for all the rest until it is paid.
   */
  spendFirst(bytes: number, now: number): void {
    this.#settle(now);
    const room = Math.max(0, Math.ceil(this.#balance + this.#perMs * firstCostMaxMs));
    this.spend(Math.min(bytes, room), now);
  }

  /** How long until the next delta may go, ms; 0 is now. */
  waitMs(now: number): number {
    this.#settle(now);
    const unpaidMs = this.#balance < 0 ? Math.ceil(-this.#balance / this.#perMs) : 0;
    return Math.max(unpaidMs, this.#crowdedMs(now));
  }

  /** bytes a second over the last so many ms, at most the window's. */
  rateOver(ms: number, now: number): number {
    this.#settle(now);
    const bins = Math.min(binCount - 1, Math.max(1, Math.round(ms / binMs)));
    let bytes = 0;
    for (let back = 0; back < bins; back += 1) bytes += this.#bytesIn(this.#bin - back);
    return bytes / ((bins * binMs) / 1_000);
  }

  /** How long until another delta as large as the largest of late fits into the window. */
  #crowdedMs(now: number): number {
    const expected = growth * Math.max(this.#largest, this.#largestBefore);
    let left = this.#inWindow;
    for (let bin = this.#bin - binCount + 1; bin <= this.#bin; bin += 1) {
      // One that never fits goes when the window is empty.
      if (left + expected <= this.#windowMax || left <= 0) {
        return Math.max(0, (bin - 1 + binCount) * binMs - now);
      }
      left -= this.#bytesIn(bin);
    }
    return (this.#bin + binCount) * binMs - now;
  }

  #bytesIn(bin: number): number {
    return this.#bins[bin % binCount] ?? 0;
  }

  /** Pays for the time that has passed and lets go what is out of the window. */
  #settle(now: number): void {
    const elapsed = Math.max(0, now - this.#paidAt);
    this.#paidAt = now;
    this.#balance = Math.min(this.#perMs * savedMaxMs, this.#balance + elapsed * this.#perMs);
    const bin = Math.floor(now / binMs);
    for (let step = 0; this.#bin < bin && step < binCount; step += 1) {
      this.#bin = Math.max(this.#bin + 1, bin - binCount + 1);
      const index = this.#bin % binCount;
      this.#inWindow -= this.#bins[index] ?? 0;
      this.#bins[index] = 0;
    }
  }
}
