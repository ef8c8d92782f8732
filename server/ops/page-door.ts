/** How often an address may ask for pages and their files, which no connection stands for. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../lib/clock.ts";
import type { Limits } from "../gateway/limits.ts";
import { AddressLines } from "../gateway/line.ts";
import type { Forwarded } from "./forwarded.ts";
import type { RefusalLog, RefusalReason } from "./refusal-log.ts";

export interface PageDoorParts {
  readonly limits: Limits;
  readonly forwarded: Pick<Forwarded, "addressOf">;
  readonly refusals: RefusalLog;
  readonly clock: Clock;
}

/** Where the pages' code is, which is there already. */
const filesPath = "/_next/static/";

export class PageDoor {
  readonly #parts: PageDoorParts;
  readonly #requests: AddressLines;
  readonly #pages: AddressLines;

  constructor(parts: PageDoorParts) {
    this.#parts = parts;
    const { requestsBurst, requestsPerSecond, pagesBurst, pagesPerSecond } = parts.limits;
    this.#requests = new AddressLines({ capacity: requestsBurst, perSecond: requestsPerSecond });
    this.#pages = new AddressLines({ capacity: pagesBurst, perSecond: pagesPerSecond });
  }

  /** Refuses what an address asks too often, and addresses of requests that are too long. */
  turnsAway(path: string, request: IncomingMessage, response: ServerResponse): boolean {
    const { clock, forwarded, limits } = this.#parts;
    if ((request.url ?? "").length > limits.urlBytesMax) {
      answer(response, 414, `this address is too long: at most ${limits.urlBytesMax} bytes`);
      return true;
    }
    const address = forwarded.addressOf(request);
    const requestMs = this.#requests.take(address, clock.now());
    if (requestMs > 0) {
      const what = `an address may ask ${limits.requestsPerSecond} times a second`;
      return this.#refuse("requests_per_address", address, response, what, requestMs);
    }
    const pageMs = path.startsWith(filesPath) ? 0 : this.#pages.take(address, clock.now());
    if (pageMs === 0) return false;
    const what = `an address may ask for ${limits.pagesPerSecond} pages a second`;
    return this.#refuse("pages_per_address", address, response, what, pageMs);
  }

  #refuse(
    reason: RefusalReason,
    address: string,
    response: ServerResponse,
    what: string,
    waitMs: number,
  ): true {
    this.#parts.refusals.note(reason, address);
    const seconds = Math.ceil(waitMs / 1_000);
    response.setHeader("retry-after", `${seconds}`);
    answer(response, 429, `${what}: try again in ${seconds} s`);
    return true;
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`${text}\n`);
}
