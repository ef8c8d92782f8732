/**
 * Requests with names: a page's answer carries its request's id, and so does every line that is
 * logged while the page is drawn. What breaks while any request is answered ends with that request.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import type { Faults } from "./faults.ts";

/** What is known of a request where something is logged on its behalf. */
export interface RequestScope {
  readonly request: string;
  /** Without what follows the question mark. */
  readonly path: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** The request whose page is being drawn; undefined outside of one. */
export function requestNow(): RequestScope | undefined {
  return scopes.getStore();
}

/** Does something for a request that was asked elsewhere; undefined where it is for none. */
export function onBehalfOf<Result>(scope: RequestScope | undefined, work: () => Result): Result {
  return scope === undefined ? work() : scopes.run(scope, work);
}

export class Requests {
  readonly #faults: Faults;
  readonly #epoch: string;
  #count = 0;

  /** @param epoch names the board's life, so that ids of two lives differ. */
  constructor(faults: Faults, epoch: string) {
    this.#faults = faults;
    this.#epoch = epoch;
  }

  /** Answers a request; what `answer` throws is an answer with status 500. */
  contain(path: string, response: ServerResponse, answer: () => void): void {
    try {
      answer();
    } catch (error) {
      this.#fail(error, { request: this.#id(), path }, response);
    }
  }

  /** Waits for what an answer goes on with; what goes wrong there is an answer with status 500. */
  seeThrough(path: string, response: ServerResponse, work: Promise<void>): void {
    work.catch((error: unknown) => this.#fail(error, { request: this.#id(), path }, response));
  }

  /** Has a page drawn; what goes wrong, now or later, is an answer with status 500. */
  draw(path: string, response: ServerResponse, answer: () => unknown): void {
    const scope = { request: this.#id(), path };
    response.setHeader("x-request-id", scope.request);
    const drawn = async () => answer();
    scopes.run(scope, drawn).catch((error: unknown) => this.#fail(error, scope, response));
  }

  #id(): string {
    this.#count += 1;
    return `${this.#epoch}-${this.#count.toString(36)}`;
  }

  #fail(error: unknown, { request, path }: RequestScope, response: ServerResponse): void {
    this.#faults.note("request", error, `answering ${path} failed (request ${request})`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
    response.end(`Something broke here. The server's log has it as request ${request}.\n`);
  }
}
