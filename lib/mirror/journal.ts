/**
 * What has changed in some holdings, for looking back: bounded by age and by how much there is. The
 * last seconds are kept change by change; what is older is thinned to one state a second, then to
 * one in ten.
 */
import { type Change, type PastCells, RowPast, type TablePast } from "./row-past.ts";

/** How changes are thinned: those older than `afterMs` to one a span. The finest first. */
export interface Grain {
  readonly afterMs: number;
  readonly spanMs: number;
}

export interface JournalLimits {
  /** How many changes are kept. */
  readonly changesMax: number;
  /** How old they may be, ms. */
  readonly ageMaxMs: number;
  readonly grains: readonly Grain[];
}

/**
 * Of a quiet instrument a quarter of an hour is kept. One that is traded without a pause brings so
 * many changes, since no print can be taken into another, that it is a few minutes: few enough for
 * the page's memory to have stopped growing within its first five.
 */
export const journalLimits: JournalLimits = {
  changesMax: 10_000,
  ageMaxMs: 15 * 60_000,
  grains: [
    { afterMs: 20_000, spanMs: 1_000 },
    { afterMs: 4 * 60_000, spanMs: 10_000 },
  ],
};

export class Journal {
  readonly #limits: JournalLimits;
  /** Changes by how far they are thinned, oldest first: not at all, then by each grain. */
  readonly #queues: readonly Queue[];
  #size = 0;
  #newest = 0;
  #earliest: number;

  /** @param start when it begins to be written, ms since the epoch. */
  constructor(start: number, limits = journalLimits) {
    this.#limits = limits;
    this.#queues = [0, ...limits.grains].map(() => new Queue());
    this.#earliest = start;
  }

  /** The earliest moment that can be looked at, ms since the epoch. */
  get earliest(): number {
    return this.#earliest;
  }

  /**
   * While somebody looks back nothing is thinned, nor forgotten for its age, so that what is looked
   * at stays as it is; there is never more than fits.
   */
  isLookedAt = false;

  /** How many changes are kept. */
  get size(): number {
    return this.#size;
  }

  /**
   * Writes down changes of a table's rows.
   * @param now ms since the epoch; one that is before the last counts as the last.
   * @param before what they were.
   */
  write(
    now: number,
    table: TablePast,
    keys: readonly string[],
    before: readonly PastCells[],
  ): void {
    const at = Math.max(now, this.#newest);
    this.#newest = at;
    // The clock was put right after the beginning.
    if (this.#size === 0) this.#earliest = Math.min(this.#earliest, at);
    const [fresh] = this.#queues;
    for (const [index, key] of keys.entries()) {
      const past = table.get(key) ?? new RowPast(key, table, this.#limits.grains.length);
      fresh?.add(past.add(at, before[index] ?? null));
    }
    this.#size += keys.length;
    if (!this.isLookedAt) this.#thin(at);
    this.#forget(this.isLookedAt ? Number.NEGATIVE_INFINITY : at - this.#limits.ageMaxMs);
  }

  /** The grid on which moments of an age lie, ms: finer ones would show what is thinned half. */
  spanOf(ageMs: number): number {
    let span = 1;
    for (const { afterMs, spanMs } of this.#limits.grains) if (ageMs > afterMs) span = spanMs;
    return span;
  }

  #thin(now: number): void {
    for (const [grain, { afterMs, spanMs }] of this.#limits.grains.entries()) {
      const finer = this.#queues[grain];
      const coarser = this.#queues[grain + 1];
      while (finer !== undefined && (finer.first?.at ?? now) < now - afterMs) {
        const thinned = finer.shift()?.past.thin(grain, spanMs) ?? null;
        if (thinned === null) this.#size -= 1;
        else coarser?.add(thinned);
      }
    }
  }

  /** Forgets what is from before a time, and what does not fit. */
  #forget(oldest: number): void {
    for (let grain = this.#queues.length - 1; grain >= 0; grain -= 1) {
      const queue = this.#queues[grain];
      for (let change = queue?.first; change != null; change = queue?.first) {
        if (change.at >= oldest && this.#size <= this.#limits.changesMax) break;
        queue?.shift();
        this.#drop(change);
      }
    }
    this.#earliest = Math.max(this.#earliest, oldest);
  }

  #drop({ past, at }: Change): void {
    past.forget();
    this.#size -= 1;
    this.#earliest = Math.max(this.#earliest, at);
  }
}

/** A queue in an array whose head moves on; the part before it is cut off when it is half of it. */
class Queue {
  #changes: (Change | null)[] = [];
  #head = 0;

  get first(): Change | null {
    return this.#changes[this.#head] ?? null;
  }

  add(change: Change): void {
    this.#changes.push(change);
  }

  shift(): Change | null {
    const first = this.first;
    if (first === null) return null;
    // What has been taken is held no longer than by who took it, with the row that it remembers.
    this.#changes[this.#head] = null;
    this.#head += 1;
    if (this.#head > 64 && this.#head * 2 > this.#changes.length) {
      this.#changes = this.#changes.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }
}
