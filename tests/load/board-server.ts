/** Bigboard as it runs in production, with its pages where somebody asks for them. */
import { fileURLToPath } from "node:url";
import { systemClock } from "../../lib/clock.ts";
import { topics } from "../../lib/schema/topics.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import { Faults } from "../../server/ops/faults.ts";
import { createLog } from "../../server/ops/log.ts";
import { openPages } from "../../server/pages/pages.ts";
import { seamOf } from "../../server/seam.ts";
import { BoardServer } from "../../server/server.ts";
import { BenchFeed } from "./bench-feed.ts";
import { answer } from "./child.ts";
import { digestOf } from "./digest.ts";
import type { BoardState, ServerFacts, ServerOptions } from "./facts.ts";
import { FlushWatch } from "./fanout/flush-watch.ts";
import type { Flush } from "./fanout/latency.ts";
import { unlimited } from "./unlimited.ts";

const clock = systemClock;
const board = createBoard({ epoch: "bench", clock });
const quotes = board.place(topics.quotes).table;
const bench = new BenchFeed();
const watch = new FlushWatch(() => ({ mark: quotes.version, at: quotes.changedAt }));

answer({
  ...bench.answers,
  async start(options: ServerOptions): Promise<number> {
    const { watched = false, pages = false } = options;
    await bench.open(sinkFor(board, "simulator"), options);
    const config = {
      host: "127.0.0.1",
      port: 0,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
    };
    const log = createLog("warn");
    const server = new BoardServer(config, {
      board,
      clock: watched ? watch.clock(clock) : clock,
      log,
      version: "bench",
      // Nobody turns a knob during the benchmark.
      control: () => bench.feed.settings,
      limits: unlimited,
    });
    if (watched) server.http.on("connection", (socket) => watch.accept(socket));
    const { port } = await server.listen();
    if (pages) {
      const opened = await openPages({
        dev: false,
        root: fileURLToPath(new URL("../..", import.meta.url)),
        http: server.http,
        host: config.host,
        port,
        seam: seamOf(board, "bench"),
        clock,
        log,
        faults: new Faults(log, () => clock.now()),
      });
      server.serve(opened.answer);
    }
    bench.feed.start();
    return port;
  },
  lap(): ServerFacts {
    const now = board.place(topics.server).table.get("now");
    const { lagP50 = null, lagP99 = null } = now ?? {};
    return { ...bench.answers.lap(), lagP50, lagP99 };
  },
  watch: (addresses: readonly string[]): void => watch.watch(addresses),
  flushes: (): Flush[] => watch.take(),
  symbols: (): readonly string[] => quotes.keys(),
  state(): BoardState {
    return { cursor: formatCursor(board.epoch, quotes.version), digest: digestOf(quotes) };
  },
});
