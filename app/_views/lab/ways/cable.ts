/** One direction of a cable that delays what passes, and keeps its order. */
import type { Cancel, Clock } from "../../../../lib/clock.ts";

export class Cable {
  readonly #clock: Clock;
  readonly #delayMs: () => number;
  readonly #passing = new Set<Cancel>();
  /** When what entered last comes out. */
  #last = 0;
  #isCut = false;

  /** @param delayMs may change at any time; what has entered keeps what it had. */
  constructor(clock: Clock, delayMs: () => number) {
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  /** Calls back when it has come through: at once where nothing delays. Never once it is cut. */
  pass(call: () => void): void {
    if (this.#isCut) return;
    const now = this.#clock.now();
    this.#last = Math.max(this.#last, now + this.#delayMs());
    if (this.#last <= now && this.#passing.size === 0) {
      call();
      return;
    }
    const cancel = this.#clock.after(this.#last - now, () => {
      this.#passing.delete(cancel);
      call();
    });
    this.#passing.add(cancel);
  }

  /** Loses what is in it. */
  cut(): void {
    this.#isCut = true;
    for (const cancel of this.#passing) cancel();
    this.#passing.clear();
  }
}
