/**
 * One reader's part in one subscription: at which pace and in which encoding it reads and, while
 * it is not in step with a lane, which version it holds. That number is all that is kept for a
 * slow or paused reader.
 */
import type { Encoding, Pace } from "../../lib/wire/messages.ts";
import type { Lane } from "./lane.ts";
import type { Reader, Waiter } from "./reader.ts";
import type { Subscription } from "./subscription.ts";

/** Gives a lane of a subscription, and takes it back. */
export interface Lanes {
  borrow(subscription: Subscription, pace: Pace, encoding: Encoding): Lane;
  giveBack(lane: Lane): void;
}

/** The place of a member that is not in step. */
const outOfStep = -1;

export class Member implements Waiter {
  readonly subscription: Subscription;
  #reader: Reader;
  /** Where it stands in its lane, which keeps this up to date while the member is in step. */
  place = outOfStep;
  /** What the reader held when it last was or came in step; null for nothing. */
  version: number | null = null;
  readonly #lanes: Lanes;
  #encoding: Encoding = "json";
  #lane: Lane | null = null;

  constructor(subscription: Subscription, reader: Reader, lanes: Lanes) {
    this.subscription = subscription;
    this.#reader = reader;
    this.#lanes = lanes;
    subscription.members += 1;
  }

  get reader(): Reader {
    return this.#reader;
  }

  /** The pace at which it reads. */
  get pace(): Pace {
    return this.#lane?.pace ?? 0;
  }

  /** Starts from a version that the reader says it holds (null: from nothing), at a pace. */
  start(version: number | null, pace: Pace, encoding: Encoding): void {
    this.#leave();
    this.version = version;
    this.#encoding = encoding;
    this.#join(pace);
  }

  /** Reads on at another pace from where it is; 0 pauses. */
  setPace(pace: Pace): void {
    if (pace === this.pace) return;
    this.#leave();
    this.#join(pace);
  }

  /** Reads on through another reader and at some pace, from where it is. */
  readThrough(reader: Reader, pace: Pace): void {
    this.#leave();
    this.#reader = reader;
    this.#join(pace);
  }

  /** Drops out of step until the reader has drained. */
  fallBehind(): void {
    if (this.#lane === null) return;
    this.#dropOut(this.#lane);
    this.reader.wait(this);
  }

  /** Sends the reader what it lacks, if it has drained, and puts it in step with its lane. */
  catchUp(): void {
    if (this.#lane === null || this.place !== outOfStep) return;
    if (!this.reader.drained) {
      this.reader.wait(this);
      return;
    }
    if (!this.#lane.admit(this)) this.reader.wait(this);
  }

  /** Leaves for good. */
  end(): void {
    this.#leave();
    this.subscription.members -= 1;
  }

  #join(pace: Pace): void {
    if (pace === 0) return;
    this.#lane = this.#lanes.borrow(this.subscription, pace, this.#encoding);
    this.catchUp();
  }

  #leave(): void {
    this.reader.forget(this);
    const lane = this.#lane;
    if (lane === null) return;
    this.#dropOut(lane);
    this.#lane = null;
    this.#lanes.giveBack(lane);
  }

  #dropOut(lane: Lane): void {
    if (this.place === outOfStep) return;
    this.version = Math.max(this.version ?? 0, lane.base);
    lane.dismiss(this);
    this.place = outOfStep;
  }
}
