/** `/enter`: keys and links are exchanged for a cookie here. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Access, mayAs } from "./access.ts";
import { ownAddress, readBody, type SeeThrough } from "./asked.ts";
import { writeCookie } from "./cookie.ts";
import { isFromElsewhere } from "./origin.ts";
import { enterPath, goOnPage, scriptPath, sendPage, signInPage, stylePath } from "./pages.ts";
import type { Client, Lack, Pass, Who } from "./who.ts";

const fileOf = (name: string) => readFileSync(new URL(name, import.meta.url));
const files: Readonly<Record<string, { readonly type: string; readonly bytes: Buffer }>> = {
  [stylePath]: { type: "text/css", bytes: fileOf("sign-in.css") },
  [scriptPath]: { type: "text/javascript", bytes: fileOf("sign-in.js") },
};

/** Marks the address of a link that a page of ours goes on to. */
const here = "?here";

export class Entrance {
  readonly #access: Access;
  readonly #now: () => number;
  readonly #seeThrough: SeeThrough;

  constructor(access: Access, now: () => number, seeThrough: SeeThrough) {
    this.#access = access;
    this.#now = now;
    this.#seeThrough = seeThrough;
  }

  /** Answers a request for the paths under `/enter`; false for any other. */
  answer(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    who: Who,
    client: Client,
  ): boolean {
    if (path !== enterPath && !path.startsWith(`${enterPath}/`)) return false;
    const { method, url = "" } = request;
    if (path === enterPath && method === "POST") {
      this.#seeThrough(path, response, this.#signIn(request, response, who, client));
    } else if (method !== "GET" && method !== "HEAD") {
      sendPage(response, 405, signInPage(null, "/"), { allow: "GET, HEAD, POST" });
    } else if (path === enterPath) {
      this.#show(new URLSearchParams(url.slice(path.length)), response, who);
    } else if (Object.hasOwn(files, path)) {
      sendFile(path, response);
    } else {
      const isHere = url.slice(path.length) === here && !isFromElsewhere(request.headers);
      if (isHere) this.#follow(path.slice(enterPath.length + 1), response, who, client);
      // Only what comes from a page of ours brings the cookie that somebody may have already.
      else sendPage(response, 200, goOnPage(path + here));
    }
    return true;
  }

  /** Whoever came for an address (`to`) and may look goes on to it; `then` is for after signing in. */
  #show(asked: URLSearchParams, response: ServerResponse, who: Who): void {
    const to = asked.get("to");
    if (to !== null && mayAs("viewer", who)) goTo(response, ownAddress(to));
    else sendPage(response, 200, signInPage(who.lack, ownAddress(to ?? asked.get("then"))));
  }

  async #signIn(
    request: IncomingMessage,
    response: ServerResponse,
    who: Who,
    client: Client,
  ): Promise<void> {
    const body = await readBody(request);
    const form = new URLSearchParams(body ?? "");
    const to = ownAddress(form.get("to"));
    const { role, lack } = this.#access.withKey(form.get("key")?.trim() ?? "", client.address);
    if (lack === null && role === "viewer" && who.pass?.role === "operator") {
      // A page of another site can send anybody here with a key of its own in the address.
      goTo(response, to);
    } else if (lack === null && role !== "nobody") {
      goTo(response, to, { "set-cookie": this.#cookie(this.#access.passes.make(role), client) });
    } else {
      refuseEntry(response, lack ?? { kind: "key" }, to);
    }
  }

  #follow(token: string, response: ServerResponse, who: Who, client: Client): void {
    // Who has more than a link gives is not to lose it by one.
    const has = mayAs("viewer", who) && who.pass?.link == null;
    const found = has ? null : this.#access.follow(token, client.address);
    if (found === null) goTo(response, "/");
    else if ("kind" in found) refuseEntry(response, found, "/");
    else goTo(response, "/", { "set-cookie": this.#cookie(found, client) });
  }

  #cookie(pass: Pass, { secure }: Client): string {
    const seconds = (pass.until - this.#now()) / 1_000;
    return writeCookie(this.#access.passes.write(pass), seconds, secure);
  }
}

function refuseEntry(response: ServerResponse, lack: Lack, to: string): void {
  const slow = lack.kind === "slow";
  const headers = slow ? { "retry-after": `${lack.seconds}` } : undefined;
  sendPage(response, slow ? 429 : 403, signInPage(lack, to), headers);
}

function goTo(
  response: ServerResponse,
  location: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(303, { location, "cache-control": "no-store", ...headers });
  response.end();
}

function sendFile(path: string, response: ServerResponse): void {
  const { type, bytes } = files[path] ?? { type: "text/plain", bytes: Buffer.alloc(0) };
  response.writeHead(200, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": bytes.length,
    "cache-control": "no-cache",
  });
  response.end(bytes);
}
