/** The exchange's own clock: what happens to all instruments at one moment, session after session. */
import { type Session, sessionAfter, sessionAt } from "./calendar.ts";
import { doubleMinutes } from "./price-bands.ts";

const minuteMs = 60_000;
/** Before the opening, from when the opening auction is on. */
const openingCallMs = 2 * minuteMs;
/** Before the close, from when interest in the closing auction is told, and nothing reopens. */
export const closingCallMs = 10 * minuteMs;

export type Bell = "preopen" | "opening-call" | "late" | "closing-call" | "close";

const bells: readonly Bell[] = ["preopen", "opening-call", "late", "closing-call", "close"];

export class Bells {
  /** The session that the next bell belongs to. */
  session: Session;
  #next = 0;

  /** @param time ms since the epoch; bells before it are not rung. */
  constructor(time: number) {
    this.session = sessionAt(time);
    while (this.at < time) this.#next += 1;
  }

  get next(): Bell {
    return bells[this.#next] ?? "close";
  }

  /** When the next bell rings, ms since the epoch. */
  get at(): number {
    const { preopen, open, close } = this.session;
    const times: Readonly<Record<Bell, number>> = {
      preopen,
      "opening-call": open - openingCallMs,
      late: close - doubleMinutes * minuteMs,
      "closing-call": close - closingCallMs,
      close,
    };
    return times[this.next];
  }

  /** The next bell has rung. */
  advance(): void {
    this.#next += 1;
    if (this.#next < bells.length) return;
    this.#next = 0;
    this.session = sessionAfter(this.session);
  }
}
