import { expect, test } from "vitest";
import { feedState, measuredRate } from "../../../app/_frame/feed-state.ts";
import { statusOf } from "../../../app/_frame/status.ts";
import type { Row } from "../../../lib/schema/topics.ts";

const since = Date.UTC(2026, 10, 21, 12, 3, 4);
const running = { trouble: null, paused: false, ended: false };
const base = { connection: "live", since, paused: false, feed: running, zone: "UTC" } as const;

function feed(cells: Partial<Row<"feed">>): Row<"feed"> {
  return {
    status: "running",
    message: null,
    simulated: true,
    rate: 1_000,
    measuredRate: 990,
    speed: 1,
    measuredSpeed: 1,
    scenario: null,
    seed: "a",
    clock: since,
    instruments: 485,
    matches: 10,
    ...cells,
  };
}

test("a cut connection is said before anything else, with its time, and makes values stale", () => {
  const offline = statusOf({ ...base, connection: "offline", paused: true });
  expect(offline).toMatchObject({ text: "Offline since 12:03:04", tone: "warning", stale: true });
  expect(statusOf({ ...base, connection: "reconnecting" }).stale).toBe(true);
});

test("while connected: the viewer's pause, then the feed's trouble, then its pause, then live", () => {
  const stalled = { ...running, trouble: "no ticks for 5 s", paused: true };
  expect(statusOf({ ...base, paused: true, feed: stalled }).text).toBe("Paused by you");
  expect(statusOf({ ...base, feed: stalled })).toMatchObject({ text: "Feed stalled", stale: true });
  expect(statusOf({ ...base, feed: { ...running, paused: true } }).text).toBe("Feed paused");
  expect(statusOf(base)).toMatchObject({ text: "Live", tone: "live", stale: false });
});

test("a recording at its end has ended and is not paused; what has not ended decides", () => {
  const ended = feed({ status: "ended", simulated: false });
  expect(feedState([ended, ended])).toMatchObject({ ended: true, paused: false, preset: null });
  expect(feedState([ended, feed({})])).toMatchObject({ ended: false, paused: false });
  expect(feedState([ended, feed({ status: "paused" })])).toMatchObject({
    ended: false,
    paused: true,
    preset: "paused",
  });
  expect(feedState([])).toMatchObject({ ended: false, paused: false });
  const status = statusOf({ ...base, feed: { ...running, ended: true } });
  expect(status).toMatchObject({ text: "Recording ended", tone: "quiet", stale: false });
});

test("a board is simulated as soon as one of its feeds is, and rates add up", () => {
  const recorded = feed({ simulated: false, rate: null, measuredRate: 10 });
  expect(feedState([recorded])).toMatchObject({ simulated: false, adjustable: false });
  expect(feedState([recorded, feed({})])).toMatchObject({ simulated: true });
  expect(measuredRate([recorded, feed({})])).toBe(1_000);
  expect(measuredRate([])).toBe(null);
  expect(feedState([]).known).toBe(false);
});

test("a preset holds when the target is exactly its rate, and not while paused", () => {
  expect(feedState([feed({})]).preset).toBe("normal");
  expect(feedState([feed({ rate: 1_234 })]).preset).toBeNull();
  expect(feedState([feed({ status: "paused" })])).toMatchObject({ paused: true, preset: "paused" });
});

test("a stalled feed says why", () => {
  const state = feedState([feed({ status: "stalled", message: "file ended early" })]);
  expect(state.trouble).toBe("file ended early");
});
