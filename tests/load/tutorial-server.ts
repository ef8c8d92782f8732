/**
 * The tutorial's way: `io.emit` at every tick. Fed by the same generator as board-server.ts, with
 * the same settings of Socket.IO.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { systemClock } from "../../lib/clock.ts";
import { gridOf, toPrice } from "../../lib/table/grid.ts";
import type { FeedSink, InstrumentWriter, Listing, MatchWriter } from "../../server/feed/feed.ts";
import { BenchFeed } from "./bench-feed.ts";
import { answer } from "./child.ts";
import type { ServerOptions } from "./facts.ts";

/**
 * The generator makes ticks in batches and leaves out what it has no time for. A batch that takes
 * the server seconds to send would hold up everything else, so batches are cut to what it sends in
 * about half a second.
 */
const sendsAtOnceMax = 20_000;

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
const bench = new BenchFeed();
let stamped = false;

function tick(cells: object): void {
  io.emit("tick", stamped ? { at: systemClock.now(), ...cells } : cells);
}

function instrument({ symbol, tickSize }: Listing): InstrumentWriter {
  const grid = gridOf(tickSize);
  return {
    symbol,
    grid,
    quote(time, bid, bidSize, ask, askSize) {
      tick({ symbol, bid: toPrice(bid, grid), bidSize, ask: toPrice(ask, grid), askSize, time });
    },
    trade(time, price, size, side) {
      tick({ symbol, last: toPrice(price, grid), lastSize: size, side, time });
    },
    level() {},
    status() {},
    session() {},
    news() {},
    newDay() {},
    day() {},
  };
}

function match(id: string): MatchWriter {
  return { id, set() {}, event() {}, probability() {}, stat() {}, player() {}, restart() {} };
}

const sink: FeedSink = {
  transact: (write) => write(),
  list: instrument,
  league() {},
  match,
  state() {},
};

answer({
  ...bench.answers,
  async start(options: ServerOptions): Promise<number> {
    const { rate, viewers, watched = false } = options;
    stamped = watched;
    const wanted = (sendsAtOnceMax * 1_000) / (rate * viewers);
    await bench.open(sink, options, Math.min(20, Math.max(1, wanted)));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    bench.feed.start();
    return (http.address() as AddressInfo).port;
  },
  // A tick says itself when it was made.
  watch(): void {},
  flushes: (): [] => [],
});
