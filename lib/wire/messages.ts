/**
 * The messages of the protocol, as types: see PROTOCOL.md beside this file for the rules. What
 * comes from a client is checked against the schemas of inbound.ts.
 */
import type { ScenarioName } from "../domain/scenarios.ts";
import type { LabDeed, LabRoom } from "../schema/lab.ts";
import type { RowCells } from "../table/delta.ts";

/** The protocol's version; history in version.ts. */
export { protocolVersion } from "./version.ts";

/** A delta as it travels. */
export interface Delta {
  readonly topic: string;
  /** The cursor from which it leads; null for a snapshot. */
  readonly from: string | null;
  readonly to: string;
  /** When its newest change was made, ms since the epoch, server's clock. */
  readonly at: number;
  /** How often the rows that are subscribed to have changed so far, each counted once a version. */
  readonly changes?: number;
  readonly rows: Readonly<Record<string, RowCells>>;
  readonly gone?: readonly string[];
  /** The number that the server gave to this topic, rows and columns. */
  readonly subscription?: number;
}

/** A snapshot with what a copy needs to know of its table; pages are drawn from these. */
export interface TopicSnapshot {
  readonly delta: Delta;
  /** The step of the table's price grid, where it has one. */
  readonly tickSize: number | null;
  /**
   * The numbers by which binary frames call the rows, in the order of `rows`; without where frames
   * call them otherwise (see lib/wire/binary/shape.ts).
   */
  readonly numbers?: readonly number[];
  /** Whether it has only some of the rows that it is a snapshot of, enough to draw a page from. */
  readonly partial?: boolean;
}

/** Deltas a second that a viewer can choose; 0 is pause. */
export const paces = [60, 30, 20, 10, 5, 2, 1, 0] as const;
export type Pace = (typeof paces)[number];
export const paceDefault: Pace = 10;

/** The largest pace that is not above what was asked for. */
export function paceOf(asked: number): Pace {
  return paces.find((pace) => pace <= asked) ?? 0;
}

export interface Subscribe {
  readonly topic: string;
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
  readonly pace?: number;
  readonly since?: string;
  readonly encoding?: Encoding;
}

/** How deltas travel: as JSON, or as the frames of lib/wire/binary. */
export type Encoding = "json" | "binary";

export interface Subscribed {
  readonly ok: true;
  readonly subscription: number;
  readonly topic: string;
  readonly pace: Pace;
  readonly encoding: Encoding;
  readonly cursor: string;
  readonly columns: readonly string[];
  /** How many rows a copy keeps; null for all. */
  readonly keep: number | null;
  /** The step of the table's price grid; null where rows bring their own or have no prices. */
  readonly tickSize: number | null;
  /** When the server made the subscription, ms since the epoch; frames tell their times from it. */
  readonly base: number;
}

export type ErrorCode =
  | "bad_request"
  | "unknown_topic"
  | "too_many_subscriptions"
  | "rate_limited"
  | "unauthorized"
  // At the door, to who asks over HTTP: not from there, and not now.
  | "forbidden"
  | "unavailable";

export interface Refused {
  readonly ok: false;
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

export interface Controlled {
  readonly ok: true;
  readonly rate: number;
  readonly speed: number;
  readonly paused: boolean;
  /** What the simulator plays out; null for nothing. */
  readonly scenario: ScenarioName | null;
}

export interface Control {
  readonly rate?: number;
  readonly speed?: number;
  readonly paused?: boolean;
  /** What the simulator is to play out from now on; null ends it. */
  readonly scenario?: ScenarioName | null;
}

/** What is asked of a lab: all that is named is done, in this order. */
export interface LabCommand {
  /** The lab's id. */
  readonly lab: string;
  /** Changes a second of its board. */
  readonly rate?: number;
  /** Words to say in a room: an index into the words that there are. */
  readonly say?: { readonly room: LabRoom; readonly words: number };
  readonly do?: LabDeed;
}

export interface LabDone {
  readonly ok: true;
  /** The rate that holds. */
  readonly rate: number;
}

/** How a connection stands with its budget. */
export interface Fitted {
  readonly ok: true;
  /** The budget, kB/s; null where there is none. */
  readonly kilobytesPerSecond: number | null;
  /** The pace that nothing exceeds so as to keep within it; null where nothing is held back. */
  readonly pace: number | null;
}

/** Events that a client sends, each with an acknowledgement. */
export interface ClientEvents {
  subscribe(message: Subscribe, ack: (answer: Subscribed | Refused) => void): void;
  unsubscribe(
    message: { subscription: number },
    ack: (answer: { ok: true } | Refused) => void,
  ): void;
  pace(
    message: { subscription?: number; pace: number },
    ack: (answer: { ok: true; pace: Pace } | Refused) => void,
  ): void;
  /** @param message kB/s for all deltas of the connection; null ends the budget. */
  budget(
    message: { kilobytesPerSecond: number | null },
    ack: (answer: Fitted | Refused) => void,
  ): void;
  control(message: Control, ack: (answer: Controlled | Refused) => void): void;
  lab(message: LabCommand, ack: (answer: LabDone | Refused) => void): void;
  time(
    message: { sent: number },
    ack: (answer: { sent: number; received: number } | Refused) => void,
  ): void;
}

/**
 * Why somebody may look no more: the time is over, the link was ended by an operator, who looked
 * has signed out, an operator has ended all sign-ins.
 */
export type Dismissal = "expired" | "revoked" | "left" | "ended";

/** Which keys a board has: none, one for who operates, or that and one for who looks. */
export type Keys = "none" | "operator" | "both";

/** Events that the server sends. */
export interface ServerEvents {
  /** A delta, as JSON or as a binary frame: as each subscription asked for it. */
  delta(delta: Delta | Uint8Array): void;
  /** Sent when the pace that fits the connection's budget has changed. */
  fitted(fitted: Omit<Fitted, "ok">): void;
  /** Sent before the connection is closed of somebody who may look no more. */
  dismissed(told: { reason: Dismissal; message: string }): void;
  /** Sent once on connecting: who the server is and what this connection may do. */
  hello(greeting: {
    protocol: number;
    epoch: string;
    version: string;
    operator: boolean;
    keys?: Keys;
  }): void;
  /** The last that a server says which goes away. @param closing `after`: when to come back, ms. */
  closing(closing: { after: number }): void;
}
