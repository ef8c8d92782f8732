/**
 * Bigboard as the soak, the restart and the slow-reader benchmark run it: as board-server.ts, with
 * answers about what the process holds, for whom, and what stands on the board; and it starts and
 * goes as in production.
 */
import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { systemClock } from "../../lib/clock.ts";
import { topics } from "../../lib/schema/topics.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type { GatewayStats } from "../../server/gateway/gateway.ts";
import { createLog } from "../../server/ops/log.ts";
import { drainOnSignal } from "../../server/ops/shutdown.ts";
import { BoardServer } from "../../server/server.ts";
import { BenchFeed } from "./bench-feed.ts";
import { answer } from "./child.ts";
import { digestOf } from "./digest.ts";
import type { BoardState, ServerFacts, ServerOptions } from "./facts.ts";
import { FlushWatch } from "./fanout/flush-watch.ts";
import type { Flush } from "./fanout/latency.ts";
import { HeldBytes } from "./held-bytes.ts";
import { LagLog, type Lags } from "./lag-log.ts";
import { oneAddress, unlimited } from "./unlimited.ts";

/** What a process has in hand. */
export interface InHand extends GatewayStats {
  /** Bytes. */
  readonly resident: number;
  readonly heap: number;
  /** Deltas that have gone out so far, each to one viewer. */
  readonly deltas: number;
}

/** Rows of a table by key, with the version that they are of. */
export interface TableRows {
  readonly version: number;
  readonly rows: readonly (readonly [string, object])[];
}

const clock = systemClock;
const log = createLog("error");
const board = createBoard({ epoch: randomBytes(4).toString("hex"), clock });
const quotes = board.place(topics.quotes).table;
const bench = new BenchFeed();
const watch = new FlushWatch(() => ({ mark: quotes.version, at: quotes.changedAt }));
const held = new HeldBytes();
const lagLog = new LagLog(() => board.place(topics.server).table.get("now"));
let server: BoardServer | null = null;
/** Whether the feed has put what it has on the board. */
let isOpen = false;

answer({
  ...bench.answers,
  async start(options: ServerOptions): Promise<number> {
    const config = {
      host: "127.0.0.1",
      port: options.port ?? 0,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
    };
    server = new BoardServer(config, {
      board,
      clock: watch.clock(clock),
      log,
      version: "bench",
      control: () => bench.feed.settings,
      isOpen: () => isOpen,
      limits: options.guarded === true ? oneAddress : unlimited,
    });
    server.http.on("connection", (socket: Socket) => {
      watch.accept(socket);
      held.accept(socket);
    });
    const listening = server;
    const { port } = await listening.listen();
    await bench.open(sinkFor(board, "simulator"), options);
    const drain = () => {
      bench.feed.stop();
      return listening.close();
    };
    drainOnSignal(drain, { clock, log });
    bench.feed.start();
    isOpen = true;
    lagLog.start();
    return port;
  },
  lap(): ServerFacts {
    const now = board.place(topics.server).table.get("now");
    const { lagP50 = null, lagP99 = null } = now ?? {};
    return { ...bench.answers.lap(), lagP50, lagP99 };
  },
  lags: (): Lags => lagLog.take(),
  watch: (addresses: readonly string[]): void => watch.watch(addresses),
  flushes: (): Flush[] => watch.take(),
  state(): BoardState {
    return { cursor: formatCursor(board.epoch, quotes.version), digest: digestOf(quotes) };
  },
  inHand(): InHand {
    const { rss, heapUsed } = process.memoryUsage();
    const stats = server?.gateway.stats() ?? { viewers: 0, subscriptions: 0, lanes: 0 };
    const deltas = server?.gateway.counters().deltas ?? 0;
    return { ...stats, resident: rss, heap: heapUsed, deltas };
  },
  /** Begins to look at what is held for a connection; false where it is not there. */
  follow: (address: string): boolean => held.follow(address),
  /** The most that was held for it since it was last asked, bytes; null once it is closed. */
  held: (address: string): number | null => held.take(address),
  rows(topicNames: readonly string[]): (TableRows | null)[] {
    return topicNames.map((topic) => {
      const table = board.table(topic);
      if (table === null) return null;
      const rows = table.keys().map((key) => [key, table.get(key) ?? {}] as const);
      return { version: table.version, rows };
    });
  },
  topicNames(): Record<"symbols" | "matches" | "leagues", readonly string[]> {
    const keys = (topic: string) => board.table(topic)?.keys() ?? [];
    return {
      symbols: keys(topics.quotes),
      matches: keys(topics.matches),
      leagues: keys(topics.leagues),
    };
  },
});
