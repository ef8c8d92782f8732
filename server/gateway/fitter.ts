/**
 * Keeps one connection within its budget: it stands between the connection's subscriptions and
 * their reader, pays for every delta, holds back those that are not paid for, and says when the
 * pace that fits has become another. Connections without a budget have none of this.
 */
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { Encoding, Pace } from "../../lib/wire/messages.ts";
import { Budget, fitPeriodMs } from "./budget.ts";
import type { Member } from "./member.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Reader, Waiter } from "./reader.ts";

export interface FitterParts {
  readonly clock: Clock;
  readonly reader: Reader;
  /** Told when another pace fits. */
  readonly fitted: (state: FitState) => void;
}

/** How a connection stands with its budget. */
export interface FitState {
  readonly kilobytesPerSecond: number;
  /** The pace that no subscription exceeds; null where nothing is held back. */
  readonly pace: Pace | null;
}

/** What a subscription would have without the budget, and what it reads through. */
interface Place {
  chosen: Pace;
  readonly reader: FittedReader;
}

export class Fitter {
  readonly #parts: FitterParts;
  readonly #places = new Map<Member, Place>();
  /** Those who are held back, in the order in which they get their turn. */
  readonly #held = new Set<Waiter>();
  readonly #stopFitting: Cancel;
  #budget: Budget;
  #release: Cancel | null = null;

  /** @param kilobytesPerSecond over 0; a kilobyte is 1,000 bytes. */
  constructor(kilobytesPerSecond: number, parts: FitterParts) {
    this.#parts = parts;
    this.#budget = new Budget(kilobytesPerSecond, parts.clock.now());
    this.#stopFitting = parts.clock.every(fitPeriodMs, () => this.#fit());
  }

  get state(): FitState {
    const { kilobytesPerSecond, pace } = this.#budget;
    return { kilobytesPerSecond, pace };
  }

  /** Whether the next delta may go. */
  get isOpen(): boolean {
    return this.#budget.waitMs(this.#parts.clock.now()) === 0;
  }

  /** Sets another budget; where that is a smaller one, it goes on at the pace that was found. */
  limit(kilobytesPerSecond: number): void {
    const { state } = this;
    const pace = kilobytesPerSecond <= state.kilobytesPerSecond ? state.pace : null;
    this.#budget = new Budget(kilobytesPerSecond, this.#parts.clock.now(), pace);
    this.#apply();
    this.#release?.();
    this.#release = null;
    if (this.#held.size > 0) this.#releaseLater();
  }

  /** Takes in a member that reads on from where it is. */
  adopt(member: Member): void {
    const { reader } = this.#place(member, member.pace);
    member.readThrough(reader, this.#capped(member.pace));
  }

  /** As `Member.start`. */
  start(member: Member, version: number | null, pace: Pace, encoding: Encoding): void {
    const place = this.#places.get(member) ?? this.#place(member, pace);
    place.chosen = pace;
    place.reader.begin();
    member.readThrough(place.reader, 0);
    member.start(version, this.#capped(pace), encoding);
  }

  /** As `Member.setPace`. */
  setPace(member: Member, pace: Pace): void {
    const place = this.#places.get(member);
    if (place === undefined) return;
    if (place.chosen === 0) place.reader.begin();
    place.chosen = pace;
    member.setPace(this.#capped(pace));
  }

  /** Lets a member go that has ended. */
  drop(member: Member): void {
    this.#places.delete(member);
  }

  /** Ends the budget; leaves no timer. Members that have not ended read on as they chose. */
  end(): void {
    this.#stopFitting();
    for (const [member, { chosen }] of this.#places) {
      member.readThrough(this.#parts.reader, chosen);
    }
    this.#places.clear();
    this.#release?.();
    this.#release = null;
  }

  spend(subscription: number, bytes: number): void {
    this.#budget.spend(subscription, bytes, this.#parts.clock.now());
  }

  spendFirst(bytes: number): void {
    this.#budget.spendFirst(bytes, this.#parts.clock.now());
  }

  /** Has somebody wait for the next delta's turn. */
  hold(waiter: Waiter): void {
    this.#held.add(waiter);
    this.#releaseLater();
  }

  forget(waiter: Waiter): void {
    this.#held.delete(waiter);
  }

  #place(member: Member, chosen: Pace): Place {
    const reader = new FittedReader(this.#parts.reader, member.subscription.number, this);
    const place = { chosen, reader };
    this.#places.set(member, place);
    return place;
  }

  #capped(chosen: Pace): Pace {
    const { pace } = this.#budget;
    return pace !== null && pace < chosen ? pace : chosen;
  }

  #fit(): void {
    let chosen: Pace = 0;
    for (const place of this.#places.values()) {
      if (place.chosen > chosen) chosen = place.chosen;
    }
    if (!this.#budget.fit(chosen, this.#parts.clock.now())) return;
    this.#apply();
    this.#parts.fitted(this.state);
  }

  #apply(): void {
    for (const [member, { chosen }] of this.#places) member.setPace(this.#capped(chosen));
  }

  #releaseLater(): void {
    const { clock } = this.#parts;
    this.#budget.holdBack(clock.now());
    this.#release ??= clock.after(Math.max(1, this.#budget.waitMs(clock.now())), () => {
      this.#release = null;
      // Who comes anew while turns are given waits for the next.
      for (const waiter of [...this.#held]) {
        if (!this.isOpen) break;
        this.#held.delete(waiter);
        waiter.catchUp();
      }
      if (this.#held.size > 0) this.#releaseLater();
    });
  }
}

/** The reader of one subscription of a connection with a budget. */
export class FittedReader implements Reader {
  readonly #reader: Reader;
  readonly #subscription: number;
  readonly #fitter: Fitter;
  /** Whether the next delta is one that somebody waits for, not one of many. */
  #first = false;

  constructor(reader: Reader, subscription: number, fitter: Fitter) {
    this.#reader = reader;
    this.#subscription = subscription;
    this.#fitter = fitter;
  }

  /** The next delta may go at once: the subscription begins, or goes on after a pause. */
  begin(): void {
    this.#first = true;
  }

  get drained(): boolean {
    return (this.#first || this.#fitter.isOpen) && this.#reader.drained;
  }

  send(message: Outgoing): number {
    if (!this.#first && !this.#fitter.isOpen) return 0;
    const bytes = this.#reader.send(message);
    if (bytes === 0) return 0;
    if (this.#first) this.#fitter.spendFirst(bytes);
    else this.#fitter.spend(this.#subscription, bytes);
    this.#first = false;
    return bytes;
  }

  gather(several: boolean): void {
    this.#reader.gather(several);
  }

  wait(waiter: Waiter): void {
    if (this.#first || this.#fitter.isOpen) this.#reader.wait(waiter);
    else this.#fitter.hold(waiter);
  }

  forget(waiter: Waiter): void {
    this.#fitter.forget(waiter);
    this.#reader.forget(waiter);
  }
}
