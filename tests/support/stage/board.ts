/** The board with its pages, in a process that takes stage directions; see ../staged-board.ts. */
import { fileURLToPath } from "node:url";
import { systemClock as clock } from "../../../lib/clock.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import { createSimulator } from "../../../server/feed/simulator/simulator.ts";
import type { FeedPlace } from "../../../server/feed-keeper.ts";
import { Feeds } from "../../../server/feeds.ts";
import { Faults } from "../../../server/ops/faults.ts";
import { createLog } from "../../../server/ops/log.ts";
import { openPages } from "../../../server/pages/pages.ts";
import { seamOf } from "../../../server/seam.ts";
import { BoardServer } from "../../../server/server.ts";
import { answer } from "../../load/child.ts";
import type { StageOptions } from "../staged-board.ts";
import { StageSink, type Status } from "./stage-sink.ts";

const version = "stage";
const log = createLog("warn");
const board = createBoard({ epoch: "stage", clock });
const stage = new StageSink(sinkFor(board, "simulator"));

answer({
  async start({ port = 0, ...simulated }: StageOptions): Promise<number> {
    const place: FeedPlace = {
      source: "simulator",
      sink: stage,
      make: (context) => createSimulator({ ...context, log: () => {} }, simulated),
    };
    const faults = new Faults(log, () => clock.now());
    const feeds = new Feeds([place], { clock, log, faults, chance: () => 0, leave: () => {} });
    let isOpen = false;
    const config = {
      host: "127.0.0.1",
      port,
      operatorKey: null,
      allowedOrigins: [],
      allowedHosts: [],
    };
    const control = feeds.control.bind(feeds);
    const server = new BoardServer(config, {
      board,
      clock,
      log,
      version,
      control,
      isOpen: () => isOpen,
    });
    const address = await server.listen();
    const pages = openPages({
      dev: false,
      root: fileURLToPath(new URL("../../..", import.meta.url)),
      http: server.http,
      host: config.host,
      port: address.port,
      seam: seamOf(board, version),
      clock,
      log,
      faults: new Faults(log, () => clock.now()),
    });
    await feeds.start();
    server.serve((await pages).answer);
    isOpen = true;
    return address.port;
  },
  put: ({ symbol, status }: { symbol: string; status: Status }) => stage.put(symbol, status),
  print: ({ symbol, steps }: { symbol: string; steps: number }) => stage.print(symbol, steps),
  stall: (message: string | null) => stage.stall(message),
});
