/**
 * The viewer's pause: all that is watched is held still as it was at one moment, while changes go on
 * coming in slowly, so that it can be told how much waits, and letting go shows what is now without
 * asking for it. The moment is when the server learns of the pause; until what belongs to it is
 * here, the picture moves.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Holding } from "./holding.ts";
import type { Holdings } from "./holdings.ts";
import type { Pacing } from "./pacing.ts";
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
  readonly #pacing: Pick<Pacing, "align">;
  readonly #show: () => void;
  /** Takes back that all is held still soon. */
  #soon: Cancel | null = null;
  #waiting: Waiting | null = null;
  /** Tells of a new `waiting`; it is counted only while somebody listens. */
  readonly onWaiting: Signal;

  /** @param show tells the listeners what has come in, before it is held. */
  constructor(clock: Clock, holdings: Holdings, pacing: Pick<Pacing, "align">, show: () => void) {
    this.#clock = clock;
    this.#holdings = holdings;
    this.#pacing = pacing;
    this.#show = show;
    this.onWaiting = new Signal(() => clock.every(countEveryMs, () => this.#count()));
  }

  /** What waits, as it was counted last; null while nothing is held still. */
  get waiting(): Waiting | null {
    return this.#waiting;
  }

  /** Holds all still that is watched, and what comes to be watched from its first picture on. */
  begin(): void {
    if (this.#waiting !== null) return;
    this.#soon?.();
    this.#soon = this.#pacing.align(() => {
      this.#show();
      this.#holdings.hold();
      this.#waiting = { rows: 0, since: this.#clock.now() };
      this.onWaiting.tell();
    });
  }

  /** Lets all move again. @returns what has something to tell. */
  end(): readonly Holding[] {
    this.#soon?.();
    this.#soon = null;
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
