/** One request over HTTP with its answer. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { ErrorCode } from "../../../lib/wire/messages.ts";
import type { Outgoing } from "../outgoing.ts";
import type { Refusal } from "../refusal.ts";

/** The status that goes with each code. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  unknown_topic: 404,
  rate_limited: 429,
  too_many_subscriptions: 429,
  unavailable: 503,
};

/** After how long it may be otherwise, s. */
const retryAfter: Partial<Readonly<Record<ErrorCode, number>>> = {
  rate_limited: 1,
  unavailable: 1,
};

/** How an event source is told to wait before it comes back, ms. */
const comeBackMs = 1_000;

const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  // A proxy that rewrites what goes through would hold it back; nginx has a word of its own.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly #headers: OutgoingHttpHeaders;

  /** @param pages the origin whose pages may read the answer besides the server's own. */
  constructor(request: IncomingMessage, response: ServerResponse, pages: string | null) {
    this.request = request;
    this.response = response;
    this.#headers = {
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      vary: "Origin",
      "x-content-type-options": "nosniff",
      ...(pages !== null && {
        "access-control-allow-origin": pages,
        "access-control-expose-headers": "Retry-After",
      }),
    };
  }

  /** Whether anything has been answered. */
  get begun(): boolean {
    return this.response.headersSent;
  }

  /** Whether more of the answer may follow. */
  get open(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  /** Whether only the head of the answer is wanted. */
  get headOnly(): boolean {
    return this.request.method === "HEAD";
  }

  /** @param status where it is not the code's own. */
  refuse(
    refusal: Refusal,
    status = statuses[refusal.code],
    headers: OutgoingHttpHeaders = {},
  ): void {
    const { code, message, retryMs } = refusal;
    const seconds = retryMs === undefined ? retryAfter[code] : Math.ceil(retryMs / 1_000);
    const body = Buffer.from(JSON.stringify({ error: { code, message } }));
    this.#end(status, body, {
      ...(seconds !== undefined && { "retry-after": `${seconds}` }),
      ...headers,
    });
  }

  /** Answers with a delta. */
  tell({ body }: Outgoing): void {
    this.#end(200, body, {});
  }

  /** Answers that there is nothing to tell. */
  tellNothing(headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(204, { ...this.#headers, ...headers });
    this.response.end();
  }

  /** Begins a stream of events. @param retryMs how long to wait before coming back. */
  stream(retryMs = comeBackMs): void {
    this.response.writeHead(200, { ...this.#headers, ...streamHeaders });
    if (this.headOnly) this.response.end();
    else this.response.write(retryOf(retryMs));
  }

  /** Ends a stream that has begun. @param retryMs how long to wait before coming back. */
  endStream(retryMs: number): void {
    this.response.end(retryOf(retryMs));
  }

  /** Ends a stream before it begins: an event source gives up for good after any status but 200. */
  putOff({ message, retryMs }: Refusal): void {
    this.stream(retryMs);
    this.response.end(`: ${message}\n\n`);
  }

  #end(status: number, body: Buffer, headers: OutgoingHttpHeaders): void {
    this.response.writeHead(status, {
      ...this.#headers,
      "content-type": "application/json; charset=utf-8",
      "content-length": body.length,
      ...headers,
    });
    this.response.end(body);
  }
}

/** Tells an event source how long to wait before it comes back, ms. */
function retryOf(ms: number): string {
  return `retry: ${ms}\n\n`;
}
