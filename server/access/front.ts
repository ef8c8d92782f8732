/** What stands before all that the server tells: who asks, under which name, from whose page. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Forwarded } from "../ops/forwarded.ts";
import { Access, type AccessParts, type InVain } from "./access.ts";
import { wantsPage } from "./asked.ts";
import { cookiePair } from "./cookie.ts";
import { Entrance } from "./enter.ts";
import { asFileRequest, isOpenTo } from "./gate.ts";
import { Office, type OfficeParts } from "./office.ts";
import { changeRefusal, hostRefusal, type OriginPolicy, originRefusal } from "./origin.ts";
import { goOnPage, sendPage, signInAddress } from "./pages.ts";
import { type Client, challenge, type Ending, type Pass, refusalWords, type Who } from "./who.ts";

export interface AccessFrontParts
  extends AccessParts,
    Pick<OfficeParts, "viewersByLink" | "seeThrough"> {
  readonly origins: OriginPolicy;
  /** Says from where a request comes. */
  readonly forwarded: Pick<Forwarded, "addressOf" | "isSecure">;
}

/** Requests that change nothing. */
const looks = new Set(["GET", "HEAD", "OPTIONS"]);

export class AccessFront {
  readonly #parts: AccessFrontParts;
  readonly #access: Access;
  readonly #entrance: Entrance;
  readonly #office: Office;
  /** Each request is looked at once: a wrong key in it is one try, however many ask who sends it. */
  readonly #senders = new WeakMap<IncomingMessage, Who>();

  constructor(parts: AccessFrontParts) {
    this.#parts = parts;
    this.#access = new Access(parts);
    this.#entrance = new Entrance(this.#access, parts.now, parts.seeThrough);
    this.#office = new Office({ ...parts, access: this.#access });
  }

  /** Which keys there are. */
  get keys(): "none" | "operator" | "both" {
    const { operator, viewer } = this.#parts.keys;
    return operator === null ? "none" : viewer === null ? "operator" : "both";
  }

  /** Who sends a request. */
  who(request: IncomingMessage): Who {
    const known = this.#senders.get(request);
    if (known !== undefined) return known;
    const who = this.#access.who(request.headers, this.#client(request));
    this.#senders.set(request, who);
    return who;
  }

  /** Whether who sends a request may look, under this name and from this page. */
  mayLook(request: IncomingMessage): boolean {
    const { headers } = request;
    const { origins } = this.#parts;
    const foreign = hostRefusal(headers, origins) ?? originRefusal(headers, origins);
    return foreign === null && this.who(request).role !== "nobody";
  }

  withKey(key: string, address: string): Who {
    return this.#access.withKey(key, address);
  }

  ending(pass: Pass): Ending | null {
    return this.#access.ending(pass);
  }

  inVain(): InVain {
    return this.#access.inVain();
  }

  onEnd(listener: () => void): () => void {
    return this.#access.onEnd(listener);
  }

  /** A header that lets the server itself look. */
  ownEntry(): string {
    const { passes } = this.#access;
    return `Cookie: ${cookiePair(passes.write(passes.make("viewer")), false)}`;
  }

  /** Refuses what is asked under a foreign name, or is to be changed from a foreign page. */
  turnsAway({ headers, method = "GET" }: IncomingMessage, response: ServerResponse): boolean {
    const foreign = hostRefusal(headers, this.#parts.origins);
    const refusal = foreign ?? (looks.has(method) ? null : changeRefusal(headers));
    if (refusal === null) return false;
    refuse(response, 403, refusal);
    return true;
  }

  /** Answers what is not for the pages, or not for who asks. */
  answer(path: string, request: IncomingMessage, response: ServerResponse, who: Who): boolean {
    const client = this.#client(request);
    if (this.#entrance.answer(path, request, response, who, client)) return true;
    if (this.#office.answer(path, request, response, who, client)) return true;
    if (who.role !== "nobody") return false;
    if (isOpenTo(path) && looks.has(request.method ?? "")) {
      asFileRequest(request.headers);
      return false;
    }
    const headers = { "www-authenticate": challenge };
    if (wantsPage(request)) {
      sendPage(response, 401, goOnPage(signInAddress(request.url ?? "/")), headers);
    } else {
      refuse(response, 401, refusalWords(who), headers);
    }
    return true;
  }

  #client(request: IncomingMessage): Client {
    const { forwarded } = this.#parts;
    return { address: forwarded.addressOf(request), secure: forwarded.isSecure(request) };
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(`${text}\n`);
}
