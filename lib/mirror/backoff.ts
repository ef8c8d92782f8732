/**
 * When to try again after a cut: often while a server may be starting, more seldom where it stays
 * away, and never in step with the many others who were cut at the same moment.
 */

/** The longest wait of the first try, of the next ones, and at last, ms. */
const firstMs = 1_000;
const soonMs = 4_000;
const lastMs = 15_000;
/** Over how long those are spread who were told to come back at the same second, ms. */
const spreadMs = 1_000;

export class Backoff {
  readonly #random: () => number;
  /** How long it has waited since it last went well, ms. */
  #waitedMs = 0;

  /** @param random gives numbers from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long to wait now, ms. @param told what the server asked for, s; null where it said nothing. */
  next(told: number | null = null): number {
    const chance = this.#random();
    if (told !== null) return told * 1_000 + chance * spreadMs;
    const waitedMs = this.#waitedMs;
    const soon = Math.min(soonMs, Math.max(firstMs, 2 * waitedMs));
    const span = Math.min(lastMs, Math.max(soon, waitedMs / 4));
    // The first falls anywhere, so that all are spread; who tries again lets half of it pass.
    const ms = span * (waitedMs === 0 ? chance : (1 + chance) / 2);
    this.#waitedMs += ms;
    return ms;
  }

  /** It went well: the next cut is the first again. */
  reset(): void {
    this.#waitedMs = 0;
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
