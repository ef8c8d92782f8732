/**
 * When to try again after a cut: at any moment of a span that doubles with each try, so that many
 * who were cut at once do not come back at once.
 */

/** The span of the first try, and of the last, ms. */
const firstMs = 1_000;
const lastMs = 8_000;
/** Over how long those are spread who were told to come back at the same second, ms. */
const spreadMs = 1_000;

export class Backoff {
  readonly #random: () => number;
  #spanMs = firstMs;

  /** @param random gives numbers from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long to wait now, ms. @param told what the server asked for, s; null where it said nothing. */
  next(told: number | null = null): number {
    if (told !== null) return told * 1_000 + this.#random() * spreadMs;
    const ms = this.#random() * this.#spanMs;
    this.#spanMs = Math.min(lastMs, 2 * this.#spanMs);
    return ms;
  }

  /** It went well: the next cut is the first again. */
  reset(): void {
    this.#spanMs = firstMs;
  }
}

/**
 * How long a server that would not take a connection asks to wait, s; null where it does not.
 * @param context what came with it: the closing of a WebSocket, or an answer over HTTP.
 */
export function toldToWait(context: unknown): number | null {
  const said = (context ?? {}) as Partial<CloseEvent & XMLHttpRequest>;
  const { reason, status = 0 } = said;
  // What stands in for a browser's request in Node throws where it is asked for what never came.
  const header = status > 0 ? said.getResponseHeader?.("retry-after") : null;
  const text = reason ? / in (\d+) s$/.exec(reason)?.[1] : header;
  const seconds = Number.parseInt(text ?? "", 10);
  return seconds >= 0 ? Math.min(seconds, 120) : null;
}
