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
import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import { answer } from "./child.ts";
import type { ServerFacts, ServerOptions } from "./facts.ts";
import { Stopwatch } from "./stopwatch.ts";

/**
 * The generator makes ticks in batches and leaves out what it has no time for. A batch that takes
 * the server seconds to send would hold up everything else, so batches are cut to what it sends in
 * about half a second.
 */
const sendsAtOnceMax = 20_000;

const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
const stopwatch = new Stopwatch();
let ticks = 0;

function tick(cells: object): void {
  ticks += 1;
  io.emit("tick", cells);
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
    newDay() {},
    day() {},
  };
}

function match(id: string): MatchWriter {
  return { id, set() {}, event() {}, probability() {}, stat() {}, restart() {} };
}

const sink: FeedSink = {
  transact: (write) => write(),
  list: instrument,
  league() {},
  match,
  state() {},
};

answer({
  async start({ rate, viewers }: ServerOptions): Promise<number> {
    const wanted = (sendsAtOnceMax * 1_000) / (rate * viewers);
    const options = { seed: "bench", rate, batchMs: Math.min(20, Math.max(1, wanted)) };
    const feed = createSimulator({ sink, clock: systemClock, log: () => {} }, options);
    await feed.open();
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    ticks = 0;
    feed.start();
    return (http.address() as AddressInfo).port;
  },
  lap(): ServerFacts {
    const counted = ticks;
    ticks = 0;
    const memory = process.memoryUsage.rss();
    return { ...stopwatch.lap(), ticks: counted, memory, lagP50: null, lagP99: null };
  },
});
