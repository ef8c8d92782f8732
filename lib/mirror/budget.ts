/**
 * How many kilobytes a second a viewer wants to spend, and what the server makes of it. An older
 * server knows no budget: then nothing is known of what fits.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Fitting, Link } from "./link.ts";
import { Signal } from "./signal.ts";

const retryMs = 1_000;

export class Budget {
  /** Tells of a new `fitting`. */
  readonly onFitting = new Signal();
  readonly #clock: Clock;
  #chosen: number | null = null;
  #fitting: Fitting | null = null;
  #link: Link | null = null;
  #retry: Cancel | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What the viewer wants to spend at most, kB/s; null without a limit. */
  get chosen(): number | null {
    return this.#chosen;
  }

  /** What the server said last; null before that, and while not connected. */
  get fitting(): Fitting | null {
    return this.#fitting;
  }

  /** Chooses. @returns false where that was the choice before. */
  choose(kilobytesPerSecond: number | null): boolean {
    if (kilobytesPerSecond === this.#chosen) return false;
    this.#chosen = kilobytesPerSecond;
    this.#send();
    return true;
  }

  /** A connection has opened; it has no budget yet. */
  opened(link: Link): void {
    this.#link = link;
    if (this.#chosen !== null) this.#send();
  }

  closed(): void {
    this.#link = null;
    this.#retry?.();
    this.#retry = null;
    this.#learn(null);
  }

  /** The server tells of a change. */
  heard(fitting: Fitting): void {
    // What was said of an earlier choice is on its way still.
    if (fitting.kilobytesPerSecond === this.#chosen) this.#learn(fitting);
  }

  #send(): void {
    const link = this.#link;
    if (link === null) return;
    this.#retry?.();
    this.#retry = null;
    const kilobytesPerSecond = this.#chosen;
    link.send("budget", { kilobytesPerSecond }, (answer) => {
      if (this.#link !== link || this.#chosen !== kilobytesPerSecond) return;
      if (answer?.ok === true) this.#learn(answer);
      else {
        this.#learn(null);
        if (answer?.error.code !== "rate_limited") return;
        this.#retry = this.#clock.after(retryMs, () => this.#send());
      }
    });
  }

  #learn(fitting: Fitting | null): void {
    if (this.#fitting === fitting) return;
    this.#fitting = fitting && {
      kilobytesPerSecond: fitting.kilobytesPerSecond,
      pace: fitting.pace,
    };
    this.onFitting.tell();
  }
}
