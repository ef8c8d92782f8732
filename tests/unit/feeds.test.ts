import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { createBoard } from "../../server/board/create.ts";
import { sinkFor } from "../../server/board/sink.ts";
import type { Feed, FeedSettings } from "../../server/feed/feed.ts";
import { Feeds } from "../../server/feeds.ts";
import { createLog } from "../../server/ops/log.ts";
import { ManualClock } from "../support/manual-clock.ts";

class FakeFeed implements Feed {
  readonly source: string;
  readonly calls: string[] = [];
  settings: FeedSettings = { rate: 100, speed: 1, paused: false };
  readonly #problem: string | null;

  constructor(source: string, problem: string | null = null) {
    this.source = source;
    this.#problem = problem;
  }

  async open(): Promise<void> {
    this.calls.push("open");
    if (this.#problem !== null) throw new Error(this.#problem);
  }

  start(): void {
    this.calls.push("start");
  }

  stop(): void {
    this.calls.push("stop");
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    this.settings = { ...this.settings, ...change };
    return this.settings;
  }
}

function setUp(...all: FakeFeed[]) {
  const board = createBoard({ epoch: "e", clock: new ManualClock() });
  const places = all.map((feed) => ({ feed, sink: sinkFor(board, feed.source) }));
  return { board, feeds: new Feeds(places, createLog("silent")) };
}

test("a feed that cannot be used says so on the board, and the others go on", async () => {
  const [good, bad] = [new FakeFeed("good"), new FakeFeed("bad", "line 3: no price")];
  const { board, feeds } = setUp(bad, good);
  await feeds.start();
  expect(board.place(topics.feed).table.get("bad")).toMatchObject({
    status: "stopped",
    message: "line 3: no price",
  });
  expect(feeds.control({ rate: 5 })).toEqual({ rate: 5, speed: 1, paused: false });
  feeds.stop();
  expect(good.calls).toEqual(["open", "start", "stop"]);
  expect(bad.calls).toEqual(["open"]);
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
  const { feeds } = setUp(new FakeFeed("one", "no file"), new FakeFeed("two", "no line"));
  await expect(feeds.start()).rejects.toThrow("one: no file\ntwo: no line");
});

test("the controls reach every feed", async () => {
  const [one, two] = [new FakeFeed("one"), new FakeFeed("two")];
  const { feeds } = setUp(one, two);
  await feeds.start();
  feeds.control({ paused: true });
  expect([one.settings.paused, two.settings.paused]).toEqual([true, true]);
});
