/**
 * What comes in, over the last ten seconds. Bytes are the payloads of messages: what a WebSocket
 * carries, before compression and without the few that frame each message.
 *
 * Rows conflated away are changes of rows that did not come since a newer one took their place, or
 * since they touched no column that is watched. They are told apart by how often the rows have
 * changed so far, which every delta says: what that has grown by since the delta before, less the
 * rows that came. Nothing is counted where that says nothing of the pace: by a snapshot, by the
 * first delta after asking (it tells of a cut as well), and after a pause longer than the window.
 */

import { WindowedRate, windowMs } from "./windowed-rate.ts";

/** A reading of the meter; ages are null where nothing came in. */
export interface Reading {
  /** How old the newest change of a delta was when it was drawn, ms. */
  readonly ageP50: number | null;
  readonly ageP99: number | null;
  readonly deltasPerSecond: number;
  readonly kilobytesPerSecond: number;
  /** Changes of rows a second that newer ones took the place of before they were sent. */
  readonly conflatedPerSecond: number;
}

export const readingNone: Reading = {
  ageP50: null,
  ageP99: null,
  deltasPerSecond: 0,
  kilobytesPerSecond: 0,
  conflatedPerSecond: 0,
};

/** Ages remembered, at most: 60 deltas a second of a dozen topics for ten seconds. */
const agesMax = 8_192;

/** Deltas between two frames whose age is noted, at most. */
const undrawnMax = 1_000;

export class Meter {
  readonly #times = new Float64Array(agesMax);
  readonly #ages = new Float64Array(agesMax);
  #drawn = 0;
  readonly #undrawn: number[] = [];
  readonly #deltas = new WindowedRate();
  readonly #bytes = new WindowedRate();
  readonly #conflated = new WindowedRate();
  #since: number | null = null;

  /**
   * Counts a delta.
   * @param conflated changes of rows that were left out since the one before.
   * @param madeAt when its newest change was made, ms by the server's clock; null where that says
   *   nothing of the way it came.
   */
  delta(now: number, conflated: number, madeAt: number | null): void {
    this.#since ??= now;
    this.#deltas.add(now, 1);
    this.#conflated.add(now, conflated);
    if (madeAt !== null && this.#undrawn.length < undrawnMax) this.#undrawn.push(madeAt);
  }

  /** What has come in is on the screen now. @param serverNow the time by the server's clock. */
  drawn(now: number, serverNow: number): void {
    for (const madeAt of this.#undrawn) {
      const at = this.#drawn % agesMax;
      this.#times[at] = now;
      // An offset that is a little off must not make what is new come from the future.
      this.#ages[at] = Math.max(0, serverNow - madeAt);
      this.#drawn += 1;
    }
    this.#undrawn.length = 0;
  }

  /** Counts bytes. */
  received(now: number, bytes: number): void {
    this.#since ??= now;
    this.#bytes.add(now, bytes);
  }

  /** What came in over the window that ends now. */
  read(now: number): Reading {
    const since = this.#since ?? now;
    const ages: number[] = [];
    const oldest = Math.max(0, this.#drawn - agesMax);
    for (let index = this.#drawn - 1; index >= oldest; index -= 1) {
      if ((this.#times[index % agesMax] ?? 0) <= now - windowMs) break;
      ages.push(this.#ages[index % agesMax] ?? 0);
    }
    ages.sort((a, b) => a - b);
    return {
      ageP50: quantile(ages, 0.5),
      ageP99: quantile(ages, 0.99),
      deltasPerSecond: this.#deltas.read(now, since),
      kilobytesPerSecond: this.#bytes.read(now, since) / 1_000,
      conflatedPerSecond: this.#conflated.read(now, since),
    };
  }
}

/** The nearest-rank quantile of sorted numbers. */
function quantile(sorted: readonly number[], q: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? null;
}
