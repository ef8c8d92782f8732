/** The simulator as every server of the benchmarks runs it, and what all of them answer alike. */
import { systemClock } from "../../lib/clock.ts";
import type { Feed, FeedSettings, FeedSink } from "../../server/feed/feed.ts";
import { createSimulator } from "../../server/feed/simulator/simulator.ts";
import type { ServerFacts, ServerOptions } from "./facts.ts";
import { type Memory, memoryNow } from "./memory.ts";
import { Stopwatch } from "./stopwatch.ts";
import { TickCounter } from "./tick-counter.ts";

export class BenchFeed {
  readonly #counter = new TickCounter();
  readonly #stopwatch = new Stopwatch();
  #feed: Feed | null = null;

  /** The feed. @throws Error before `open`. */
  get feed(): Feed {
    if (this.#feed === null) throw new Error("not started");
    return this.#feed;
  }

  /**
   * Opens the simulator on a sink, with one seed for all servers.
   * @param batchMs wall ms from one transaction to the next; the simulator's own unless given.
   */
  async open(
    sink: FeedSink,
    options: Pick<ServerOptions, "rate" | "paused" | "warmUpMinutes">,
    batchMs?: number,
  ): Promise<void> {
    const { rate, paused = false, warmUpMinutes = 90 } = options;
    const context = { sink: this.#counter.counting(sink), clock: systemClock, log: () => {} };
    const batches = batchMs === undefined ? {} : { batchMs };
    // What is measured must not hang on the time of the day.
    const even = { hours: "steady", warmUpMs: warmUpMinutes * 60_000 } as const;
    this.#feed = createSimulator(context, { seed: "bench", rate, ...even, ...batches });
    await this.#feed.open();
    this.#feed.control({ paused });
    this.#counter.lap();
  }

  /** What every server answers. */
  readonly answers = {
    lap: (): ServerFacts => ({
      ...this.#stopwatch.lap(),
      ticks: this.#counter.lap(),
      memory: process.memoryUsage.rss(),
      lagP50: null,
      lagP99: null,
    }),
    memory: (): Promise<Memory> => memoryNow(),
    pause: (): void => {
      this.feed.control({ paused: true });
    },
    resume: (): void => {
      this.feed.control({ paused: false });
    },
    control: (change: Partial<FeedSettings>): void => {
      this.feed.control(change);
    },
  };
}
