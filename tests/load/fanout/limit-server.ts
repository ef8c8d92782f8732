/**
 * The limit: the same board, simulator and encoder, and then nothing but a `write` to each bare TCP
 * connection. No Socket.IO, no WebSocket library, no subscriptions, nobody skipped who does not
 * drain. What Bigboard costs beyond this is what it adds.
 */
import { type AddressInfo, createServer, type Socket } from "node:net";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import type { Table } from "../../../lib/table/table.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { formatCursor } from "../../../lib/wire/cursor.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import { Outgoing } from "../../../server/gateway/outgoing.ts";
import { BenchFeed } from "../bench-feed.ts";
import { answer } from "../child.ts";
import { digestOf } from "../digest.ts";
import type { BoardState, ServerOptions } from "../facts.ts";
import { monotonicMs } from "../monotonic.ts";
import type { Flush } from "./latency.ts";

const clock = systemClock;
const board = createBoard({ epoch: "bench", clock });
const quotes = board.place(topics.quotes).table as unknown as Table;
const encoder = new FrameEncoder({ schema: quotes.schema, columns: null, rows: null }, 1);
const sockets = new Set<Socket>();
const bench = new BenchFeed();
/** The version that everybody holds. */
let base = 0;
let flushes: Flush[] = [];

function flush(): void {
  const startedAt = monotonicMs();
  const frame = encoder.encode(quotes, base);
  base = quotes.version;
  if (frame === null) return;
  const bytes = Outgoing.binary(frame, 0).webSocketFrame;
  for (const socket of sockets) socket.write(bytes);
  flushes.push({ mark: base, at: quotes.changedAt, startedAt, readers: null });
}

const server = createServer({ noDelay: true }, (socket) => {
  const snapshot = encoder.encode(quotes, null);
  if (snapshot !== null) socket.write(Outgoing.binary(snapshot, 0).webSocketFrame);
  sockets.add(socket);
  socket.resume();
  socket.on("error", () => {});
  socket.once("close", () => sockets.delete(socket));
});

answer({
  ...bench.answers,
  async start(options: ServerOptions): Promise<number> {
    await bench.open(sinkFor(board, "simulator"), options);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = quotes.version;
    bench.feed.start();
    clock.every(1_000 / (options.pace ?? 10), flush);
    return (server.address() as AddressInfo).port;
  },
  watch(): void {
    flushes = [];
  },
  flushes: (): Flush[] => flushes,
  state(): BoardState {
    return { cursor: formatCursor(board.epoch, quotes.version), digest: digestOf(quotes) };
  },
});
