/** What the gateway has in common for all transports. */
import type { IncomingMessage } from "node:http";
import type { Cancel, Clock } from "../../lib/clock.ts";
import type { Keys } from "../../lib/wire/messages.ts";
import type { Ending, Pass, Who } from "../access/who.ts";
import type { Forwarded } from "../ops/forwarded.ts";
import type { RefusalLog } from "../ops/refusal-log.ts";
import type { Admission } from "./admission.ts";
import type { Limits } from "./limits.ts";
import type { SessionParts } from "./session.ts";
import type { Traffic } from "./traffic.ts";
import type { Viewers } from "./viewers.ts";

/** What the gateway says to the log. */
export interface GatewayLog {
  info(message: string): void;
  warn(message: string): void;
  error(error: unknown, message: string): void;
}

/** Who is let in; see server/access. */
export interface GatewayAccess {
  /** Which keys there are. */
  readonly keys: Keys;
  /** Who sends a request, by its headers. */
  who(request: IncomingMessage): Who;
  /** Who gives a key. @param address from where, which is slowed down where it guesses. */
  withKey(key: string, address: string): Who;
  /** Why a pass holds no more; null where it does. */
  ending(pass: Pass): Ending | null;
  /** Calls back when passes have been ended before their time. */
  onEnd(listener: () => void): Cancel;
}

export interface GatewayParts {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly log: GatewayLog;
  readonly access: GatewayAccess;
  readonly forwarded: Pick<Forwarded, "addressOf">;
  readonly admission: Admission;
  readonly refusals: RefusalLog;
  readonly viewers: Viewers;
  readonly traffic: Traffic;
  readonly session: SessionParts;
  /** The program's version. */
  readonly version: string;
}

/**
 * How long a connection that says nothing is left alone, ms, before it is asked whether it lives.
 * There are proxies that cut what is silent for 20 s.
 */
export const pingIntervalMs = 15_000;

/**
 * How long it may take to answer, ms. Longer than a reader may take nothing, so that it is told why
 * it is cut.
 */
export function pingTimeoutMs({ patienceMs }: Pick<Limits, "patienceMs">): number {
  return patienceMs * 1.5;
}

/** How long the other end of a connection that is being closed has to say goodbye, ms. */
export const farewellMs = 2_000;
