/**
 * Lets toasts in one by one, so that each has been in sight for long enough to be read before a
 * newer one takes its place. At a feed's highest speed goals fall faster than that: then who waits
 * longest is left out, and stands among the headlines all the same.
 */
import type { Cancel, Clock } from "../../../lib/clock.ts";

interface Waiting {
  readonly subject: string;
  readonly show: () => void;
}

export class Turnstile {
  readonly #clock: Clock;
  readonly #places: number;
  readonly #restMs: number;
  /** When those that may still be in sight were let in, oldest first. */
  #shownAt: readonly number[] = [];
  #waiting: readonly Waiting[] = [];
  #timer: Cancel | null = null;

  /**
   * @param places how many are in sight at once, and how many wait
   * @param restMs how long each is to be in sight at least
   */
  constructor(clock: Clock, places: number, restMs: number) {
    this.#clock = clock;
    this.#places = places;
    this.#restMs = restMs;
  }

  /**
   * Calls `show` at once, or as soon as there is a place.
   * @param subject of two that wait with the same subject only the newer one is shown
   */
  add(subject: string, show: () => void): void {
    const others = this.#waiting.filter((waiting) => waiting.subject !== subject);
    this.#waiting = [...others, { subject, show }].slice(-this.#places);
    this.#next();
  }

  /** Lets nothing in any more. */
  stop(): void {
    this.#timer?.();
    this.#timer = null;
    this.#waiting = [];
  }

  #next(): void {
    while (this.#timer === null) {
      const [first, ...rest] = this.#waiting;
      if (first === undefined) return;
      const now = this.#clock.now();
      const oldest = this.#shownAt.at(-this.#places) ?? Number.NEGATIVE_INFINITY;
      const wait = oldest + this.#restMs - now;
      if (wait > 0) {
        this.#timer = this.#clock.after(wait, () => {
          this.#timer = null;
          this.#next();
        });
        return;
      }
      this.#waiting = rest;
      this.#shownAt = [...this.#shownAt, now].slice(-this.#places);
      first.show();
    }
  }
}
