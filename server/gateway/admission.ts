/** Who is let in, over any transport: from where, when, how many, how often. */
import type { IncomingHttpHeaders } from "node:http";
import { hostRefusal, type OriginPolicy, originRefusal } from "../access/origin.ts";
import { Bucket } from "./bucket.ts";
import type { Comeback } from "./comeback.ts";
import { Connections } from "./connections.ts";
import type { Limits } from "./limits.ts";
import { Refusal } from "./refusal.ts";
import { goingAway } from "./viewer.ts";

export interface AdmissionParts {
  readonly origins: OriginPolicy;
  /** Whether anybody is let in yet. */
  readonly isOpen: () => boolean;
  readonly limits: Pick<Limits, "connectionsPerAddress" | "requestsPerSecond" | "requestsBurst">;
  readonly now: () => number;
}

export class Admission {
  /** Those that last. */
  readonly connections = new Connections();
  readonly #parts: AdmissionParts;
  /** What each address may still ask; one that has asked nothing for a while has none. */
  readonly #requests = new Map<string, Bucket>();
  /** When those are to come back who ask while the server goes away; null before. */
  #comeback: Comeback | null = null;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Lets nobody in any more. */
  close(comeback: Comeback): void {
    this.#comeback = comeback;
  }

  /** Why nothing at all is said to who sends these headers; null where there is no reason. */
  entry(headers: IncomingHttpHeaders): Refusal | null {
    const { origins } = this.#parts;
    const foreign = hostRefusal(headers, origins) ?? originRefusal(headers, origins);
    if (foreign !== null) return new Refusal("forbidden", foreign);
    const comeback = this.#comeback;
    if (comeback !== null) return new Refusal("unavailable", goingAway, comeback.next());
    if (this.#parts.isOpen()) return null;
    return new Refusal("unavailable", "this server is starting: try again in a moment");
  }

  /** The origin whose pages may read the answer, as CORS has it; null for the server's own. */
  pagesOf({ origin }: IncomingHttpHeaders): string | null {
    return origin !== undefined && this.#parts.origins.allowedOrigins.includes(origin)
      ? origin
      : null;
  }

  /** Why an address gets no further connection that lasts; null where it does. */
  seat(address: string): Refusal | null {
    if (this.connections.of(address) < this.#parts.limits.connectionsPerAddress) return null;
    return new Refusal("rate_limited", "too many connections from this address");
  }

  /** Why a question of an address is not heard; null where it is, and counted. */
  ask(address: string): Refusal | null {
    const { limits, now } = this.#parts;
    const size = { capacity: limits.requestsBurst, perSecond: limits.requestsPerSecond };
    let bucket = this.#requests.get(address);
    if (bucket === undefined) {
      bucket = new Bucket(size, now());
      this.#requests.set(address, bucket);
    }
    if (bucket.take(size, now())) return null;
    const most = `at most ${limits.requestsPerSecond} questions a second from one address`;
    return new Refusal("rate_limited", most);
  }

  /** Forgets addresses that may ask as much as one that never asked; to be called now and then. */
  sweep(): void {
    const { limits, now } = this.#parts;
    const size = { capacity: limits.requestsBurst, perSecond: limits.requestsPerSecond };
    for (const [address, bucket] of this.#requests) {
      if (bucket.isFull(size, now())) this.#requests.delete(address);
    }
  }
}
