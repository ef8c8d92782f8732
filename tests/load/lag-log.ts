/** What a server says of its own lag, once a second, over a while. */
import { median } from "./fanout/latency.ts";

/** Of the seconds since the last look the middle ones, ms; null where nothing was sent. */
export interface Lags {
  /** From the newest change to the last socket, at the 99th percentile of each second. */
  readonly flush: number | null;
  /** How late the event loop was, at the 99th percentile of each second. */
  readonly loop: number | null;
}

/** What of the row `now` of the topic `server` is looked at. */
interface ServerRow {
  readonly lagP99: number | null;
  readonly loopLagP99: number | null;
}

const lookEveryMs = 1_000;

export class LagLog {
  readonly #row: () => ServerRow | null;
  #flush: number[] = [];
  #loop: number[] = [];

  constructor(row: () => ServerRow | null) {
    this.#row = row;
  }

  start(): void {
    setInterval(() => this.#look(), lookEveryMs).unref();
  }

  take(): Lags {
    const lags = { flush: median(this.#flush), loop: median(this.#loop) };
    this.#flush = [];
    this.#loop = [];
    return lags;
  }

  #look(): void {
    const { lagP99 = null, loopLagP99 = null } = this.#row() ?? {};
    if (lagP99 !== null) this.#flush.push(lagP99);
    if (loopLagP99 !== null) this.#loop.push(loopLagP99);
  }
}
