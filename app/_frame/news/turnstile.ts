/**
 * Lets news in one by one, so that each could be read or heard before a newer one takes its place:
 * three toasts at a time for who looks, one announcement at a time for who listens. At a feed's
 * highest speed goals fall faster than that: then what waits longest is left out, and stands among
 * the headlines all the same.
 */
import type { Cancel, Clock } from "../../../lib/clock.ts";

interface Waiting {
  readonly subject: string;
  readonly show: () => void;
}

/** How many may come through a {@link Turnstile}, and how fast. */
export interface Passage {
  /** How many are told of at once, at least 1. */
  readonly places: number;
  /** How many wait at most; of more the oldest are left out. */
  readonly waiting: number;
  /** How long each keeps its place at least, ms. */
  readonly restMs: number;
}

export class Turnstile {
  readonly #clock: Clock;
  readonly #passage: Passage;
  /** When those that may still have their places were let in, oldest first, ms of the clock. */
  #shownAt: readonly number[] = [];
  #waiting: readonly Waiting[] = [];
  #timer: Cancel | null = null;

  constructor(clock: Clock, passage: Passage) {
    this.#clock = clock;
    this.#passage = passage;
  }

  /**
   * Calls `show` at once, or as soon as there is a place.
   * @param subject of two that wait with the same subject only the newer one is shown
   */
  add(subject: string, show: () => void): void {
    const others = this.#waiting.filter((waiting) => waiting.subject !== subject);
    this.#waiting = [...others, { subject, show }].slice(-this.#passage.waiting);
    this.#next();
  }

  /** Lets nothing in any more. */
  stop(): void {
    this.#timer?.();
    this.#timer = null;
    this.#waiting = [];
  }

  #next(): void {
    const { places, restMs } = this.#passage;
    while (this.#timer === null) {
      const [first, ...rest] = this.#waiting;
      if (first === undefined) return;
      const now = this.#clock.now();
      const oldest = this.#shownAt.at(-places) ?? Number.NEGATIVE_INFINITY;
      const wait = oldest + restMs - now;
      if (wait > 0) {
        this.#timer = this.#clock.after(wait, () => {
          this.#timer = null;
          this.#next();
        });
        return;
      }
      this.#waiting = rest;
      this.#shownAt = [...this.#shownAt, now].slice(-places);
      first.show();
    }
  }
}
