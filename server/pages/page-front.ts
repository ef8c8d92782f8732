/** Answers requests for pages and their files. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Faults } from "../ops/faults.ts";
import { documentPolicy } from "../ops/security-headers.ts";
import { acceptsGzip } from "./accepts-gzip.ts";
import { Departing } from "./departing.ts";
import type { Page } from "./page.ts";
import { pageRequestOf, routerState } from "./page-request.ts";
import { isRouterState } from "./router-state.ts";
import type { SharedPages } from "./shared-pages.ts";
import { filled, filledGzip, nonceLength } from "./slotted.ts";
import type { StaticFiles } from "./static-files.ts";

export interface PageFrontParts {
  readonly shared: SharedPages;
  readonly files: StaticFiles;
  /** So many bytes that nobody can guess. */
  readonly randomBytes: (size: number) => Buffer;
  readonly faults: Pick<Faults, "note">;
  /** Its own unless given. */
  readonly departing?: Departing;
}

export class PageFront {
  readonly #parts: PageFrontParts;
  readonly #departing: Departing;

  constructor(parts: PageFrontParts) {
    this.#parts = parts;
    this.#departing = parts.departing ?? new Departing();
  }

  /** @param address of who asks, as viewers are counted. */
  async answer(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
    const { shared, files, faults } = this.#parts;
    const { method, url = "/" } = request;
    if (method !== "GET" && method !== "HEAD") {
      say(response, 405, "There are GET and HEAD only.", { allow: "GET, HEAD" });
      return;
    }
    try {
      if (await files.answer(request, response)) return;
      const asked = pageRequestOf(request);
      if (asked === null) {
        say(response, 414, "This address is longer than that of any page.");
        return;
      }
      if (!isRouterState(asked.headers[routerState])) {
        say(response, 400, `${routerState}: give one as the pages' own navigations do, or none.`);
        return;
      }
      const page = await shared.ask(asked, address);
      if (page === null) comeAgain(response);
      else this.#send(page, request, response);
    } catch (error) {
      faults.note("page", error, `the page ${url} could not be drawn`);
      comeAgain(response);
    }
  }

  #send({ status, headers, plain, gzip }: Page, request: IncomingMessage, to: ServerResponse) {
    // The same length in base64 as the slots have.
    const nonce = this.#parts.randomBytes((nonceLength * 3) / 4).toString("base64");
    const bytes = Buffer.from(nonce);
    const zipped = gzip !== null && acceptsGzip(request.headers["accept-encoding"]);
    const body = zipped ? filledGzip(gzip, plain, bytes) : filled(plain, bytes);
    if (String(headers["content-type"]).startsWith("text/html")) {
      to.setHeader("content-security-policy", documentPolicy(nonce, request.headers.host));
    }
    to.writeHead(status, {
      ...headers,
      "content-length": body.length,
      ...(zipped && { "content-encoding": "gzip" }),
    });
    if (request.method === "HEAD") to.end();
    else {
      to.end(body);
      this.#departing.add(to, body.length);
    }
  }
}

/** When too many pages are being drawn, or none can be. */
function comeAgain(response: ServerResponse): void {
  const text = "No page can be drawn just now. Please come again in a second.";
  say(response, 503, text, { "retry-after": "1" });
}

function say(
  response: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(`${text}\n`);
}
