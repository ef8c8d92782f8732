/** What goes out, counted: since the start for who collects, since the last report for the board. */
import { Histogram, type HistogramCounts } from "./histogram.ts";
import type { Meter, Sent } from "./lane.ts";
import type { Outgoing } from "./outgoing.ts";

/** How many of the newest lags are looked at. */
const lagsMax = 1_024;

/** ms */
const lagBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
const flushBounds = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

export interface TrafficReport {
  /** Deltas handed to sockets: one to a hundred readers counts a hundred. */
  readonly deltas: number;
  /** Rows in deltas, times receivers. */
  readonly rows: number;
  /** How often a reader was left out of a flush because it had not drained. */
  readonly skipped: number;
  /**
   * Bytes of the deltas as WebSocket messages, headers and all, as server-sent events or as bodies
   * of answers, and the length of all other packets; what TCP and HTTP add is not counted.
   */
  readonly bytes: number;
  /** ms from the newest change in a delta to its last socket; null where none went out. */
  readonly lagP50: number | null;
  readonly lagP99: number | null;
}

/** Since the start. */
export interface TrafficCounts {
  readonly deltas: number;
  readonly bytes: number;
  /** Rows in deltas, times receivers. */
  readonly rows: number;
  /** How often a reader was left out of a flush because it had not drained. */
  readonly skipped: number;
  /** Connections closed because they read too slowly. */
  readonly closedSlow: number;
  /** Deltas written straight to the TCP socket, that took Engine.IO's way, and over HTTP. */
  readonly privateWrites: number;
  readonly fallbackWrites: number;
  readonly httpWrites: number;
  readonly questions: Readonly<Questions>;
  /** ms from the newest change in a delta to its last socket, each delta counted. */
  readonly lagMs: HistogramCounts;
  /** ms that a lane took to look, encode and write, each flush that sent something counted. */
  readonly flushMs: HistogramCounts;
}

/** Which way deltas took. One for all readers, so that counting costs an addition. */
export interface Ways {
  privateWrites: number;
  fallbackWrites: number;
  httpWrites: number;
}

/** What was asked over HTTP, by what became of it. Streams count once, when they begin. */
export interface Questions {
  /** Answered with a delta, at once or after a wait. */
  told: number;
  /** Answered with nothing, since nothing had changed. */
  empty: number;
  /** Answered with a stream of events. */
  streamed: number;
  refused: number;
}

export class Traffic implements Meter {
  readonly ways: Ways = { privateWrites: 0, fallbackWrites: 0, httpWrites: 0 };
  readonly questions: Questions = { told: 0, empty: 0, streamed: 0, refused: 0 };
  closedSlow = 0;
  #deltas = 0;
  #bytes = 0;
  #rows = 0;
  #skipped = 0;
  readonly #lagMs = new Histogram(lagBounds);
  readonly #flushMs = new Histogram(flushBounds);
  /** What had been counted at the last report. */
  #reported = { deltas: 0, rows: 0, skipped: 0, bytes: 0 };
  #lags: number[] = [];
  #next = 0;

  flushed(message: Outgoing, sent: Sent, lagMs: number | null, tookMs: number): void {
    const { receivers, skipped, bytes } = sent;
    this.#count(message, receivers, bytes);
    this.#skipped += skipped;
    if (receivers === 0) return;
    this.#flushMs.note(tookMs);
    if (lagMs === null) return;
    this.#lagMs.note(lagMs, receivers);
    this.#lags[this.#next % lagsMax] = lagMs;
    this.#next += 1;
  }

  caughtUp(message: Outgoing, bytes: number): void {
    this.#count(message, 1, bytes);
  }

  /** A packet other than a delta has been handed to one socket. */
  packet(length: number): void {
    this.#bytes += length;
  }

  counts(): TrafficCounts {
    return {
      deltas: this.#deltas,
      bytes: this.#bytes,
      rows: this.#rows,
      skipped: this.#skipped,
      closedSlow: this.closedSlow,
      ...this.ways,
      questions: { ...this.questions },
      lagMs: this.#lagMs.read(),
      flushMs: this.#flushMs.read(),
    };
  }

  /** What has gone out since the last report. */
  report(): TrafficReport {
    const lags = this.#lags.sort((a, b) => a - b);
    const report = {
      deltas: this.#deltas - this.#reported.deltas,
      rows: this.#rows - this.#reported.rows,
      skipped: this.#skipped - this.#reported.skipped,
      bytes: this.#bytes - this.#reported.bytes,
      lagP50: lags[Math.floor((lags.length - 1) * 0.5)] ?? null,
      lagP99: lags[Math.floor((lags.length - 1) * 0.99)] ?? null,
    };
    this.#reported = {
      deltas: this.#deltas,
      rows: this.#rows,
      skipped: this.#skipped,
      bytes: this.#bytes,
    };
    this.#lags = [];
    this.#next = 0;
    return report;
  }

  #count({ rows }: Outgoing, receivers: number, bytes: number): void {
    this.#deltas += receivers;
    this.#bytes += bytes;
    this.#rows += rows * receivers;
  }
}
