/**
 * What a screen reader is told, one thing at a time: whoever listens to the page must be able to
 * read on. At most one announcement in five seconds, and what waits is little and new.
 */
import type { Cancel, Clock } from "../../../lib/clock.ts";

/** Least time between two announcements, ms. */
const restMs = 5_000;
/** More than this do not wait: the oldest are left out. */
const waitingMax = 4;

interface Waiting {
  readonly subject: string;
  readonly text: string;
}

export class Announcements {
  readonly #clock: Clock;
  readonly #say: (text: string) => void;
  #waiting: readonly Waiting[] = [];
  #saidAt = Number.NEGATIVE_INFINITY;
  #timer: Cancel | null = null;

  /** @param say puts a text where it is read out */
  constructor(clock: Clock, say: (text: string) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /**
   * Says it, at once or when the rest is over.
   * @param subject of two that wait with the same subject only the newer one is said
   */
  add(text: string, subject = text): void {
    const others = this.#waiting.filter((waiting) => waiting.subject !== subject);
    this.#waiting = [...others, { subject, text }].slice(-waitingMax);
    this.#next();
  }

  /** Says nothing any more. */
  stop(): void {
    this.#timer?.();
    this.#timer = null;
    this.#waiting = [];
  }

  #next(): void {
    if (this.#timer !== null) return;
    const [first, ...rest] = this.#waiting;
    if (first === undefined) return;
    const wait = this.#saidAt + restMs - this.#clock.now();
    if (wait <= 0) {
      this.#waiting = rest;
      this.#saidAt = this.#clock.now();
      this.#say(first.text);
    }
    if (this.#waiting.length === 0) return;
    this.#timer = this.#clock.after(Math.max(wait, wait <= 0 ? restMs : 0), () => {
      this.#timer = null;
      this.#next();
    });
  }
}
