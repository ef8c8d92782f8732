/**
 * When those who are sent away are to come back. Where all came at once, the server that starts
 * would do nothing else for seconds.
 */
import { Spread } from "./spread.ts";

/** Nobody need come sooner, ms: a server takes some seconds to start. */
const soonestMs = 500;
/** So much later for each viewer there is, ms, and so much at most. */
const perViewerMs = 2.5;
const spreadMaxMs = 9_500;

export class Comeback {
  readonly #spreadMs: number;
  readonly #spread = new Spread();

  /** @param viewers how many are to come back: few may do so within a second. */
  constructor(viewers: number) {
    this.#spreadMs = Math.min(spreadMaxMs, viewers * perViewerMs);
  }

  /** After how long the next one is to come back, in whole ms. */
  next(): number {
    return Math.round(soonestMs + this.#spread.next() * this.#spreadMs);
  }
}
