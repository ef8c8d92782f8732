/**
 * A connection's budget: it decides the highest pace of the list at which all that the connection
 * is sent stays within so many bytes a second. Between two decisions, and where even one delta a
 * second is too much, the allowance holds deltas back until they are paid for; what is held back
 * is conflated, not queued.
 *
 * Down is quick: a second in which deltas were held back shows at which pace they went after all.
 * Up is careful: one pace at a time after a time of peace, longer where the last step up had to be
 * taken back. Twice the pace is at most twice the bytes, but often much less, so that a step which
 * may be too large is tried after a longer peace still.
 */
import { type Pace, paceOf, paces } from "../../lib/wire/messages.ts";
import { Allowance } from "./allowance.ts";

/** How often `fit` is to be called, ms. */
export const fitPeriodMs = 1_000;

/** Held back for this long within a period, ms, a pace is too high. */
const heldMaxMs = 100;
/** How long nothing may have been held back before a step up, ms: at first, and at most. */
const peaceMinMs = 3_000;
const peaceMaxMs = 24_000;
/** A step up that may be too large waits this much longer. */
const trialPeaceFactor = 3;
/** A step down this soon after a step up takes it back, ms. */
const takenBackMs = 10_000;
/** Of what is allowed, the share up to which a step up is sure, clearly sure, and worth a trial. */
const sureShare = 0.9;
const clearShare = 0.5;
const trialShare = 0.75;

export class Budget {
  readonly kilobytesPerSecond: number;
  readonly #allowance: Allowance;
  #pace: Pace | null;
  /** Deltas of each subscription since the last decision. */
  readonly #sent = new Map<number, number>();
  #decidedAt: number;
  /** How long deltas were held back since the last decision, ms. */
  #heldMs = 0;
  /** Until when they are held back. */
  #heldUntil: number;
  /** Until when they are held back only because something began. */
  #beginningUntil: number;
  #steppedUpAt = Number.NEGATIVE_INFINITY;
  #peaceMs = peaceMinMs;

  /**
   * @param kilobytesPerSecond over 0; a kilobyte is 1,000 bytes.
   * @param now ms since the epoch; so everywhere below, never less than before.
   * @param pace what to begin with.
   */
  constructor(kilobytesPerSecond: number, now: number, pace: Pace | null = null) {
    this.#pace = pace;
    this.kilobytesPerSecond = kilobytesPerSecond;
    this.#allowance = new Allowance(kilobytesPerSecond * 1_000, now);
    this.#decidedAt = now;
    this.#heldUntil = now;
    this.#beginningUntil = now;
  }

  /** The pace that no subscription may exceed; null where each has the pace that it chose. */
  get pace(): Pace | null {
    return this.#pace;
  }

  /** A delta of a subscription has gone. */
  spend(subscription: number, bytes: number, now: number): void {
    this.#sent.set(subscription, (this.#sent.get(subscription) ?? 0) + 1);
    this.#allowance.spend(bytes, now);
  }

  /** The first delta of a subscription has gone; it may go while others are held back. */
  spendFirst(bytes: number, now: number): void {
    this.#allowance.spendFirst(bytes, now);
    this.#beginningUntil = now + this.#allowance.waitMs(now);
  }

  /** How long until the next delta may go, ms; 0 is now. */
  waitMs(now: number): number {
    return this.#allowance.waitMs(now);
  }

  /** A delta was held back, since it has to wait. */
  holdBack(now: number): void {
    const from = Math.max(now, this.#heldUntil, this.#beginningUntil);
    const until = now + this.waitMs(now);
    this.#heldMs += Math.max(0, until - from);
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /**
   * Decides anew.
   * @param chosen the highest pace that a subscription has chosen.
   * @returns whether `pace` is another.
   */
  fit(chosen: Pace, now: number): boolean {
    const before = this.#pace;
    const pace = before === null || before > chosen ? chosen : before;
    if (pace > 0) this.#pace = this.#decide(pace, chosen, now);
    this.#sent.clear();
    this.#heldMs = 0;
    this.#decidedAt = now;
    return this.#pace !== before;
  }

  /** @param pace the highest at which anything goes now. */
  #decide(pace: Pace, chosen: Pace, now: number): Pace | null {
    if (this.#heldMs > heldMaxMs) {
      if (now - this.#steppedUpAt <= takenBackMs) {
        this.#peaceMs = Math.min(peaceMaxMs, this.#peaceMs * 2);
        this.#steppedUpAt = Number.NEGATIVE_INFINITY;
      }
      return this.#lower(pace, now);
    }
    if (this.#pace === null) return null;
    if (pace === chosen && pace !== this.#pace) return null;
    const since = Math.max(this.#heldUntil, this.#steppedUpAt);
    if (this.#steppedUpAt > 0 && now - this.#steppedUpAt > takenBackMs) this.#peaceMs = peaceMinMs;
    if (!this.#mayRise(pace, now - since, now)) return this.#pace;
    this.#steppedUpAt = now;
    const higher = paces[paces.indexOf(pace) - 1] ?? pace;
    return higher >= chosen ? null : higher;
  }

  /** The highest pace at which deltas have gone, and a lower one than now in any case. */
  #lower(pace: Pace, now: number): Pace {
    const seconds = Math.max(1, now - this.#decidedAt) / 1_000;
    const reached = Math.max(0, ...this.#sent.values()) / seconds;
    const next = paces[paces.indexOf(pace) + 1] ?? 1;
    return paceOf(Math.max(1, Math.min(next, reached)));
  }

  #mayRise(pace: Pace, peaceMs: number, now: number): boolean {
    const { perSecond } = this.#allowance;
    const rate = this.#allowance.rateOver(peaceMinMs, now);
    const higher = paces[paces.indexOf(pace) - 1] ?? pace;
    const worst = (rate * higher) / pace;
    if (peaceMs < peaceMinMs) return false;
    if (worst <= perSecond * clearShare) return true;
    if (worst <= perSecond * sureShare) return peaceMs >= this.#peaceMs;
    return rate <= perSecond * trialShare && peaceMs >= this.#peaceMs * trialPeaceFactor;
  }
}
