/** Tells listeners that a value has changed; the value itself is read where it is kept. */
import type { Cancel } from "../clock.ts";

export class Signal {
  readonly #listeners = new Set<() => void>();
  readonly #awake: (() => Cancel) | null;
  #sleep: Cancel | null = null;

  /** @param awake runs while anybody listens; what it returns ends it. */
  constructor(awake: (() => Cancel) | null = null) {
    this.#awake = awake;
  }

  /** Adds a listener; bound, so that it can be handed on as it is. */
  readonly listen = (listener: () => void): Cancel => {
    // A function of its own, so that the same one may listen twice.
    const heard = () => listener();
    this.#listeners.add(heard);
    if (this.#listeners.size === 1) this.#sleep = this.#awake?.() ?? null;
    return () => {
      if (!this.#listeners.delete(heard) || this.#listeners.size > 0) return;
      this.#sleep?.();
      this.#sleep = null;
    };
  };

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
