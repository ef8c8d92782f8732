/**
 * Errors that were contained: counted by where they arose, and told to the log without flooding it.
 * What is contained here has hurt one request, one viewer or one turn of a timer, and nothing else.
 */
import type { Logger } from "./log.ts";

/** Where errors are contained; names as `/metrics` has them. */
export const faultPlaces = ["feed", "gateway", "lab", "page", "request", "process"] as const;
export type FaultPlace = (typeof faultPlaces)[number];

/** So many errors of a place are told in full within a minute; those beyond are only counted. */
const toldMax = 5;
const windowMs = 60_000;

/** What a place has told since when. */
interface Window {
  since: number;
  told: number;
  silent: number;
}

export class Faults {
  readonly #log: Pick<Logger, "error" | "warn">;
  readonly #now: () => number;
  readonly #counts = new Map<FaultPlace, number>();
  readonly #windows = new Map<FaultPlace, Window>();

  /** @param now ms since the epoch. */
  constructor(log: Pick<Logger, "error" | "warn">, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  /** @param doing what was done when it happened, for a person. */
  note(place: FaultPlace, error: unknown, doing: string): void {
    this.#counts.set(place, (this.#counts.get(place) ?? 0) + 1);
    const window = this.#windowOf(place);
    if (window.told >= toldMax) {
      window.silent += 1;
      return;
    }
    window.told += 1;
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

  #windowOf(place: FaultPlace): Window {
    const now = this.#now();
    const window = this.#windows.get(place);
    if (window !== undefined && now - window.since < windowMs) return window;
    if (window !== undefined && window.silent > 0) {
      this.#log.warn(`${window.silent} more errors of the same kind of work: ${place}`);
    }
    const fresh = { since: now, told: 0, silent: 0 };
    this.#windows.set(place, fresh);
    return fresh;
  }
}
