/** Finds out by what requests bring that a proxy is not set up as is meant, and says so once. */
import type { Forwardable, Forwarded, TrustProxy } from "./forwarded.ts";

export class ProxyHint {
  readonly #trusted: boolean;
  readonly #forwarded: Pick<Forwarded, "isSecure">;
  readonly #warn: (message: string) => void;
  #told = false;

  /** @param warn is told once. */
  constructor(
    trust: TrustProxy | undefined,
    forwarded: Pick<Forwarded, "isSecure">,
    warn: (message: string) => void,
  ) {
    this.#trusted = trust !== undefined;
    this.#forwarded = forwarded;
    this.#warn = warn;
  }

  /** Looks at a request. */
  look(request: Forwardable): void {
    if (this.#told || request.headers["x-forwarded-for"] === undefined) return;
    if (!this.#trusted) {
      this.#told = true;
      this.#warn(
        "X-Forwarded-For has come and TRUST_PROXY is not set: behind a proxy all viewers count as one address, so set TRUST_PROXY=1 if one is yours",
      );
    } else if (!this.#forwarded.isSecure(request)) {
      this.#told = true;
      this.#warn(
        "somebody has come through the proxy without TLS, so that keys and cookies travel as plain text: have it take https only, and say X-Forwarded-Proto",
      );
    }
  }
}
