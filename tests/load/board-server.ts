/** Bigboard as it runs in production, without its pages. */
import { systemClock } from "../../lib/clock.ts";
import { topics } from "../../lib/schema/topics.ts";
import { formatCursor } from "../../lib/wire/cursor.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type { Feed, FeedSink } from "../../server/feed/feed.ts";
import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import { createLog } from "../../server/ops/log.ts";
import { BoardServer } from "../../server/server.ts";
import { answer } from "./child.ts";
import { digestOf } from "./digest.ts";
import type { BoardState, ServerFacts, ServerOptions } from "./facts.ts";
import { Stopwatch } from "./stopwatch.ts";
import { TickCounter } from "./tick-counter.ts";

const clock = systemClock;
const board = createBoard({ epoch: "bench", clock });
const log = createLog("warn");
const counter = new TickCounter();
const stopwatch = new Stopwatch();
let feed: Feed | null = null;

/** A feed that this process has opened. */
function open(): Feed {
  if (feed === null) throw new Error("not started");
  return feed;
}

answer({
  async start({ rate }: ServerOptions): Promise<number> {
    const sink: FeedSink = counter.counting(sinkFor(board, "simulator"));
    const say = (message: string) => log.info(message);
    feed = createSimulator({ sink, clock, log: say }, { seed: "bench", rate });
    await feed.open();
    const config = {
      host: "127.0.0.1",
      port: 0,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
    };
    // Nobody turns a knob during the benchmark.
    const control = () => open().settings;
    const server = new BoardServer(config, { board, clock, log, version: "bench", control });
    const { port } = await server.listen();
    feed.start();
    return port;
  },
  lap(): ServerFacts {
    const now = board.place(topics.server).table.get("now");
    return {
      ...stopwatch.lap(),
      ticks: counter.lap(),
      memory: process.memoryUsage.rss(),
      lagP50: now?.lagP50 ?? null,
      lagP99: now?.lagP99 ?? null,
    };
  },
  pause(): void {
    open().control({ paused: true });
  },
  state(): BoardState {
    const { table } = board.place(topics.quotes);
    return { cursor: formatCursor(board.epoch, table.version), digest: digestOf(table) };
  },
});
