/**
 * What every feed must keep to, whatever its source. A test file gives a way to make the feed and
 * gets the whole suite; the rules of single writes are checked by the sink itself.
 */
import { expect, test } from "vitest";
import { type Feed, type FeedContext, speedMax, speedMin } from "../../server/feed/feed.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { RecordingSink } from "../support/recording-sink.ts";

/** How a feed under test is made and what it is expected to be. */
export interface FeedCase {
  readonly name: string;
  readonly source: string;
  readonly simulated: boolean;
  /** Each call makes the same feed anew. */
  readonly make: (context: FeedContext) => Feed;
  /** Within this time at the feed's own pace there are ticks, ms. */
  readonly tickingWithinMs: number;
}

/** A feed with a sink and a clock of its own. */
interface Bench {
  readonly feed: Feed;
  readonly sink: RecordingSink;
  readonly clock: ManualClock;
  readonly said: string[];
  /** What it has told of errors that it stopped by. */
  readonly failures: unknown[];
}

function benchOf(feedCase: FeedCase): Bench {
  const sink = new RecordingSink();
  const clock = new ManualClock();
  const said: string[] = [];
  const failures: unknown[] = [];
  const feed = feedCase.make({
    sink,
    clock,
    log: (message) => said.push(message),
    failed: (error) => failures.push(error),
  });
  return { feed, sink, clock, said, failures };
}

async function running(feedCase: FeedCase): Promise<Bench> {
  const bench = benchOf(feedCase);
  await bench.feed.open();
  bench.feed.start();
  return bench;
}

/** Registers the suite for one feed. */
export function contractOf(feedCase: FeedCase): void {
  const { name, source, simulated, tickingWithinMs } = feedCase;
  const rule = (what: string, check: () => Promise<void>) => test(`${name}: ${what}`, check);

  rule("nothing is written before open", async () => {
    const { feed, sink, clock } = benchOf(feedCase);
    clock.advance(tickingWithinMs);
    expect(feed.source).toBe(source);
    expect(sink.transactions).toBe(0);
    expect(clock.waiting).toBe(0);
  });

  rule("open fills the board, and nothing ticks before start", async () => {
    const { feed, sink, clock } = benchOf(feedCase);
    await feed.open();
    expect(sink.instruments.size + sink.matches.size).toBeGreaterThan(0);
    const filled = sink.calls.length;
    clock.advance(tickingWithinMs);
    expect(sink.calls.length).toBe(filled);
    expect(clock.waiting).toBe(0);
  });

  rule("its row in the feed table is complete", async () => {
    const { feed, sink, clock } = await running(feedCase);
    clock.advance(tickingWithinMs);
    expect(sink.feed).toMatchObject({
      status: "running",
      simulated,
      rate: feed.settings.rate,
      speed: feed.settings.speed,
      measuredRate: expect.any(Number),
      clock: expect.any(Number),
      instruments: sink.instruments.size,
      matches: sink.matches.size,
    });
    expect(sink.feed).toHaveProperty("seed");
    if (!simulated) expect(sink.feed.message).toMatch(/^Recorded \d{4}-\d\d-\d\d/);
    feed.stop();
  });

  rule("it ticks after start, and its clock goes on", async () => {
    const { feed, sink, clock } = await running(feedCase);
    const before = sink.ticks;
    const started = sink.feed.clock ?? 0;
    clock.advance(tickingWithinMs);
    expect(sink.ticks).toBeGreaterThan(before);
    expect(sink.feed.clock).toBeGreaterThan(started);
    feed.stop();
  });

  rule("stop leaves no timer and writes nothing further", async () => {
    const { feed, sink, clock } = await running(feedCase);
    clock.advance(tickingWithinMs);
    feed.stop();
    expect(clock.waiting).toBe(0);
    expect(sink.feed.status).toBe("stopped");
    const written = sink.calls.length;
    clock.advance(tickingWithinMs);
    feed.stop();
    expect(sink.calls.length).toBe(written);
  });

  rule("pause stops ticks and it goes on without a jump", async () => {
    const paused = await running(feedCase);
    const straight = await running(feedCase);
    paused.clock.advance(tickingWithinMs);
    straight.clock.advance(tickingWithinMs);
    expect(paused.feed.control({ paused: true })).toMatchObject({ paused: true });
    expect(paused.sink.feed.status).toBe("paused");
    const before = paused.sink.ticks;
    paused.clock.advance(3_600_000);
    expect(paused.sink.ticks).toBe(before);
    expect(paused.feed.control({ paused: false })).toMatchObject({ paused: false });
    paused.clock.advance(1_000);
    straight.clock.advance(1_000);
    expect(paused.sink.feed.status).toBe("running");
    expect(paused.sink.ticks).toBe(straight.sink.ticks);
    paused.feed.stop();
    straight.feed.stop();
  });

  rule("it may be paused before it starts", async () => {
    const { feed, sink, clock } = benchOf(feedCase);
    await feed.open();
    feed.control({ paused: true });
    feed.start();
    const before = sink.ticks;
    clock.advance(tickingWithinMs);
    expect(sink.ticks).toBe(before);
    feed.control({ paused: false });
    clock.advance(tickingWithinMs);
    expect(sink.ticks).toBeGreaterThan(before);
    feed.stop();
  });

  rule("control brings values into range and returns what holds", async () => {
    const { feed, sink } = await running(feedCase);
    expect(feed.control({ speed: 1e9 }).speed).toBe(speedMax);
    expect(feed.control({ speed: -1 }).speed).toBe(speedMin);
    expect(feed.control({ speed: Number.NaN }).speed).toBe(speedMin);
    expect(feed.control({ speed: 2 })).toEqual(feed.settings);
    expect(feed.settings.speed).toBe(2);
    expect(sink.feed).toMatchObject({ speed: 2, rate: feed.settings.rate });
    feed.stop();
  });

  rule("speed sets the pace of its clock", async () => {
    const { feed, sink, clock } = await running(feedCase);
    feed.control({ speed: 2 });
    clock.advance(1_000);
    const before = sink.feed.clock ?? 0;
    clock.advance(10_000);
    const passed = (sink.feed.clock ?? 0) - before;
    expect(Math.abs(passed - 20_000)).toBeLessThanOrEqual(2_000);
    feed.stop();
  });

  rule(
    "a throw of the board is told, not swallowed, leaves no timer, and the feed can go on",
    async () => {
      const { feed, sink, clock, said, failures } = await running(feedCase);
      let thrown = 0;
      sink.intrude = () => {
        thrown += 1;
        if (thrown === 1) throw new Error("the board is full");
      };
      clock.advance(tickingWithinMs);
      expect(thrown).toBeGreaterThan(0);
      expect(sink.feed.status).toBe("stalled");
      expect(sink.feed.message).toContain("the board is full");
      expect(said.join("\n")).toContain("the board is full");
      expect(failures).toHaveLength(1);
      expect(clock.waiting).toBe(0);
      const stood = sink.feed.clock ?? 0;
      const written = sink.calls.length;
      clock.advance(tickingWithinMs);
      feed.start();
      clock.advance(tickingWithinMs);
      expect(sink.feed.status).toBe("running");
      expect(sink.calls.length).toBeGreaterThan(written);
      expect(sink.feed.clock).toBeGreaterThanOrEqual(stood);
      feed.stop();
    },
  );

  rule("the same source twice writes the same", async () => {
    const [one, other] = [await running(feedCase), await running(feedCase)];
    one.clock.advance(tickingWithinMs);
    other.clock.advance(tickingWithinMs);
    expect(one.sink.calls.length).toBeGreaterThan(0);
    expect(other.sink.calls).toEqual(one.sink.calls);
    one.feed.stop();
    other.feed.stop();
  });
}
