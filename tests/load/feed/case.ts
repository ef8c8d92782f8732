/** Measures one case, told as JSON, and prints its cost as JSON; see measured.ts. */
import { systemClock } from "../../../lib/clock.ts";
import { gridOf } from "../../../lib/table/grid.ts";
import { createBoard } from "../../../server/board/create.ts";
import { sinkFor } from "../../../server/board/sink.ts";
import type { FeedSink } from "../../../server/feed/feed.ts";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { readWorld } from "../../../server/feed/simulator/world.ts";
import { type FeedCase, type FeedCost, median } from "./measured.ts";

/** Wall ms from one transaction to the next in production. */
const batchMs = 20;

/** Ticks until all is compiled; then those of one look at the heap, too few to set a collection off. */
const warmUpTicks = { nothing: 2_000_000, board: 500_000 } as const;
const heapTicks = 20_000;
const heapLooks = 15;

const ignore = () => {};

const nothing: FeedSink = {
  transact: (write) => write(),
  list: ({ symbol, tickSize }) => ({
    symbol,
    grid: gridOf(tickSize),
    quote: ignore,
    trade: ignore,
    level: ignore,
    status: ignore,
    session: ignore,
    news: ignore,
    newDay: ignore,
    day: ignore,
  }),
  league: ignore,
  match: () => {
    throw new Error("there are no matches here");
  },
  state: ignore,
};

async function cost({ instruments, target, rate, ticks }: FeedCase): Promise<FeedCost> {
  const world = await readWorld(instruments);
  const sink =
    target === "nothing"
      ? nothing
      : sinkFor(createBoard({ epoch: "bench", clock: systemClock }), "simulator");
  const list = world.instruments;
  const generator = new Generator({
    seed: "bench",
    sink,
    instruments: list,
    rate,
    hours: "steady",
  });
  sink.transact(() => generator.open());
  const batch = Math.max(1, Math.round((rate * batchMs) / 1000));
  const run = (count: number) => {
    for (let left = count; left > 0; left -= batch) {
      sink.transact(() => generator.advanceTicks(Math.min(left, batch)));
    }
  };
  run(warmUpTicks[target]);
  const before = process.cpuUsage();
  run(ticks);
  const { user, system } = process.cpuUsage(before);
  const collect = (globalThis as { gc?: () => void }).gc ?? ignore;
  const growths = Array.from({ length: heapLooks }, () => {
    collect();
    const held = process.memoryUsage().heapUsed;
    run(heapTicks);
    return (process.memoryUsage().heapUsed - held) / heapTicks;
  });
  return { nsPerTick: ((user + system) * 1000) / ticks, bytesPerTick: median(growths) };
}

process.stdout.write(JSON.stringify(await cost(JSON.parse(process.argv[2] ?? "") as FeedCase)));
