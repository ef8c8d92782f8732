/**
 * Bounds what a connection of Engine.IO's may send beneath the events, which the door counts: packets
 * that are none, namespaces that there are not, acknowledgements, pings of the WebSocket. Each is
 * answered or thrown away by the libraries, as many as come, and answers would be kept for who does
 * not read them.
 */
import { Bucket, type BucketSize } from "../bucket.ts";
import type { Limits } from "../limits.ts";
import { webSocketOf } from "./private-path.ts";
import type { GatewaySocket } from "./socket-reader.ts";

type Connection = GatewaySocket["conn"];

/** What of an incoming packet is looked at. */
interface Packet {
  readonly data?: unknown;
}

export interface FloodGuardParts {
  readonly limits: Pick<Limits, "eventsPerSecond" | "eventsBurst">;
  readonly now: () => number;
  /** Ends a connection that goes too far. */
  readonly expel: (connection: Connection, problem: string) => void;
}

/** Times as many as events, so that who sends too many of these hears of it from the door. */
const share = 2;
/** What a packet costs besides one: as much again for so many characters. */
const charactersPerToken = 1_024;
/** The only namespace is "/"; an answer for another brings back its name, so that is to be short. */
const otherNamespace = /^[0-6](?:\d*-)?\/[^,]{64}/;

export class FloodGuard {
  readonly #parts: FloodGuardParts;
  readonly #size: BucketSize;
  /** What each connection may still send; null for one that has been expelled. */
  readonly #buckets = new WeakMap<Connection, Bucket | null>();

  constructor(parts: FloodGuardParts) {
    const { eventsBurst, eventsPerSecond } = parts.limits;
    this.#parts = parts;
    this.#size = { capacity: share * eventsBurst, perSecond: share * eventsPerSecond };
  }

  /** To be called when Engine.IO has a new connection. */
  watch(connection: Connection): void {
    connection.on("packet", ({ data }: Packet) => this.#receive(connection, data));
    this.#watchPings(connection);
    connection.once("upgrade", () => this.#watchPings(connection));
  }

  #watchPings(connection: Connection): void {
    webSocketOf(connection)?.on("ping", () => this.#take(connection, 1));
  }

  #receive(connection: Connection, data: unknown): void {
    if (typeof data !== "string") this.#take(connection, 1);
    else if (!otherNamespace.test(data)) {
      this.#take(connection, 1 + data.length / charactersPerToken);
    } else if (this.#bucketOf(connection) !== null) {
      this.#expel(connection, "there is no namespace but /");
    }
  }

  #take(connection: Connection, tokens: number): void {
    const bucket = this.#bucketOf(connection);
    if (bucket === null) return;
    const mayGoOn = bucket.take(this.#size, this.#parts.now(), tokens);
    if (mayGoOn && waiting(connection) <= this.#size.capacity) return;
    this.#expel(connection, "too many packets");
  }

  #bucketOf(connection: Connection): Bucket | null {
    let bucket = this.#buckets.get(connection);
    if (bucket === undefined) {
      bucket = new Bucket(this.#size, this.#parts.now());
      this.#buckets.set(connection, bucket);
    }
    return bucket;
  }

  #expel(connection: Connection, problem: string): void {
    this.#buckets.set(connection, null);
    // By polling it ends only with its next question: what comes until then is not heard.
    connection.removeAllListeners("data");
    this.#parts.expel(connection, problem);
  }
}

/** How many packets Engine.IO keeps for who does not read; not in its public types. */
function waiting(connection: Connection): number {
  const { writeBuffer } = connection as unknown as { readonly writeBuffer?: unknown };
  return Array.isArray(writeBuffer) ? writeBuffer.length : 0;
}
