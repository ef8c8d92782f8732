/**
 * A lane: one subscription at one pace in one encoding, for so many readers. It asks the table what
 * has changed since it last asked and sends the answer, once made, to all who are in step with it.
 * Values in between are never seen, so nothing has to be queued.
 *
 * Two versions are kept apart. `#checked` is how far the table has been looked at; `#base` is what
 * everybody in step holds at least. Where a look found nothing to send, only `#checked` rises: the
 * next delta carries what changed after `#checked` and yet names `#base` as the version it leads
 * from, since nothing that was asked for changed between the two. Receivers so never see a gap
 * that is none.
 */
import type { Table } from "../../lib/table/table.ts";
import type { Encoding, Pace } from "../../lib/wire/messages.ts";
import type { Member } from "./member.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Reader } from "./reader.ts";
import type { Subscription } from "./subscription.ts";

/** Told of every delta that has gone out. */
export interface Meter {
  /**
   * A lane has sent a message.
   * @param lagMs from the newest change to the last socket; null where nobody knows.
   * @param tookMs from the look at the table to the last socket.
   */
  flushed(message: Outgoing, sent: Sent, lagMs: number | null, tookMs: number): void;
  /** Somebody who came, or came back, was sent a message alone, which took so many bytes. */
  caughtUp(message: Outgoing, bytes: number): void;
}

/** What became of a message. */
export interface Sent {
  readonly receivers: number;
  /** How many who should have had it had not drained. */
  readonly skipped: number;
  /** Over all receivers. */
  readonly bytes: number;
}

export interface LaneParts {
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms from some fixed moment, with fractions. */
  readonly elapsed: () => number;
  readonly meter: Meter;
  /** Told of a defect of ours; what it hurt goes on as well as it can. */
  readonly failed: (error: unknown) => void;
}

export class Lane {
  readonly subscription: Subscription;
  readonly pace: Pace;
  readonly encoding: Encoding;
  /** How many members it has, in step or not; the pool counts them. */
  members = 0;
  readonly #parts: LaneParts;
  /** Members in step, in no order, each of which knows its place; and the readers in their places. */
  readonly #inStep: Member[] = [];
  readonly #readers: Reader[] = [];
  #base: number;
  #checked: number;

  constructor(subscription: Subscription, pace: Pace, encoding: Encoding, parts: LaneParts) {
    this.subscription = subscription;
    this.pace = pace;
    this.encoding = encoding;
    this.#parts = parts;
    this.#base = subscription.table.version;
    this.#checked = this.#base;
  }

  /** The table whose changes it sends. */
  get source(): Table {
    return this.subscription.wish.table;
  }

  /** Whether there may be something to send. */
  get dirty(): boolean {
    return this.#inStep.length > 0 && this.source.version !== this.#checked;
  }

  /** What a member in step holds at least. */
  get base(): number {
    return this.#base;
  }

  /**
   * Sends what has changed to all in step. A reader that has not drained is skipped: it drops out
   * of step with what it holds and catches up by itself when it drains.
   * @returns how many were sent it.
   */
  flush(): number {
    try {
      return this.#flush();
    } catch (error) {
      // Who has got it already gets it again, which does no harm.
      this.#checked = this.#base;
      this.#parts.failed(error);
      return 0;
    }
  }

  #flush(): number {
    const startedAt = this.#parts.elapsed();
    const { version } = this.source;
    const message = this.subscription.encode(this.#checked, this.#base, this.encoding);
    this.#checked = version;
    if (message === null) return 0;
    const readers = this.#readers;
    let receivers = 0;
    let skipped = 0;
    let bytes = 0;
    // From the end, since who drops out of step leaves its place to the last.
    for (let place = readers.length - 1; place >= 0; place -= 1) {
      const sent = this.#send(message, readers[place]);
      if (sent > 0) {
        receivers += 1;
        bytes += sent;
      } else {
        skipped += 1;
        this.#inStep[place]?.fallBehind();
      }
    }
    this.#base = version;
    const { elapsed, meter } = this.#parts;
    const took = elapsed() - startedAt;
    meter.flushed(message, { receivers, skipped, bytes }, this.#lag(), took);
    return receivers;
  }

  /**
   * Brings a reader from the version that it holds (null: nothing) to the table's and into step.
   * @returns false where the reader had not drained after all, or it failed, and nothing was done.
   */
  admit(member: Member): boolean {
    const { version } = member;
    const to = this.source.version;
    const message = this.#messageSince(version);
    if (message === undefined) return false;
    const bytes = message === null ? 0 : this.#send(message, member.reader);
    if (message !== null && bytes === 0) return false;
    if (this.#inStep.length === 0) {
      this.#base = to;
      this.#checked = to;
    }
    member.place = this.#inStep.length;
    this.#inStep.push(member);
    this.#readers.push(member.reader);
    if (message !== null || version === null) {
      member.version = to;
      if (message !== null) this.#parts.meter.caughtUp(message, bytes);
    } else {
      // Nothing that is asked for has changed since `version`, so the next delta leads from there.
      this.#base = Math.min(this.#base, version);
    }
    return true;
  }

  /** Takes a member out of step. */
  dismiss(member: Member): void {
    const { place } = member;
    const last = this.#inStep.pop();
    this.#readers.pop();
    if (last === undefined || last === member) return;
    this.#inStep[place] = last;
    this.#readers[place] = last.reader;
    last.place = place;
  }

  /** A reader that fails is taken for one that has not drained: it holds up none of the others. */
  #send(message: Outgoing, reader: Reader | undefined): number {
    try {
      return reader?.send(message) ?? 0;
    } catch (error) {
      this.#parts.failed(error);
      return 0;
    }
  }

  /** What has changed since a version; null for nothing, undefined where it cannot be said. */
  #messageSince(version: number | null): Outgoing | null | undefined {
    try {
      return this.subscription.encode(version, version, this.encoding);
    } catch (error) {
      this.#parts.failed(error);
      return undefined;
    }
  }

  #lag(): number | null {
    const { changedAt } = this.source;
    return changedAt > 0 ? Math.max(0, this.#parts.now() - changedAt) : null;
  }
}
