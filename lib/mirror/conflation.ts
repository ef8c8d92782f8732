import type { Outcome } from "./outcome.ts";
import { windowMs } from "./windowed-rate.ts";

/** How many changes of a holding's rows were left out by each of its deltas; see meter.ts. */
export class Conflation {
  #changes: number | null = null;
  #at = 0;

  /**
   * Takes note of a delta that was applied.
   * @param first whether it is the first since it was asked for.
   * @returns how many changes it left out; 0 where that cannot be said.
   */
  take({ changes, rows, snapshot }: Outcome, first: boolean, now: number): number {
    const before = this.#changes;
    const says = !snapshot && !first && now - this.#at <= windowMs;
    this.#changes = changes;
    this.#at = now;
    if (!says || before === null || changes === null) return 0;
    // It falls when a row is removed; deltas that overlap bring rows that were counted before.
    return Math.max(0, changes - before - rows);
  }
}
