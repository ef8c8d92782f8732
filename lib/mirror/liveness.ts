/**
 * Finds out soon when a connection has died without saying so. After a laptop's sleep, or when the
 * network is gone without a reset, a socket looks open for more than a minute; one question tells.
 * It is asked when nothing has come in for a while, so never while messages flow.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Link } from "./link.ts";

const lookEveryMs = 5_000;
/** A look that comes so much later than the one before was held up by more than a busy page. */
const jumpMs = 45_000;
/** How long nothing comes in before the line is asked for a sign of life. */
const silenceMs = 12_000;
const silenceHiddenMs = 20_000;
/**
 * A sign of life is waited for in several waits: what came in while a busy page held a timer up
 * stands behind it, and is let in before the next.
 */
const waitMs = 2_000;
const waitsFirst = 2;
/**
 * Twice as many after each line that was given up: nobody can see a long message on its way, and on
 * a slow line it may be what the silence is. At the end Engine.IO itself is sooner.
 */
const waitsMax = 16 * waitsFirst;
/** A line that has stood for so long owes nothing to those before it. */
const steadyMs = 60_000;

export class Liveness {
  readonly #clock: Clock;
  readonly #hidden: () => boolean;
  #link: Link | null = null;
  #openedAt = 0;
  #heardAt = 0;
  /** How many waits there are for a sign of life. */
  #waits = waitsFirst;
  /** How many of them are left; 0 while none is asked for. */
  #waitsLeft = 0;
  #timer: Cancel | null = null;
  #looked = 0;
  /** How long after `#looked` the timer fires. */
  #nextMs = 0;

  /** @param hidden whether nobody can see the page: then there is more time to find out. */
  constructor(clock: Clock, hidden: () => boolean) {
    this.#clock = clock;
    this.#hidden = hidden;
  }

  /** When something came in last, or the connection opened, ms since the epoch; null before that. */
  get heardAt(): number | null {
    return this.#heardAt > 0 ? this.#heardAt : null;
  }

  opened(link: Link): void {
    this.closed();
    this.#link = link;
    const now = this.#clock.now();
    this.#openedAt = now;
    this.#heardAt = now;
    this.#schedule(now, lookEveryMs);
  }

  closed(): void {
    this.#link = null;
    this.#waitsLeft = 0;
    this.#timer?.();
    this.#timer = null;
  }

  /** Something has come in, whatever it is. Called for each message, so it only takes a note. */
  heard(now: number): void {
    this.#heardAt = now;
    this.#waitsLeft = 0;
  }

  /** Looks whether time has jumped or the line is silent, and checks the connection if so. */
  look(): void {
    if (this.#link === null || this.#waitsLeft > 0) return;
    const now = this.#clock.now();
    const passed = now - this.#looked;
    // A clock that was put back says nothing of how long it was.
    if (Math.abs(passed) > jumpMs) {
      this.#ask(now);
      return;
    }
    // While a page is held up nothing can come in, and the clock may have been put right.
    const heldUp = passed - Math.min(Math.max(passed, 0), this.#nextMs);
    this.#heardAt = Math.min(this.#heardAt + heldUp, now);
    const bearable = this.#hidden() ? silenceHiddenMs : silenceMs;
    const left = this.#heardAt + bearable - now;
    if (left <= 0) this.#ask(now);
    else this.#schedule(now, Math.min(left, lookEveryMs));
  }

  /** Asks for a sign of life, and has the link connect again where none comes. */
  check(): void {
    if (this.#waitsLeft === 0) this.#ask(this.#clock.now());
  }

  #ask(now: number): void {
    const link = this.#link;
    if (link === null) return;
    if (now - this.#openedAt >= steadyMs) this.#waits = waitsFirst;
    this.#waitsLeft = this.#waits;
    this.#schedule(now, waitMs);
    link.send("time", { sent: now }, (answer) => {
      // No answer is not a sign, but a refusal is one.
      if (answer !== null) this.heard(this.#clock.now());
    });
  }

  #fired(): void {
    if (this.#waitsLeft === 0) {
      this.look();
      return;
    }
    this.#waitsLeft -= 1;
    const now = this.#clock.now();
    if (this.#waitsLeft > 0) {
      this.#schedule(now, waitMs);
      return;
    }
    this.#waits = Math.min(this.#waits * 2, waitsMax);
    // Where the link does not tell that it is closed, the line is looked at again.
    this.#schedule(now, lookEveryMs);
    this.#link?.renew();
  }

  #schedule(now: number, delayMs: number): void {
    this.#timer?.();
    this.#looked = now;
    this.#nextMs = delayMs;
    this.#timer = this.#clock.after(delayMs, () => this.#fired());
  }
}
