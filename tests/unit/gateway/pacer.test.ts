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

test("slow lanes come apart too, though all began with the same change", () => {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  const source = { version: 0 };
  const lanes = Array.from({ length: 60 }, () => new Fake(1, clock, source));
  for (const lane of lanes) pacer.add(lane);
  const start = clock.now();
  for (let ms = 0; ms < 30_000; ms += 5) {
    source.version += 1;
    pacer.wake();
    clock.advance(5);
  }
  const tenths = new Array<number>(10).fill(0);
  for (const { times } of lanes) {
    const tenth = Math.floor((((times.at(-1) ?? 0) - start) % 1_000) / 100);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.max(...tenths)).toBeLessThanOrEqual(8);
  expect(Math.min(...tenths)).toBeGreaterThanOrEqual(4);
});

test("one timer serves any number of lanes", () => {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  const source = { version: 0 };
  for (let count = 0; count < 500; count += 1) pacer.add(new Fake(10, clock, source));
  let most = 0;
  for (let ms = 0; ms < 500; ms += 1) {
    source.version += 1;
    pacer.wake();
    clock.advance(1);
    most = Math.max(most, clock.waiting);
  }
  // And the look that a commit asks for.
  expect(most).toBeLessThanOrEqual(2);
});

test("one turn of the event loop does only so much, and the rest follows in turns of its own", () => {
  const clock = new ManualClock();
  const turns: (() => void)[] = [];
  const turning: Clock = {
    now: () => clock.now(),
    after: (delayMs, call) => clock.after(delayMs, call),
    every: (periodMs, call) => clock.every(periodMs, call),
    soon(call) {
      turns.push(call);
      return () => turns.splice(turns.indexOf(call), 1);
    },
  };
  const pacer = new Pacer(turning);
  const source = { version: 0 };
  const lanes = Array.from({ length: 1_000 }, () => new Fake(10, clock, source));
  for (const lane of lanes) pacer.add(lane);
  source.version += 1;
  pacer.wake();
  pacer.wake();
  expect(turns).toHaveLength(1);
  const flushed = () => lanes.filter(({ times }) => times.length > 0).length;
  let before = 0;
  let count = 0;
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
    turn();
    expect(flushed() - before).toBeLessThanOrEqual(150);
    before = flushed();
    count += 1;
  }
  expect(before).toBe(1_000);
  expect(count).toBeGreaterThan(7);
});

test("a commit looks at no lane whose source stood still, nor at one whose window runs", () => {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  let looks = 0;
  class Watched extends Fake {
    override get dirty(): boolean {
      looks += 1;
      return super.dirty;
    }
  }
  const [still, busy] = [{ version: 0 }, { version: 0 }];
  for (let count = 0; count < 100; count += 1) pacer.add(new Watched(1, clock, still));
  for (let count = 0; count < 100; count += 1) pacer.add(new Watched(1, clock, busy));
  busy.version += 1;
  pacer.wake();
  clock.advance(1);
  looks = 0;
  for (let commit = 0; commit < 50; commit += 1) {
    busy.version += 1;
    pacer.wake();
    clock.advance(1);
  }
  expect(looks).toBe(0);
});

test("a lane that goes while others of its source are at work leaves them be", () => {
  const clock = new ManualClock();
  const pacer = new Pacer(clock);
  const source = { version: 0 };
  const [gone, stays] = [new Fake(10, clock, source), new Fake(10, clock, source)];
  pacer.add(gone);
  pacer.add(stays);
  const change = () => {
    source.version += 1;
    pacer.wake();
    clock.advance(1);
  };
  change();
  pacer.remove(gone);
  const late = new Fake(10, clock, source);
  pacer.add(late);
  clock.advance(1_000);
  change();
  expect([gone, stays, late].map(({ times }) => times.length)).toEqual([1, 2, 1]);
});

test.each([
  [40, 400],
  [400, 126],
])("windows of %i lanes end in no more moments than need be", (count, momentsMax) => {
  const { clock, pacer, source } = setUpCrowd();
  const lanes = Array.from({ length: count }, () => new Fake(10, clock, source));
  for (const lane of lanes) pacer.add(lane);
  const stop = clock.every(1, () => {
    source.version += 1;
    pacer.wake();
  });
  clock.advance(1_000);
  for (const lane of lanes) lane.times.length = 0;
  clock.advance(500);
  stop();
  expect(new Set(lanes.flatMap(({ times }) => times)).size).toBeLessThanOrEqual(momentsMax);
  for (const { times } of lanes) {
    expect(times.length).toBeGreaterThanOrEqual(4);
    expect(times.length).toBeLessThanOrEqual(6);
  }
});

function setUpCrowd() {
  const clock = new ManualClock();
  return { clock, pacer: new Pacer(clock), source: { version: 0 } };
}
