/**
 * Finds out that a proxy stands in front of which nobody has told: all its viewers then count as one
 * address, and that they came by TLS is not seen.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { TrustProxy } from "./forwarded.ts";

export class ProxyHint {
  readonly #warn: (message: string) => void;
  #silent: boolean;

  /** @param warn is told once. */
  constructor(trust: TrustProxy | undefined, warn: (message: string) => void) {
    this.#warn = warn;
    this.#silent = trust !== undefined;
  }

  /** Looks at a request. */
  look(headers: IncomingHttpHeaders): void {
    if (this.#silent || headers["x-forwarded-for"] === undefined) return;
    this.#silent = true;
    this.#warn(
      "X-Forwarded-For has come and TRUST_PROXY is not set: behind a proxy all viewers count as one address, so set TRUST_PROXY=1 if one is yours",
    );
  }
}
