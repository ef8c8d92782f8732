/** Bigboard as it runs in production, with its pages. */
import { fileURLToPath } from "node:url";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import type { Feed } from "../../../server/feed/feed.ts";
import { createSimulator } from "../../../server/feed/simulator/simulator.ts";
import { Faults } from "../../../server/ops/faults.ts";
import { createLog } from "../../../server/ops/log.ts";
import { openPages } from "../../../server/pages/pages.ts";
import { seamOf } from "../../../server/seam.ts";
import { BoardServer } from "../../../server/server.ts";
import { answer } from "../child.ts";
import { Stopwatch } from "../stopwatch.ts";
import { WideFeed } from "./wide-feed.ts";

export interface PageServerOptions {
  /** Ticks/s. */
  readonly rate: number;
  /** How many there are; the simulator's own where nothing is said. */
  readonly instruments?: number;
}

export interface PageServerStarted {
  /** Such as `http://127.0.0.1:43210`. */
  readonly address: string;
  /** A match that is being played; null where none is. */
  readonly match: string | null;
}

const version = "bench";
const host = "127.0.0.1";
const clock = systemClock;
const board = createBoard({ epoch: version, clock });
const stopwatch = new Stopwatch();

// What Next has to say is no part of the tables.
process.stdout.write = process.stderr.write.bind(process.stderr);

function feedOf({ rate, instruments }: PageServerOptions): Feed {
  const source = instruments === undefined ? "simulator" : "wide";
  const context = { sink: sinkFor(board, source), clock, log: () => {} };
  return instruments === undefined
    ? createSimulator(context, { seed: "bench", rate, hours: "steady" })
    : new WideFeed(context, { instruments, rate });
}

answer({
  async start(options: PageServerOptions): Promise<PageServerStarted> {
    const feed = feedOf(options);
    const config = { host, port: 0, operatorKey: null, allowedOrigins: [], allowedHosts: [] };
    const log = createLog("warn");
    const server = new BoardServer(config, {
      board,
      clock,
      log,
      version,
      control: (change) => feed.control(change),
    });
    const { port } = await server.listen();
    const [pages] = await Promise.all([
      openPages({
        dev: false,
        root: fileURLToPath(new URL("../../..", import.meta.url)),
        http: server.http,
        host,
        port,
        seam: seamOf(board, version),
        clock,
        log,
        faults: new Faults(log, () => clock.now()),
      }),
      feed.open(),
    ]);
    feed.start();
    server.serve(pages.answer);
    const matches = board.place(topics.matches).table;
    const playing = matches.keys().find((key) => matches.get(key)?.status === "live") ?? null;
    return { address: `http://${host}:${port}`, match: playing ?? matches.keys()[0] ?? null };
  },
  lap: () => stopwatch.lap(),
});
