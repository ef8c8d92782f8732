/**
 * What comes in, over the last ten seconds. Bytes are the characters of engine.io's packets: what
 * is sent is nearly all ASCII, so that they are the bytes on the wire before compression and
 * without the frames' few.
 */

/** A reading of the meter; ages are null where nothing came in. */
export interface Reading {
  /** How old the newest change of a delta was when it was applied, ms. */
  readonly ageP50: number | null;
  readonly ageP99: number | null;
  readonly deltasPerSecond: number;
  readonly kilobytesPerSecond: number;
}

export const readingNone: Reading = {
  ageP50: null,
  ageP99: null,
  deltasPerSecond: 0,
  kilobytesPerSecond: 0,
};

const windowMs = 10_000;
/** Deltas remembered, at most: 60 a second of a dozen topics for ten seconds. */
const deltasMax = 8_192;
/** Bytes are counted in parts of the window. */
const partMs = 500;
const parts = windowMs / partMs;

export class Meter {
  readonly #times = new Float64Array(deltasMax);
  readonly #ages = new Float64Array(deltasMax);
  #deltas = 0;
  readonly #bytes = new Float64Array(parts);
  #part = 0;
  #since: number | null = null;

  /** Counts a delta. @param age ms, or NaN where it says nothing of the way it came. */
  delta(now: number, age: number): void {
    this.#since ??= now;
    const at = this.#deltas % deltasMax;
    this.#times[at] = now;
    this.#ages[at] = age;
    this.#deltas += 1;
  }

  /** Counts bytes. */
  received(now: number, bytes: number): void {
    this.#since ??= now;
    this.#forget(now);
    const at = this.#part % parts;
    this.#bytes[at] = (this.#bytes[at] ?? 0) + bytes;
  }

  /** What came in over the window that ends now. */
  read(now: number): Reading {
    this.#forget(now);
    // A meter that has just begun must not look slow; below a second it would look fast.
    const seconds = Math.max(1_000, Math.min(windowMs, now - (this.#since ?? now))) / 1_000;
    const ages: number[] = [];
    let count = 0;
    const oldest = Math.max(0, this.#deltas - deltasMax);
    for (let index = this.#deltas - 1; index >= oldest; index -= 1) {
      if ((this.#times[index % deltasMax] ?? 0) <= now - windowMs) break;
      count += 1;
      const age = this.#ages[index % deltasMax] ?? Number.NaN;
      if (!Number.isNaN(age)) ages.push(age);
    }
    ages.sort((a, b) => a - b);
    const bytes = this.#bytes.reduce((sum, part) => sum + part, 0);
    return {
      ageP50: quantile(ages, 0.5),
      ageP99: quantile(ages, 0.99),
      deltasPerSecond: count / seconds,
      kilobytesPerSecond: bytes / 1_000 / seconds,
    };
  }

  #forget(now: number): void {
    const part = Math.floor(now / partMs);
    const stale = Math.min(parts, part - this.#part);
    for (let back = 0; back < stale; back += 1) this.#bytes[(part - back) % parts] = 0;
    this.#part = Math.max(this.#part, part);
  }
}

/** The nearest-rank quantile of sorted numbers. */
function quantile(sorted: readonly number[], q: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? null;
}
