/**
 * One row through time: at each change what it was before, so that its state at a moment is what
 * was there before the first change after it. Rows are shared with whoever shows them.
 */
import type { KeyedCells } from "./selection.ts";

export type PastCells = KeyedCells["row"] | null;

/** A change of a row. */
export interface Change {
  readonly past: RowPast;
  /** When, ms since the epoch; raised when a later change is taken into this one. */
  at: number;
  /** What the row was before; null where it was not there. */
  readonly before: PastCells;
}

/** What has changed in one table, by row. */
export type TablePast = Map<string, RowPast>;

export class RowPast {
  readonly key: string;
  readonly #table: TablePast;
  /** Oldest first. */
  readonly #changes: Change[] = [];
  /** How many of them have been thinned to each grain, the finest first. */
  readonly #thinned: number[];

  /** @param grains how many there are to thin to. */
  constructor(key: string, table: TablePast, grains: number) {
    this.key = key;
    this.#table = table;
    table.set(key, this);
    this.#thinned = new Array<number>(grains).fill(0);
  }

  /** Adds the newest change. */
  add(at: number, before: PastCells): Change {
    const change = { past: this, at, before };
    this.#changes.push(change);
    return change;
  }

  /** What the row was at a moment; undefined where it has not changed since. */
  at(moment: number): PastCells | undefined {
    const changes = this.#changes;
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.at ?? 0) > moment) high = middle;
      else low = middle + 1;
    }
    return changes[low]?.before;
  }

  /**
   * Thins the oldest change that has not been thinned to a grain yet: it is taken into the one
   * before it if both lie in the same span of `spanMs`. The one that stays never tells of a change
   * too soon.
   * @returns the change, or null where it was taken into another.
   */
  thin(grain: number, spanMs: number): Change | null {
    const place = this.#thinned[grain] ?? 0;
    const change = this.#changes[place];
    if (change === undefined) return null;
    const before = this.#changes[place - 1];
    if (before !== undefined && Math.floor(before.at / spanMs) === Math.floor(change.at / spanMs)) {
      before.at = change.at;
      this.#drop(place, grain);
      return null;
    }
    this.#thinned[grain] = place + 1;
    return change;
  }

  /** Forgets the oldest change, and itself with the last. */
  forget(): void {
    this.#drop(0, this.#thinned.length);
    if (this.#changes.length === 0) this.#table.delete(this.key);
  }

  /** Takes a change out; it counts among those thinned to all grains finer than `grain`. */
  #drop(place: number, grain: number): void {
    this.#changes.splice(place, 1);
    for (let finer = 0; finer < grain; finer += 1) {
      const count = this.#thinned[finer] ?? 0;
      if (count > place) this.#thinned[finer] = count - 1;
    }
  }
}
