import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import type { InstrumentWriter, Listing } from "../../../server/feed/feed.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** The first trading day of the tests, 09:30 in New York. */
export const dayStart = Date.UTC(2026, 7, 24, 13, 30);

/** A board with a sink and a clock that stands still. */
export function boardForTest() {
  const clock = new ManualClock();
  const board = createBoard({ epoch: "test", clock });
  return { board, clock, sink: sinkFor(board, "test") };
}

/** A listing at 100.00 with a step of a cent; anything can be said otherwise. */
export function listing(symbol: string, other: Partial<Listing> = {}): Listing {
  return {
    symbol,
    name: `${symbol} Inc.`,
    sector: "Energy",
    kind: "equity",
    currency: "USD",
    tickSize: 0.01,
    previousClose: 10_000,
    low52w: 5_000,
    high52w: 15_000,
    shares: 1_000_000,
    ...other,
  };
}

/** A board on which some instruments are listed. */
export function boardWith(...listings: Listing[]) {
  const made = boardForTest();
  const writers = new Map<string, InstrumentWriter>();
  made.sink.transact(() => {
    for (const each of listings) writers.set(each.symbol, made.sink.list(each));
  });
  const writer = (symbol: string): InstrumentWriter => {
    const found = writers.get(symbol);
    if (found === undefined) throw new Error(`${symbol} is not listed in this test`);
    return found;
  };
  return { ...made, writer };
}
