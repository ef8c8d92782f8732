/**
 * The usual better way: a plain object for each instrument, and several times a second one event
 * with the rows that have changed, as JSON by `io.emit`. In its favour, columns that hardly ever
 * change are left out, there are no index values to work out, and nobody can choose anything.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { systemClock } from "../../../lib/clock.ts";
import { BenchFeed } from "../bench-feed.ts";
import { answer } from "../child.ts";
import type { BoardState, ServerOptions } from "../facts.ts";
import { monotonicMs } from "../monotonic.ts";
import type { Flush } from "./latency.ts";
import { QuoteObjects, rowsDigest } from "./quote-objects.ts";

const clock = systemClock;
const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false });
const quotes = new QuoteObjects(() => clock.now());
const bench = new BenchFeed();
let flushes: Flush[] = [];
let sequence = 0;

function flush(): void {
  const startedAt = monotonicMs();
  const rows = quotes.takeChanged();
  if (rows.length === 0) return;
  sequence += 1;
  io.emit("quotes", { sequence, rows });
  flushes.push({ mark: sequence, at: quotes.changedAt, startedAt, readers: null });
}

io.on("connection", (socket) => {
  socket.emit("quotes", { sequence, rows: quotes.all() });
});

answer({
  ...bench.answers,
  async start(options: ServerOptions): Promise<number> {
    await bench.open(quotes.sink, options);
    quotes.takeChanged();
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    bench.feed.start();
    clock.every(1_000 / (options.pace ?? 10), flush);
    return (http.address() as AddressInfo).port;
  },
  watch(): void {
    flushes = [];
  },
  flushes: (): Flush[] => flushes,
  state(): BoardState {
    return { cursor: `${sequence}`, digest: rowsDigest(quotes.all()) };
  },
});
