/** Debt beyond which it is dropped: time lost for good is better than a burst. */
const debtMax = 250;

/** A batch makes up for at most this many batches, so that one never holds the process long. */
const catchUpMax = 3;

/** Says how much wall time a batch has to make good. */
export class Metronome {
  readonly #batchMs: number;
  #last = 0;
  #debt = 0;

  constructor(batchMs: number) {
    this.#batchMs = batchMs;
  }

  /** Counts from `now`, ms. */
  begin(now: number): void {
    this.#last = now;
    this.#debt = 0;
  }

  /** ms to make good now; what is left over is carried. */
  due(now: number): number {
    this.#debt += Math.max(0, now - this.#last);
    this.#last = now;
    if (this.#debt > debtMax) this.#debt = this.#batchMs;
    const part = Math.min(this.#debt, catchUpMax * this.#batchMs);
    this.#debt -= part;
    return part;
  }
}
