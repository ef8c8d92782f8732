/**
 * The viewer's pause: all that is watched is held still, while changes go on coming in slowly, so
 * that it can be told how much waits, and letting go shows what is now without asking for it.
 */
import type { Clock } from "../clock.ts";
import type { Holding } from "./holding.ts";
import type { Holdings } from "./holdings.ts";
import { Signal } from "./signal.ts";

/** How often what waits is counted while somebody looks at it, ms. */
const countEveryMs = 400;

/** What waits while the viewer pauses. */
export interface Waiting {
  /** How many rows have changed since, each counted once however often it changed. */
  readonly rows: number;
  /** When the pause began, ms since the epoch by this machine's clock. */
  readonly since: number;
}

export class Pause {
  readonly #clock: Clock;
  readonly #holdings: Holdings;
  #waiting: Waiting | null = null;
  /** Tells of a new `waiting`; it is counted only while somebody listens. */
  readonly onWaiting: Signal;

  constructor(clock: Clock, holdings: Holdings) {
    this.#clock = clock;
    this.#holdings = holdings;
    this.onWaiting = new Signal(() => clock.every(countEveryMs, () => this.#count()));
  }

  /** What waits, as it was counted last; null while nothing is held still. */
  get waiting(): Waiting | null {
    return this.#waiting;
  }

  /** Holds all still that is watched, and what comes to be watched from its first picture on. */
  begin(): void {
    if (this.#waiting !== null) return;
    this.#holdings.hold();
    this.#waiting = { rows: 0, since: this.#clock.now() };
    this.onWaiting.tell();
  }

  /** Lets all move again. @returns what has something to tell. */
  end(): readonly Holding[] {
    if (this.#waiting === null) return [];
    this.#waiting = null;
    const moved = this.#holdings.letGo();
    this.onWaiting.tell();
    return moved;
  }

  #count(): void {
    const before = this.#waiting;
    if (before === null) return;
    const rows = this.#holdings.waiting();
    if (rows === before.rows) return;
    this.#waiting = { rows, since: before.since };
    this.onWaiting.tell();
  }
}
