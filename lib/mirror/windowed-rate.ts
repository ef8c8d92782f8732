/** What a reading of the meter is of, ms. */
export const windowMs = 10_000;

/** The window is counted in parts, of which whole ones are forgotten. */
const partMs = 100;
const parts = windowMs / partMs;

/** How much a second over the last ten seconds. Times never fall by more than a part. */
export class WindowedRate {
  readonly #sums = new Float64Array(parts);
  #part = 0;

  add(now: number, amount: number): void {
    this.#forget(now);
    const at = this.#part % parts;
    this.#sums[at] = (this.#sums[at] ?? 0) + amount;
  }

  /** @param since when counting began, ms since the epoch. */
  read(now: number, since: number): number {
    this.#forget(now);
    const sum = this.#sums.reduce((total, part) => total + part, 0);
    const covered = (parts - 1) * partMs + (now - this.#part * partMs);
    // What has just begun must not look slow; below a second it would look fast.
    return (sum * 1_000) / Math.max(1_000, Math.min(covered, now - since));
  }

  #forget(now: number): void {
    const part = Math.floor(now / partMs);
    const stale = Math.min(parts, part - this.#part);
    for (let back = 0; back < stale; back += 1) this.#sums[(part - back) % parts] = 0;
    this.#part = Math.max(this.#part, part);
  }
}
