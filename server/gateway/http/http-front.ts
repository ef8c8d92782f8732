/**
 * The front of the board towards plain HTTP: short polls, long polls and streams of events, all of
 * them at `/live/<topic>`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { versionIn } from "../../../lib/wire/cursor.ts";
import { type Pace, paces } from "../../../lib/wire/messages.ts";
import type { Who } from "../../access/who.ts";
import { challenge } from "../../access/who.ts";
import { notLetIn } from "../not-let-in.ts";
import type { Outgoing } from "../outgoing.ts";
import type { GatewayParts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { wishOf } from "../wish.ts";
import { EventStream } from "./event-stream.ts";
import { Exchange } from "./exchange.ts";
import { LongPoll } from "./long-poll.ts";
import { type Asked, questionOf, wantsStream } from "./question.ts";

/** Where the board is; topics are below it, and plain WebSockets begin here. */
export const livePath = "/live";

/** Who waits for a change is told as soon as it is there. */
const [paceMax = 0 as Pace] = paces;

/** Whether the gateway answers for a path. */
export function isLive(path: string): boolean {
  return path === livePath || path.startsWith(`${livePath}/`);
}

const methods = "GET, HEAD, OPTIONS";

/** What a browser asks before it lets a page of another origin ask us. */
const preflight = {
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "Authorization, Last-Event-ID",
  "access-control-max-age": "600",
};

export class HttpFront {
  readonly #gateway: GatewayParts;
  /** Answers that the kernel has not taken in full, and since when. */
  readonly #departing = new Map<ServerResponse, number>();

  constructor(gateway: GatewayParts) {
    this.#gateway = gateway;
  }

  /** Answers a request for the paths under `/live`; false for any other. */
  answer(path: string, request: IncomingMessage, response: ServerResponse, who: Who): boolean {
    if (!isLive(path)) return false;
    const { admission, log } = this.#gateway;
    const exchange = new Exchange(request, response, admission.pagesOf(request.headers));
    try {
      this.#answer(path, exchange, who);
    } catch (error) {
      if (error instanceof Refusal) {
        this.#refuse(exchange, error);
        return true;
      }
      log.error(error, `answering ${path} failed`);
      if (exchange.begun) response.destroy();
      else exchange.refuse(new Refusal("unavailable", "this could not be answered"), 500);
    }
    return true;
  }

  /** Cuts off those who have not taken an answer for so long. @returns how many. */
  dropStuck(patienceMs: number): number {
    const before = this.#gateway.clock.now() - patienceMs;
    let count = 0;
    for (const [response, since] of this.#departing) {
      if (since > before) continue;
      count += 1;
      this.#departing.delete(response);
      response.destroy();
    }
    return count;
  }

  #answer(path: string, exchange: Exchange, who: Who): void {
    const { admission, forwarded, limits } = this.#gateway;
    const { method, headers, url = "" } = exchange.request;
    const address = forwarded.addressOf(exchange.request);
    // First, so that a page or a name that is not welcome learns nothing at all.
    const refusal = admission.entry(headers, address) ?? admission.ask(address);
    if (refusal !== null) throw refusal;
    if (method === "OPTIONS") {
      exchange.tellNothing({ allow: methods, ...preflight });
    } else if (who.role === "nobody") {
      this.#refuse(exchange, notLetIn(who), 401, { "www-authenticate": challenge });
    } else if (method !== "GET" && method !== "HEAD") {
      this.#refuse(exchange, bad(`${method}: there are ${methods}`), 405, { allow: methods });
    } else if (path === livePath || path === `${livePath}/`) {
      const what = bad("here begin WebSockets; topics are below, as /live/quotes");
      this.#refuse(exchange, what, 426, { upgrade: "websocket", connection: "Upgrade" });
    } else if (url.length > limits.urlBytesMax) {
      const most = `at most ${limits.urlBytesMax} bytes`;
      this.#refuse(exchange, bad(`this address is too long: ${most}`), 414);
    } else {
      const query = url.includes("?") ? url.slice(url.indexOf("?") + 1) : "";
      const asked = questionOf(path.slice(livePath.length + 1), query, headers);
      if (asked.kind === "stream") this.#stream(asked, exchange, who);
      else this.#poll(asked, exchange, who);
    }
  }

  #refuse(exchange: Exchange, ...refusal: Parameters<Exchange["refuse"]>): void {
    this.#gateway.traffic.questions.refused += 1;
    const [what] = refusal;
    const isStream = wantsStream(exchange.request.headers);
    if (isStream && (what.retryMs !== undefined || what.code === "unavailable"))
      exchange.putOff(what);
    else exchange.refuse(...refusal);
  }

  #stream({ question }: Asked, exchange: Exchange, who: Who): void {
    const { wait: _, ...message } = question;
    if (exchange.headOnly) {
      wishOf(message, this.#gateway.session.tableOf);
      exchange.stream();
    } else {
      const { admission, forwarded } = this.#gateway;
      const refusal = admission.newcomer(forwarded.addressOf(exchange.request));
      if (refusal !== null) throw refusal;
      new EventStream(exchange, this.#gateway, who).open(message);
    }
  }

  #poll({ question }: Asked, exchange: Exchange, who: Who): void {
    const { wait = 0, ...message } = question;
    const { epoch, subscriptions, tableOf } = this.#gateway.session;
    const since = message.since === undefined ? null : versionIn(epoch, message.since);
    const subscription = subscriptions.ask(wishOf(message, tableOf));
    const changes = subscription.encode(since, since, "json");
    if (changes !== null) {
      this.#tell(changes, exchange);
    } else if (wait === 0 || exchange.headOnly) {
      this.#gateway.traffic.questions.empty += 1;
      exchange.tellNothing();
    } else {
      const viewer = new LongPoll(wait * 1_000, exchange, this.#gateway, who);
      viewer.open({ ...message, pace: paceMax });
    }
  }

  #tell(message: Outgoing, exchange: Exchange): void {
    const { clock, traffic } = this.#gateway;
    const { response } = exchange;
    exchange.tell(message);
    traffic.questions.told += 1;
    if (exchange.headOnly) return;
    traffic.ways.httpWrites += 1;
    traffic.caughtUp(message, message.body.length);
    if (response.writableLength === 0) return;
    this.#departing.set(response, clock.now());
    response.once("close", () => this.#departing.delete(response));
  }
}

function bad(message: string): Refusal {
  return new Refusal("bad_request", message);
}
