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
  /** The next bell, and when it rings, ms since the epoch. */
  next: Bell = "preopen";
  at: number;

  /** @param time ms since the epoch; bells before it are not rung. */
  constructor(time: number) {
    this.session = sessionAt(time);
    this.at = this.session.preopen;
    while (this.at < time) this.advance();
  }

  /** The next bell has rung. */
  advance(): void {
    if (this.next === "close") this.session = sessionAfter(this.session);
    this.next = bells[(bells.indexOf(this.next) + 1) % bells.length] ?? "preopen";
    const { preopen, open, close } = this.session;
    const times: Readonly<Record<Bell, number>> = {
      preopen,
      "opening-call": open - openingCallMs,
      late: close - doubleMinutes * minuteMs,
      "closing-call": close - closingCallMs,
      close,
    };
    this.at = times[this.next];
  }
}
