import { expect, test } from "vitest";
import type { Cancel } from "../../lib/clock.ts";
import { topics } from "../../lib/schema/topics.ts";
import { BrokenBoard } from "../../server/board/broken.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type { Feed, FeedContext, FeedSettings } from "../../server/feed/feed.ts";
import { Feeds } from "../../server/feeds.ts";
import { Faults } from "../../server/ops/faults.ts";
import { createLog } from "../../server/ops/log.ts";
import { ManualClock } from "../support/manual-clock.ts";

class FakeFeed implements Feed {
  readonly source: string;
  readonly calls: string[] = [];
  settings: FeedSettings = { rate: 100, speed: 1, paused: false };
  /** Why it cannot be opened, or throws in its timer; null where it does not. */
  problem: string | null;
  context: Partial<FeedContext> = {};
  #timer: Cancel | undefined;

  constructor(source: string, problem: string | null = null) {
    this.source = source;
    this.problem = problem;
  }

  async open(): Promise<void> {
    this.calls.push("open");
    if (this.problem !== null) throw new Error(this.problem);
  }

  start(): void {
    this.calls.push("start");
    this.#timer = this.context.clock?.every(100, () => {
      if (this.problem !== null) throw new Error(this.problem);
    });
  }

  stop(): void {
    this.calls.push("stop");
    this.#timer?.();
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    this.settings = { ...this.settings, ...change };
    return this.settings;
  }
}

function setUp(...all: FakeFeed[]) {
  const clock = new ManualClock();
  const board = createBoard({ epoch: "e", clock });
  const logged: string[] = [];
  const log = createLog("info", { write: (line) => logged.push(JSON.parse(line).msg) });
  const faults = new Faults(log, () => clock.now());
  const places = all.map((feed) => ({
    source: feed.source,
    sink: sinkFor(board, feed.source),
    make(context: Partial<FeedContext>) {
      feed.context = context;
      return feed;
    },
  }));
  const left: string[] = [];
  const leave = (why: string) => left.push(why);
  const feeds = new Feeds(places, { clock, log, faults, chance: () => 0, leave });
  const row = (source: string) => board.place(topics.feed).table.get(source);
  return { clock, faults, feeds, left, logged, row };
}

/** Lets promises that are due be kept. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("a feed that cannot be used says so on the board, and the others go on", async () => {
  const [good, bad] = [new FakeFeed("good"), new FakeFeed("bad", "line 3: no price")];
  const { clock, feeds, row } = setUp(bad, good);
  await feeds.start();
  expect(row("bad")).toMatchObject({ status: "stalled", message: "line 3: no price" });
  expect(feeds.control({ rate: 5 })).toEqual({ rate: 5, speed: 1, paused: false });
  feeds.stop();
  expect(good.calls).toEqual(["open", "start", "stop"]);
  expect(bad.calls).toEqual(["open"]);
  expect(clock.waiting).toBe(0);
});

test("a feed that cannot be used is tried again, ever more seldom, until it can", async () => {
  const [good, late] = [new FakeFeed("good"), new FakeFeed("late", "no such file")];
  const { clock, feeds, logged } = setUp(good, late);
  await feeds.start();
  const opened = () => late.calls.filter((call) => call === "open").length;
  for (const [seconds, times] of [
    [1, 2],
    [2, 3],
    [4, 4],
    [8, 5],
    [16, 6],
    [32, 7],
    [60, 8],
    [60, 9],
  ] as const) {
    clock.advance(seconds * 1_000 - 1);
    await settled();
    expect(opened()).toBe(times - 1);
    clock.advance(1);
    await settled();
    expect(opened()).toBe(times);
  }
  // Said once, not each time.
  expect(logged.filter((line) => line.includes("no such file"))).toHaveLength(1);
  late.problem = null;
  clock.advance(60_000);
  await settled();
  expect(late.calls.at(-1)).toBe("start");
  expect(feeds.restarts()).toEqual({ good: 0, late: 9 });
  expect(good.calls).toEqual(["open", "start"]);
  feeds.stop();
  expect(clock.waiting).toBe(0);
});

test("a feed whose timer throws is stopped, stalled on the board, and started again", async () => {
  const [good, bad] = [new FakeFeed("good"), new FakeFeed("bad")];
  const { clock, faults, feeds, row } = setUp(good, bad);
  await feeds.start();
  bad.problem = "a bad tick";
  clock.advance(100);
  expect(bad.calls).toEqual(["open", "start", "stop"]);
  expect(row("bad")).toMatchObject({ status: "stalled", message: "a bad tick" });
  expect(faults.counts().feed).toBe(1);
  bad.problem = null;
  clock.advance(999);
  expect(bad.calls).toHaveLength(3);
  clock.advance(1);
  expect(bad.calls).toEqual(["open", "start", "stop", "start"]);
  expect(feeds.restarts()).toEqual({ good: 0, bad: 1 });
  expect(good.calls).toEqual(["open", "start"]);
  feeds.stop();
});

test("pauses double while it keeps failing, and begin anew after a good minute", async () => {
  const feed = new FakeFeed("only");
  const { clock, feeds } = setUp(feed);
  await feeds.start();
  const fail = () => feed.context.failed?.(new Error("a bad tick"));
  const starts = () => feed.calls.filter((call) => call === "start").length;
  for (const seconds of [1, 2, 4]) {
    fail();
    // Twice told is one failure.
    fail();
    const before = starts();
    clock.advance(seconds * 1_000 - 1);
    expect(starts()).toBe(before);
    clock.advance(1);
    expect(starts()).toBe(before + 1);
  }
  clock.advance(60_000);
  fail();
  const before = starts();
  clock.advance(1_000);
  expect(starts()).toBe(before + 1);
  feeds.stop();
  fail();
  clock.advance(100_000);
  expect(starts()).toBe(before + 1);
});

test("a board that has been written in part ends the program: no feed can mend that", async () => {
  const feed = new FakeFeed("only");
  const { feeds, left } = setUp(feed);
  await feeds.start();
  feed.context.failed?.(new Error("a bad tick"));
  expect(left).toEqual([]);
  const again = setUp(feed);
  await again.feeds.start();
  feed.context.failed?.(new BrokenBoard(new Error("no slot")));
  expect(again.left).toEqual(["the board has been written in part: no slot"]);
  feeds.stop();
  again.feeds.stop();
});

test("a feed that is opening when all are stopped is not started, nor is the next one opened", async () => {
  const [one, two] = [new FakeFeed("one"), new FakeFeed("two")];
  const { feeds } = setUp(one, two);
  const started = feeds.start();
  feeds.stop();
  await started;
  expect(one.calls).toEqual(["open"]);
  expect(two.calls).toEqual([]);
});

test("where no feed can be used the start fails with what each said", async () => {
  const { clock, feeds } = setUp(new FakeFeed("one", "no file"), new FakeFeed("two", "no line"));
  await expect(feeds.start()).rejects.toThrow("one: no file\ntwo: no line");
  expect(clock.waiting).toBe(0);
});

test("the controls reach every feed", async () => {
  const [one, two] = [new FakeFeed("one"), new FakeFeed("two")];
  const { feeds } = setUp(one, two);
  await feeds.start();
  feeds.control({ paused: true });
  expect([one.settings.paused, two.settings.paused]).toEqual([true, true]);
  feeds.stop();
});
