/** Stands before Engine.IO: who is not let in is told why, and what those inside poll is counted. */
import { type IncomingMessage, ServerResponse } from "node:http";
import type { Who } from "../../access/who.ts";
import { Bucket, type BucketSize } from "../bucket.ts";
import { Exchange } from "../http/exchange.ts";
import type { GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { closeAtOnce, refuseUpgrade } from "../websocket/refuse.ts";
import type { GatewayServer } from "./socket-reader.ts";

/** What is known of a connection since its first request. */
export interface Arrival {
  /** By what that request brought. */
  readonly who: Who;
  readonly address: string;
  /** How often it may ask, once it has asked again. */
  polls?: Bucket;
}

/** A request with the parameters of its address, which Engine.IO has read by then. */
type EngineRequest = IncomingMessage & { _query: Readonly<Partial<Record<string, string>>> };

/**
 * Puts the guard before all requests and upgrades of Engine.IO's.
 * @param arrivals all connections that there are, by their ids.
 */
export function guard(
  io: GatewayServer,
  arrivals: ReadonlyMap<string, Arrival>,
  gateway: GatewayParts,
): void {
  const { access, admission, clock, forwarded, limits, refusals } = gateway;
  const pollsSize: BucketSize = { capacity: limits.pollsBurst, perSecond: limits.pollsPerSecond };

  /** Why a connection that is there may not ask again yet; null where it may. */
  const oftener = (arrival: Arrival): Refusal | null => {
    arrival.polls ??= new Bucket(pollsSize, clock.now());
    if (arrival.polls.take(pollsSize, clock.now())) return null;
    refusals.note("polls", arrival.address);
    const most = `a connection may ask ${limits.pollsPerSecond} times a second`;
    return new Refusal("rate_limited", most, 1_000 / limits.pollsPerSecond);
  };

  io.engine.use((request: EngineRequest, response: ServerResponse, next: Next) => {
    const { headers } = request;
    const { sid, refuse } = request._query;
    const address = forwarded.addressOf(request);
    const arrival = arrivals.get(sid ?? "");
    const refusal =
      admission.entry(headers, address) ??
      (arrival === undefined ? admission.ask(address) : oftener(arrival)) ??
      (sid === undefined ? admission.newcomer(address) : null);
    if (refusal === null) {
      next(arrival && isStrange(arrival, request) ? new Error("somebody else's") : undefined);
    } else if (response instanceof ServerResponse) {
      new Exchange(request, response, admission.pagesOf(headers)).refuse(refusal);
    } else {
      // For an upgrade Engine.IO makes something that only looks like a response.
      const { socket } = request;
      socket.on("error", () => {});
      if (refuse === "close" && refusal.retryMs !== undefined) {
        closeAtOnce(request, socket, refusal);
      } else refuseUpgrade(request, socket, refusal);
    }
  });

  /** Whoever was let in by a cookie or a header brings it every time. */
  const isStrange = ({ who }: Arrival, request: EngineRequest) =>
    who.role !== "nobody" && access.who(request).role === "nobody";
}

type Next = (error?: Error) => void;
