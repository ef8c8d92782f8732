/** Halts: pauses at the bands, halts for news and of the whole market, and how they end. */
import type { HaltReason } from "../../../../../lib/schema/topics.ts";
import { closingCallMs } from "./bells.ts";
import { type BreakerLevel, Breakers, breakerMs } from "./breakers.ts";
import { type Crossings, noAuction } from "./crossings.ts";
import type { Hall } from "./hall.ts";
import { isTrading, phase } from "./phases.ts";

/** How long a limit state may last, and the pause that then follows. */
export const limitMs = 15_000;
export const pauseMs = 5 * 60_000;
/** The last part of a halt, when it is an auction; after news, quotes come in before it. */
const reopeningMs = 60_000;
const quotingMs = 4 * 60_000;
/** By how much a reopening is put off that would be too far away. */
const extensionMs = 5 * 60_000;

export class Halts {
  readonly #hall: Hall;
  readonly #crossings: Crossings;
  readonly #breakers = new Breakers();
  /** When the last halt of the whole market ends, ms since the start. */
  #wideEnd = 0;

  constructor(hall: Hall, crossings: Crossings) {
    this.#hall = hall;
    this.#crossings = crossings;
  }

  newDay(): void {
    this.#breakers.newDay(this.#hall.composite.value);
  }

  /** The limit state has lasted: five minutes without trading. */
  pause(i: number): void {
    this.#stop(i, "LUDP", pauseMs);
  }

  /**
   * Halts an instrument of which news is to come out, for `ms` until it is out.
   * @returns false where it is closed or halted with the whole market.
   */
  forNews(i: number, ms: number): boolean {
    const hall = this.#hall;
    const at = hall.floor.phase(i);
    const canHalt = at !== phase.closed && at !== phase.closing && !this.#isMarketWide(i);
    if (!canHalt) return false;
    this.#withdraw(i);
    this.#crossings.cancel(i);
    hall.due.set(i, hall.now.ms + ms);
    hall.floor.halt(i, "T1", hall.time, null, { ...hall.bands.end(i), ...noAuction });
    return true;
  }

  /** What a halted instrument does at its own time. */
  act(i: number): void {
    const hall = this.#hall;
    const { floor } = hall;
    const at = floor.phase(i);
    if (at === phase.reopening) this.#reopen(i);
    else if (at === phase.halted && floor.reason(i) === "T1") this.#askForQuotes(i);
    else this.#call(i);
  }

  /** Whether a halted instrument takes part in the closing auction: not before its news is out. */
  closesByAuction(i: number): boolean {
    const { floor } = this.#hall;
    const at = floor.phase(i);
    if (at === phase.reopening) return true;
    return at === phase.halted && floor.reason(i) !== "T1" && floor.reason(i) !== "M3";
  }

  /** Stops the whole market where it has fallen far enough. @returns whether it does now. */
  mindBreakers(): boolean {
    const hall = this.#hall;
    const { value } = hall.composite;
    if (!this.#breakers.isNear(value)) return false;
    const level = this.#breakers.trip(value, hall.close - hall.now.ms);
    if (level === null) return false;
    this.#wideEnd = hall.now.ms + breakerMs;
    for (let i = 0; i < hall.members.length; i += 1) this.#break(i, level);
    return true;
  }

  #break(i: number, level: BreakerLevel): void {
    const hall = this.#hall;
    const { floor } = hall;
    const at = floor.phase(i);
    if (at === phase.closed || at === phase.preopen || at === phase.closing) return;
    if (level < 3) {
      // Where news is to come, it stays halted for that.
      const awaitsNews = at === phase.halted && floor.reason(i) === "T1";
      if (!awaitsNews) this.#stop(i, `M${level}`, breakerMs);
      return;
    }
    this.#withdraw(i);
    this.#crossings.cancel(i);
    hall.due.remove(i);
    const until = hall.timeOf(hall.close);
    floor.halt(i, "M3", hall.time, until, { ...hall.bands.end(i), ...noAuction });
  }

  /** Halts until an auction, or until the closing auction where that is near. */
  #stop(i: number, why: HaltReason, ms: number): void {
    const hall = this.#hall;
    this.#withdraw(i);
    const end = hall.now.ms + ms;
    const cells = hall.bands.end(i);
    if (this.#isTooLate(end)) {
      hall.due.remove(i);
      if (!this.#crossings.has(i, "closing")) this.#crossings.cancel(i);
      hall.floor.halt(i, why, hall.time, hall.timeOf(hall.close), { ...cells, ...noAuction });
      return;
    }
    this.#crossings.gather(i, "reopening", end);
    const last = this.#crossings.end(i);
    hall.due.set(i, last - reopeningMs);
    hall.floor.halt(i, why, hall.time, hall.timeOf(last), { ...cells, ...noAuction });
  }

  /** The news is out. */
  #askForQuotes(i: number): void {
    const hall = this.#hall;
    const end = Math.max(hall.now.ms + quotingMs + reopeningMs, this.#wideEnd);
    // Where it is too late to reopen, it stays halted until the close.
    if (this.#isTooLate(end)) {
      hall.floor.halt(i, "T1", hall.time, hall.timeOf(hall.close), {});
      return;
    }
    this.#crossings.gather(i, "reopening", end);
    const last = this.#crossings.end(i);
    hall.due.set(i, last - reopeningMs);
    hall.floor.move(i, phase.quoting, hall.time, hall.timeOf(last));
  }

  /** The last minute of a halt. */
  #call(i: number): void {
    const hall = this.#hall;
    const end = this.#crossings.end(i);
    hall.due.set(i, end);
    hall.floor.move(i, phase.reopening, hall.time, hall.timeOf(end));
  }

  #reopen(i: number): void {
    const hall = this.#hall;
    if (this.#crossings.tryToReopen(i)) {
      beginTrading(hall, i);
      return;
    }
    const end = hall.now.ms + extensionMs;
    if (this.#isTooLate(end)) this.#crossings.putOff(i, hall.close);
    else {
      this.#crossings.putOff(i, end);
      hall.due.set(i, end);
    }
    hall.floor.move(i, phase.reopening, hall.time, hall.timeOf(this.#crossings.end(i)));
  }

  #withdraw(i: number): void {
    const hall = this.#hall;
    if (isTrading(hall.floor.phase(i))) hall.quoting.withdraw(i, hall.time);
  }

  #isMarketWide(i: number): boolean {
    const { floor } = this.#hall;
    const at = floor.phase(i);
    const why = floor.reason(i);
    return (at === phase.halted || at === phase.reopening) && why !== "T1" && why !== "LUDP";
  }

  /** Whether an auction that ends then must wait for the closing auction. */
  #isTooLate(end: number): boolean {
    return end >= this.#hall.close - closingCallMs;
  }
}

/** Continuous trading begins or goes on, from the last price. */
export function beginTrading(hall: Hall, i: number): void {
  const cells = hall.bands.begin(i, hall.second, hall.last(i));
  const until = hall.timeOf(hall.close);
  hall.floor.move(i, phase.continuous, hall.time, until, { ...cells, ...noAuction });
  hall.lookAt[i] = hall.bands.dueAt(i);
  hall.quoting.quote(i, hall.now, hall.time);
}
