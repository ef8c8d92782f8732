/** Who is let in, over any transport: from where, when, how many, how often. */
import type { IncomingHttpHeaders } from "node:http";
import { hostRefusal, type OriginPolicy, originRefusal } from "../access/origin.ts";
import type { RefusalLog, RefusalReason } from "../ops/refusal-log.ts";
import type { Comeback } from "./comeback.ts";
import { Connections } from "./connections.ts";
import type { Limits } from "./limits.ts";
import { AddressLines, Line } from "./line.ts";
import { Refusal } from "./refusal.ts";
import { Spread } from "./spread.ts";
import { goingAway } from "./viewer.ts";

export interface AdmissionParts {
  readonly origins: OriginPolicy;
  /** Whether anybody is let in yet. */
  readonly isOpen: () => boolean;
  readonly limits: Limits;
  readonly now: () => number;
  readonly refusals: RefusalLog;
}

/** When a server that starts is asked again, ms, and over how long askers are spread. */
const startingMs = 1_000;
/** When a place is asked for again where all are taken, ms, and over how long askers are spread. */
const fullMs = 5_000;

export class Admission {
  /** Those that last. */
  readonly connections = new Connections();
  readonly #parts: AdmissionParts;
  readonly #spread = new Spread();
  readonly #handshakes: Line;
  readonly #addressHandshakes: AddressLines;
  readonly #requests: AddressLines;
  /** When those are to come back who ask while the server goes away; null before. */
  #comeback: Comeback | null = null;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
    const { limits, now } = parts;
    this.#handshakes = new Line(handshakesOf(limits), now());
    this.#addressHandshakes = new AddressLines({
      capacity: limits.addressHandshakesBurst,
      perSecond: limits.addressHandshakesPerSecond,
    });
    this.#requests = new AddressLines({
      capacity: limits.requestsBurst,
      perSecond: limits.requestsPerSecond,
    });
  }

  /** Lets nobody in any more. */
  close(comeback: Comeback): void {
    this.#comeback = comeback;
  }

  /** Why nothing at all is said to who sends these headers; null where there is no reason. */
  entry(headers: IncomingHttpHeaders, address: string): Refusal | null {
    const { origins } = this.#parts;
    const foreign = hostRefusal(headers, origins) ?? originRefusal(headers, origins);
    if (foreign !== null) return this.#refuse("origin", address, new Refusal("forbidden", foreign));
    const comeback = this.#comeback;
    if (comeback !== null) {
      const refusal = new Refusal("unavailable", goingAway, comeback.next());
      return this.#refuse("closing", address, refusal);
    }
    if (this.#parts.isOpen()) return null;
    return this.#later("starting", address, "this server is starting", startingMs);
  }

  /** The origin whose pages may read the answer, as CORS has it; null for the server's own. */
  pagesOf({ origin }: IncomingHttpHeaders): string | null {
    return origin !== undefined && this.#parts.origins.allowedOrigins.includes(origin)
      ? origin
      : null;
  }

  /** Why an address gets no further connection that lasts; null where it does. */
  seat(address: string): Refusal | null {
    const { connectionsMax, connectionsPerAddress } = this.#parts.limits;
    if (this.connections.of(address) >= connectionsPerAddress) {
      const what = `an address may have ${connectionsPerAddress} connections`;
      return this.#later("connections_per_address", address, what, fullMs);
    }
    if (this.connections.total >= connectionsMax) {
      return this.#later("connections", address, "this server is full", fullMs);
    }
    return null;
  }

  /**
   * Why an address gets no further socket or stream, which take a handshake and then a picture of
   * everything; null where it does, and is counted. Those who come back all at once are let in one
   * after the other, at a rate that leaves the rest of the viewers alone.
   */
  newcomer(address: string): Refusal | null {
    const full = this.seat(address);
    if (full !== null) return full;
    const { limits, now } = this.#parts;
    const ownMs = this.#addressHandshakes.take(address, now());
    if (ownMs > 0) {
      const what = `an address may connect ${limits.addressHandshakesPerSecond} times a second`;
      return this.#later("handshakes_per_address", address, what, ownMs, 0);
    }
    const waitMs = this.#handshakes.take(handshakesOf(limits), now());
    if (waitMs === 0) return null;
    return this.#later("handshakes", address, "many are connecting", waitMs, 0);
  }

  /** Why a request of an address is not heard; null where it is, and counted. */
  ask(address: string): Refusal | null {
    const { limits, now } = this.#parts;
    const waitMs = this.#requests.take(address, now());
    if (waitMs === 0) return null;
    const what = `an address may ask ${limits.requestsPerSecond} times a second`;
    return this.#later("requests_per_address", address, what, waitMs, 0);
  }

  /** @param spreadMs over how long those who are told the same are spread. */
  #later(
    reason: RefusalReason,
    address: string,
    what: string,
    afterMs: number,
    spreadMs = 2 * afterMs,
  ): Refusal {
    const retryMs = Math.ceil(afterMs + this.#spread.next() * spreadMs);
    const code = /_per_/.test(reason) ? "rate_limited" : "unavailable";
    const message = `${what}: try again in ${Math.ceil(retryMs / 1_000)} s`;
    return this.#refuse(reason, address, new Refusal(code, message, retryMs));
  }

  #refuse(reason: RefusalReason, address: string, refusal: Refusal): Refusal {
    this.#parts.refusals.note(reason, address);
    return refusal;
  }
}

function handshakesOf({ handshakesBurst, handshakesPerSecond }: Limits) {
  return { capacity: handshakesBurst, perSecond: handshakesPerSecond };
}
