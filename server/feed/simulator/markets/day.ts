/** Where the trading day stands, and how a second of it is traded. */
import type { Hours } from "../generator.ts";
import { type Session, sessionAfter, sessionAt } from "./exchange/calendar.ts";
import type { Second } from "./factors.ts";
import { activityShape, volatilityShape } from "./profile.ts";

export type Phase = "preopen" | "open" | "closed";

/** Before the opening a twentieth happens of what happens in a session: less variance, fewer ticks. */
const before: Second = { pace: 0.05, volatility: 1, activity: 0.05, spread: 1.5 };

/** What every second is like where the day has no shape. */
const level: Second = { pace: 1, volatility: 1, activity: 1, spread: 1 };

/** Spreads after the opening: three times the usual for two minutes, then less by the minute. */
const openingSpread = 3;
const wideMs = 120_000;
const fadeMs = 180_000;

const dayMs = 86_400_000;

export class TradingDay {
  readonly #hours: Hours;
  readonly #shaped: boolean;
  #phase: Phase;
  #until: number;
  #session: Session;

  /**
   * @param start ms since the epoch, as all times here.
   * @param shaped whether volume and volatility follow the time of the day.
   */
  constructor(hours: Hours, start: number, shaped: boolean) {
    this.#hours = hours;
    this.#shaped = shaped;
    const session = sessionAt(start);
    this.#session = session;
    if (hours === "steady") {
      this.#phase = "open";
      this.#until = start + dayMs;
    } else if (start < session.preopen) {
      this.#phase = "closed";
      this.#until = session.preopen;
    } else {
      this.#phase = start < session.open ? "preopen" : "open";
      this.#until = start < session.open ? session.open : session.close;
    }
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** When the next phase begins, or in steady hours the next day. */
  get until(): number {
    return this.#until;
  }

  /** The session that is on or, while it is closed, the next. */
  get session(): Session {
    return this.#session;
  }

  get steady(): boolean {
    return this.#hours === "steady";
  }

  /** Goes over to what begins at `until`; in steady hours that is `open` again. */
  next(): Phase {
    if (this.steady) {
      this.#until += dayMs;
    } else if (this.#phase === "closed") {
      this.#phase = "preopen";
      this.#until = this.#session.open;
    } else if (this.#phase === "preopen") {
      this.#phase = "open";
      this.#until = this.#session.close;
    } else {
      this.#phase = "closed";
      this.#session = sessionAfter(this.#session);
      this.#until = this.#session.preopen;
    }
    return this.#phase;
  }

  /** How the second that begins at a time is traded, while it is not closed. */
  second(time: number): Second {
    if (this.steady) return level;
    if (this.#phase !== "open") return before;
    const { open, close } = this.#session;
    const x = (time - open) / (close - open);
    const fading = 1 - (time - open - wideMs) / fadeMs;
    return {
      pace: 1,
      volatility: this.#shaped ? volatilityShape(x) : 1,
      activity: this.#shaped ? activityShape(x) : 1,
      spread: 1 + (openingSpread - 1) * Math.min(1, Math.max(0, fading)),
    };
  }
}
