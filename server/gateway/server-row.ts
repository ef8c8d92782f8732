/** The row `now` of the `server` table: how the program is doing, once a second, on the board. */
import { topics } from "../../lib/schema/topics.ts";
import type { Board } from "../board/board.ts";
import type { LoopLag } from "./loop-lag.ts";
import type { Traffic } from "./traffic.ts";

/** How often it is written, ms. */
export const serverRowPeriodMs = 1_000;

/** What the gateway knows besides its traffic. */
export interface ServerFacts {
  readonly viewers: number;
  /** Viewers whose connection is HTTP polling. */
  readonly polling: number;
  readonly subscriptions: number;
  readonly lanes: number;
  readonly slowReaders: number;
  /** s */
  readonly uptime: number;
  readonly version: string;
}

/** Writes what has happened since it was last written. */
export function writeServerRow(
  board: Board,
  traffic: Traffic,
  loopLag: LoopLag,
  facts: ServerFacts,
): void {
  const { deltas, rows, bytes, skipped, lagP50, lagP99 } = traffic.report();
  const perSecond = 1_000 / serverRowPeriodMs;
  board.transact(() => {
    board.join(board.place(topics.server)).put("now", {
      ...facts,
      deltasPerSecond: deltas * perSecond,
      rowsPerSecond: rows * perSecond,
      bytesPerSecond: bytes * perSecond,
      skippedPerSecond: skipped * perSecond,
      lagP50,
      lagP99,
      loopLagP99: loopLag.takeP99(),
      memory: process.memoryUsage.rss(),
    });
  });
}
