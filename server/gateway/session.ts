/**
 * A session: one connection's subscriptions and what it may do. It answers messages that have
 * been read; how they came and how answers go is the business of door.ts.
 */

import type { Clock } from "../../lib/clock.ts";
import type { Table } from "../../lib/table/table.ts";
import { formatCursor, versionIn } from "../../lib/wire/cursor.ts";
import type { Inbound } from "../../lib/wire/inbound.ts";
import {
  type Control,
  type Controlled,
  type Fitted,
  type LabCommand,
  type LabDone,
  type Pace,
  paceDefault,
  paceOf,
  type Subscribed,
} from "../../lib/wire/messages.ts";
import { Fitter } from "./fitter.ts";
import type { Limits } from "./limits.ts";
import { type Lanes, Member } from "./member.ts";
import type { Reader } from "./reader.ts";
import { Refusal } from "./refusal.ts";
import type { Wish } from "./subscription.ts";
import type { Subscriptions } from "./subscriptions.ts";
import { wishOf } from "./wish.ts";

/** What a session needs of the gateway. */
export interface SessionParts {
  readonly epoch: string;
  readonly tableOf: (topic: string) => Table | null;
  readonly subscriptions: Subscriptions;
  readonly lanes: Lanes;
  readonly control: (
    change: Control,
  ) => Omit<Controlled, "ok" | "scenario"> & Partial<Pick<Controlled, "scenario">>;
  /** Does what is asked of a lab; in words, why not where it cannot be done. */
  readonly lab: (command: LabCommand) => { readonly rate: number } | { readonly problem: string };
  readonly clock: Clock;
  readonly limits: Pick<Limits, "subscriptionsMax" | "rowsMax">;
}

/** An answer, and what to do once it has gone. */
export interface Answer {
  readonly answer: object;
  readonly after?: () => void;
}

export class Session {
  readonly reader: Reader;
  readonly operator: boolean;
  readonly #parts: SessionParts;
  readonly #held = new Map<number, Member>();
  readonly #fitted: (fitted: Omit<Fitted, "ok">) => void;
  /** What keeps it within its budget, while it has one. */
  #fitter: Fitter | null = null;
  /** How many rows its subscriptions name. */
  #rows = 0;

  /** @param fitted is told when the pace that fits its budget is another. */
  constructor(
    reader: Reader,
    operator: boolean,
    fitted: (fitted: Omit<Fitted, "ok">) => void,
    parts: SessionParts,
  ) {
    this.reader = reader;
    this.operator = operator;
    this.#fitted = fitted;
    this.#parts = parts;
  }

  /** How many subscriptions it has. */
  get size(): number {
    return this.#held.size;
  }

  /** Asking again for the same starts it anew: from `since`, at the pace and in the encoding asked for. */
  subscribe(message: Inbound<"subscribe">): Answer {
    const { epoch, subscriptions, tableOf } = this.#parts;
    const wish = wishOf(message, tableOf);
    const pace = paceOf(message.pace ?? paceDefault);
    const encoding = message.encoding ?? "json";
    const since = message.since === undefined ? null : versionIn(epoch, message.since);
    const subscription = subscriptions.of(wish);
    const { number } = subscription;
    let member = this.#held.get(number);
    if (member === undefined) {
      const refusal = this.#noRoomFor(wish);
      if (refusal !== null) {
        subscriptions.release(subscription);
        throw refusal;
      }
      member = new Member(subscription, this.reader, this.#parts.lanes);
      this.#held.set(number, member);
      this.reader.gather(this.#held.size > 1);
      this.#rows += rowsOf(wish);
    }
    const started = member;
    const answer: Subscribed = {
      ok: true,
      subscription: number,
      topic: wish.topic,
      pace,
      encoding,
      cursor: formatCursor(epoch, wish.table.version),
      columns: subscription.columnNames,
      keep: wish.table.schema.keep,
      tickSize: wish.table.tickSize,
      base: subscription.base,
    };
    const after = () => {
      if (this.#fitter === null) started.start(since, pace, encoding);
      else this.#fitter.start(started, since, pace, encoding);
    };
    return { answer, after };
  }

  unsubscribe({ subscription }: Inbound<"unsubscribe">): Answer {
    const member = this.#mustHold("unsubscribe", subscription);
    this.#held.delete(subscription);
    this.reader.gather(this.#held.size > 1);
    this.#release(member);
    return { answer: { ok: true } };
  }

  pace(message: Inbound<"pace">): Answer {
    const pace: Pace = paceOf(message.pace);
    const { subscription } = message;
    const members =
      subscription === undefined
        ? [...this.#held.values()]
        : [this.#mustHold("pace", subscription)];
    return {
      answer: { ok: true, pace },
      after: () => {
        for (const member of members) {
          if (this.#fitter === null) member.setPace(pace);
          else this.#fitter.setPace(member, pace);
        }
      },
    };
  }

  /** The budget is for all deltas of the connection together. */
  budget({ kilobytesPerSecond }: Inbound<"budget">): Answer {
    const fitter = this.#fitter;
    if (kilobytesPerSecond === null) {
      this.#fitter = null;
      const answer: Fitted = { ok: true, kilobytesPerSecond, pace: null };
      return { answer, after: () => fitter?.end() };
    }
    if (fitter !== null) {
      fitter.limit(kilobytesPerSecond);
      const answer: Fitted = { ok: true, ...fitter.state };
      return { answer };
    }
    const { clock } = this.#parts;
    const made = new Fitter(kilobytesPerSecond, {
      clock,
      reader: this.reader,
      fitted: this.#fitted,
    });
    this.#fitter = made;
    const answer: Fitted = { ok: true, ...made.state };
    const members = [...this.#held.values()];
    const after = () => {
      for (const member of members) made.adopt(member);
    };
    return { answer, after };
  }

  control(message: Inbound<"control">): Answer {
    if (!this.operator) {
      throw new Refusal("unauthorized", "the controls want the operator's key in the handshake");
    }
    const { rate, speed, paused, scenario = null } = this.#parts.control(message);
    const answer: Controlled = { ok: true, rate, speed, paused, scenario };
    return { answer };
  }

  /** Whoever knows a lab's id may move it. */
  lab(message: Inbound<"lab">): Answer {
    const done = this.#parts.lab(message);
    if ("problem" in done) throw new Refusal("bad_request", `lab: ${done.problem}`);
    const answer: LabDone = { ok: true, rate: done.rate };
    return { answer };
  }

  time({ sent }: Inbound<"time">): Answer {
    return { answer: { sent, received: this.#parts.clock.now() } };
  }

  /** Gives everything back. */
  end(): void {
    for (const member of this.#held.values()) this.#release(member);
    this.#held.clear();
    this.#fitter?.end();
    this.#fitter = null;
  }

  #noRoomFor(wish: Wish): Refusal | null {
    const { subscriptionsMax, rowsMax } = this.#parts.limits;
    const refuse = (most: string) =>
      new Refusal("too_many_subscriptions", `a connection may ${most}: end a subscription first`);
    if (this.#held.size >= subscriptionsMax)
      return refuse(`have ${subscriptionsMax} subscriptions`);
    if (this.#rows + rowsOf(wish) > rowsMax) return refuse(`name ${rowsMax} rows`);
    return null;
  }

  #release(member: Member): void {
    const { subscription } = member;
    this.#rows -= rowsOf(subscription.wish);
    this.#fitter?.drop(member);
    member.end();
    this.#parts.subscriptions.release(subscription);
  }

  #mustHold(event: string, subscription: number): Member {
    const member = this.#held.get(subscription);
    if (member === undefined) {
      throw new Refusal(
        "bad_request",
        `${event}.subscription: this connection has no subscription ${subscription}`,
      );
    }
    return member;
  }
}

function rowsOf(wish: Wish): number {
  return wish.rows?.length ?? 0;
}
