/**
 * A lane: one subscription at one pace. It asks the table what has changed since it last asked and
 * sends the answer, once, to all who are in step with it. Values in between are never seen, so
 * nothing has to be queued.
 *
 * Two versions are kept apart. `#checked` is how far the table has been looked at; `#base` is what
 * everybody in step holds at least. Where a look found nothing to send, only `#checked` rises: the
 * next delta carries what changed after `#checked` and yet names `#base` as the version it leads
 * from, since nothing that was asked for changed between the two. Receivers so never see a gap
 * that is none.
 */
import type { Pace } from "../../lib/wire/messages.ts";
import type { Member } from "./member.ts";
import type { Carrier } from "./reader.ts";
import type { Subscription } from "./subscription.ts";

/** Told of every delta that has gone out. */
export interface Meter {
  /** @param lagMs from the newest change to the socket; null where it says nothing of the lane. */
  sent(receivers: number, lagMs: number | null): void;
}

export interface LaneParts {
  readonly now: () => number;
  readonly meter: Meter;
}

export class Lane {
  readonly subscription: Subscription;
  readonly pace: Pace;
  /** The name of its room at a carrier. */
  readonly room: string;
  readonly #parts: LaneParts;
  readonly #inStep = new Set<Member>();
  #base: number;
  #checked: number;

  constructor(subscription: Subscription, pace: Pace, parts: LaneParts) {
    this.subscription = subscription;
    this.pace = pace;
    this.room = `${subscription.number}@${pace}`;
    this.#parts = parts;
    this.#base = subscription.table.version;
    this.#checked = this.#base;
  }

  /** Whether there may be something to send. */
  get dirty(): boolean {
    return this.#inStep.size > 0 && this.subscription.table.version !== this.#checked;
  }

  /** What a member in step holds at least. */
  get base(): number {
    return this.#base;
  }

  /**
   * Sends what has changed to all in step. A reader that has not drained is skipped: it drops out
   * of step with what it holds and catches up by itself when it drains.
   */
  flush(): void {
    const { table } = this.subscription;
    const changes = this.subscription.changes(this.#checked);
    this.#checked = table.version;
    if (changes === null) return;
    const carriers = new Set<Carrier>();
    for (const member of this.#inStep) {
      if (member.reader.drained) carriers.add(member.reader.carrier);
      else member.fallBehind();
    }
    if (this.#inStep.size === 0) return;
    const delta = this.subscription.encode(changes, this.#base);
    this.#base = table.version;
    for (const carrier of carriers) carrier.send(this.room, delta);
    this.#parts.meter.sent(this.#inStep.size, this.#lag());
  }

  /**
   * Brings a reader from the version that it holds (null: nothing) to the table's and into step.
   * @returns the version that it holds then.
   */
  admit(member: Member, version: number | null): number {
    const { table } = this.subscription;
    if (this.#inStep.size === 0) {
      this.#base = table.version;
      this.#checked = table.version;
    }
    this.#inStep.add(member);
    member.reader.enter(this.room);
    const changes = this.subscription.changes(version);
    if (changes === null && version !== null) {
      // Nothing that is asked for has changed since `version`, so the next delta leads from there.
      this.#base = Math.min(this.#base, version);
      return version;
    }
    if (changes !== null) {
      member.reader.send(this.subscription.encode(changes, version));
      this.#parts.meter.sent(1, null);
    }
    return table.version;
  }

  /** Takes a member out of step. */
  dismiss(member: Member): void {
    if (this.#inStep.delete(member)) member.reader.leave(this.room);
  }

  #lag(): number | null {
    const { changedAt } = this.subscription.table;
    return changedAt > 0 ? Math.max(0, this.#parts.now() - changedAt) : null;
  }
}
