/** What goes out, counted for the `server` table. */
import type { Meter } from "./lane.ts";

/** How many of the newest lags are looked at. */
const lagsMax = 1_024;

export interface TrafficReport {
  /** Deltas handed to sockets: one to a hundred readers counts a hundred. */
  readonly deltas: number;
  /**
   * Length of the packets' text times their receivers, all events. Text outside ASCII takes more
   * bytes than this says; frames, TCP and HTTP polling's wrapping come on top.
   */
  readonly bytes: number;
  /** ms from the newest change in a delta to its last socket; null where none went out. */
  readonly lagP50: number | null;
  readonly lagP99: number | null;
}

export class Traffic implements Meter {
  #deltas = 0;
  #bytes = 0;
  #lags: number[] = [];
  #next = 0;

  sent(receivers: number, lagMs: number | null): void {
    this.#deltas += receivers;
    if (lagMs === null) return;
    this.#lags[this.#next % lagsMax] = lagMs;
    this.#next += 1;
  }

  /** A packet has been handed to one socket. */
  packet(length: number): void {
    this.#bytes += length;
  }

  /** What has gone out since the last report. */
  report(): TrafficReport {
    const lags = this.#lags.sort((a, b) => a - b);
    const report = {
      deltas: this.#deltas,
      bytes: this.#bytes,
      lagP50: lags[Math.floor((lags.length - 1) * 0.5)] ?? null,
      lagP99: lags[Math.floor((lags.length - 1) * 0.99)] ?? null,
    };
    this.#deltas = 0;
    this.#bytes = 0;
    this.#lags = [];
    this.#next = 0;
    return report;
  }
}
