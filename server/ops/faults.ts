/**
 * Errors that were contained: counted by where they arose, and told to the log without flooding it.
 * What is contained here has hurt one request, one viewer or one turn of a timer, and nothing else.
 */
import type { Logger } from "./log.ts";
import { Sparing } from "./sparing.ts";

/** Where errors are contained; names as `/metrics` has them. */
export const faultPlaces = ["feed", "gateway", "lab", "page", "request", "process"] as const;
export type FaultPlace = (typeof faultPlaces)[number];

export class Faults {
  readonly #log: Pick<Logger, "error" | "warn">;
  readonly #counts = new Map<FaultPlace, number>();
  readonly #sparing: Sparing;

  /** @param now ms since the epoch. */
  constructor(log: Pick<Logger, "error" | "warn">, now: () => number) {
    this.#log = log;
    this.#sparing = new Sparing(now, (place, count) => {
      log.warn(`${count} more errors of the same kind of work: ${place}`);
    });
  }

  /** @param doing what was done when it happened, for a person. */
  note(place: FaultPlace, error: unknown, doing: string): void {
    this.#counts.set(place, (this.#counts.get(place) ?? 0) + 1);
    if (!this.#sparing.take(place)) return;
    this.#log.error(error instanceof Error ? error : new Error(String(error)), doing);
  }

  /** Does something whose errors must not reach who asks for it. */
  contain(place: FaultPlace, doing: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.note(place, error, doing);
    }
  }

  /** How many there have been of each place. */
  counts(): Readonly<Record<FaultPlace, number>> {
    const entries = faultPlaces.map((place) => [place, this.#counts.get(place) ?? 0]);
    return Object.fromEntries(entries) as Record<FaultPlace, number>;
  }
}
