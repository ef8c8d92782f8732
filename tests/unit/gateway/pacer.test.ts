import { expect, test } from "vitest";
import type { Clock } from "../../../lib/clock.ts";
import { type Pace, paces } from "../../../lib/wire/messages.ts";
import { Pacer } from "../../../server/gateway/pacer.ts";
import { ManualClock } from "../../support/manual-clock.ts";

/** What a lane's news come from. */
interface Source {
  version: number;
}

/** A lane that notes when it was flushed. */
class Fake {
  readonly pace: Pace;
  readonly source: Source;
  #seen = 0;
  readonly times: number[] = [];
  readonly #clock: ManualClock;

  constructor(pace: Pace, clock: ManualClock, source: Source = { version: 0 }) {
    this.pace = pace;
    this.#clock = clock;
    this.source = source;
  }

  get dirty(): boolean {
    return this.#seen !== this.source.version;
  }

  flush(): number {
    this.#seen = this.source.version;
    this.times.push(this.#clock.now());
    return 1;
  }
}

function setUp(pace: Pace) {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  const lane = new Fake(pace, clock);
  pacer.add(lane);
  const start = clock.now();
  const change = () => {
    lane.source.version += 1;
    pacer.wake();
  };
  return { clock, pacer, lane, change, start };
}

test("the first change after quiet leaves at once", () => {
  const { clock, lane, change, start } = setUp(1);
  change();
  clock.advance(0);
  expect(lane.times).toEqual([start]);
  clock.advance(60_000);
  change();
  clock.advance(0);
  expect(lane.times).toEqual([start, start + 60_000]);
});

test("what follows waits for the window, a tenth of a second longer at most", () => {
  const { clock, lane, change, start } = setUp(1);
  change();
  clock.advance(1);
  change();
  clock.advance(5_000);
  const second = (lane.times[1] ?? 0) - start;
  expect(lane.times).toHaveLength(2);
  expect(second).toBeGreaterThanOrEqual(1_000);
  expect(second).toBeLessThanOrEqual(1_101);
});

test("a lane without news leaves no timer", () => {
  const { clock, lane, change } = setUp(10);
  change();
  clock.advance(1_000);
  expect(lane.times).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});

test.each(paces.filter((pace) => pace > 0))("at %s a second a busy lane keeps its pace", (pace) => {
  const { clock, lane, change, start } = setUp(pace);
  for (let ms = 0; ms < 60_000; ms += 1) {
    change();
    clock.advance(1);
  }
  expect(lane.times.length).toBeGreaterThan(60 * pace * 0.99 - 2);
  expect(lane.times.length).toBeLessThanOrEqual(60 * pace + 1);
  for (let second = 0; second < 60; second += 1) {
    const from = start + second * 1_000;
    const within = lane.times.filter((time) => time >= from && time < from + 1_000);
    expect(within.length).toBeLessThanOrEqual(pace + 1);
  }
});

test("windows of many lanes end at different moments", () => {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  const lanes = Array.from({ length: 50 }, () => new Fake(10, clock));
  for (const lane of lanes) pacer.add(lane);
  for (let ms = 0; ms < 1_000; ms += 1) {
    for (const lane of lanes) lane.source.version += 1;
    pacer.wake();
    clock.advance(1);
  }
  const last = lanes.map((lane) => (lane.times.at(-1) ?? 0) % 100);
  const tenths = new Set(last.map((time) => Math.floor(time / 10)));
  expect(tenths.size).toBe(10);
});

test("a loop that is late does not make up for it with a burst", () => {
  const clock = new ManualClock();
  let heldUpMs = 0;
  const late: Clock = {
    now: () => clock.now() + heldUpMs,
    after: (delayMs, call) => clock.after(delayMs, call),
    every: (periodMs, call) => clock.every(periodMs, call),
  };
  const pacer = new Pacer(late);
  const lane = new Fake(10, clock);
  pacer.add(lane);
  for (let ms = 0; ms < 1_000; ms += 1) {
    if (ms === 500) heldUpMs = 10_000;
    lane.source.version += 1;
    pacer.wake();
    clock.advance(1);
  }
  expect(lane.times.length).toBeGreaterThanOrEqual(9);
  expect(lane.times.length).toBeLessThanOrEqual(11);
});

test("after stop nothing is flushed and no timer is left", () => {
  const { clock, pacer, lane, change } = setUp(10);
  change();
  clock.advance(1);
  change();
  pacer.stop();
  change();
  clock.advance(1_000);
  expect(lane.times).toHaveLength(1);
  expect(clock.waiting).toBe(0);
});
