import { expect, test } from "vitest";
import { Metronome } from "../../../server/feed/simulator/metronome.ts";
import {
  createSimulator,
  type SimulatorOptions,
} from "../../../server/feed/simulator/simulator.ts";
import { actorsOf } from "../../../server/feed/simulator/world.ts";
import { ManualClock } from "../../support/manual-clock.ts";
import { fixtures, TestSink } from "./support.ts";

/** Opened without matches, which take long to be listed, unless actors are given. */
async function opened(options: Partial<Omit<SimulatorOptions, "seed">> = {}) {
  let ticks = 0;
  const tick = () => {
    ticks += 1;
  };
  const sink = new TestSink({ quote: tick, trade: tick });
  const clock = new ManualClock();
  const logged: string[] = [];
  const context = { sink, clock, log: (message: string) => logged.push(message) };
  const feed = createSimulator(context, {
    seed: "test",
    hours: "steady",
    warmUpMs: 60_000,
    actors: [],
    ...options,
  });
  await feed.open();
  const state = () => sink.states.at(-1) ?? {};
  return { feed, sink, clock, logged, state, ticks: () => ticks };
}

test("opening lists all there is and warms up, without a timer", async () => {
  const actors = actorsOf("test", { fixtures });
  const { sink, clock, state, ticks, logged } = await opened({ warmUpMs: 120_000, actors });
  expect(sink.listings).toHaveLength(485);
  const ids = [...sink.matches.keys()];
  expect(ids.filter((id) => id.startsWith("premier-league.")).length).toBe(380 - 89 + 10);
  expect(ids.some((id) => id.startsWith("tennis-"))).toBe(true);
  // A quote and a print each to open, then two minutes at 50 ticks/s, nearly all of these kinds.
  expect(Math.abs(ticks() - 2 * 485 - 6000)).toBeLessThan(400);
  expect(clock.waiting).toBe(0);
  expect(logged).toHaveLength(1);
  expect(state()).toMatchObject({
    status: "stopped",
    simulated: true,
    seed: "test",
    rate: 1000,
    speed: 1,
    instruments: 485,
    clock: Date.UTC(2026, 7, 25, 8, 2),
  });
});

test("prints of the warm-up carry the volume of the prints that it leaves out", async () => {
  const sizes = async (rate: number, speed: number) => {
    const seen: number[] = [];
    const sink = new TestSink({ trade: (_index, _time, _price, size) => seen.push(size) });
    const clock = new ManualClock();
    const options = {
      seed: "test",
      hours: "steady",
      warmUpMs: 60_000,
      actors: [],
      rate,
      speed,
    } as const;
    const feed = createSimulator({ sink, clock, log: () => undefined }, options);
    await feed.open();
    const opening = seen.splice(0, 485);
    feed.start();
    clock.advance(1_000);
    return { opening, warmUp: seen };
  };
  const thin = await sizes(50, 1);
  const dense = await sizes(1_000, 1);
  const [first = 0] = thin.warmUp;
  expect(dense.warmUp[0]).toBe(20 * first);
  // Whatever the speed: it is ticks a simulated second that count.
  expect((await sizes(1_000, 10)).warmUp[0]).toBe(20 * first);
  expect(dense.opening).toEqual(thin.opening);
  // Live prints stand for themselves.
  expect(Math.min(...dense.warmUp.slice(-20))).toBe(100);
});

test("it ticks at its rate, in real time, and says so every second", async () => {
  const { feed, clock, sink, state, ticks } = await opened({ rate: 5000 });
  feed.start();
  const before = ticks();
  const batches = sink.transactions;
  const states = sink.states.length;
  clock.advance(4000);
  // Poisson with mean 20,000: z of 4.42 is 625; one in 200 ticks is neither quote nor print.
  expect(Math.abs(ticks() - before - 19_900)).toBeLessThan(625);
  expect(sink.transactions - batches).toBe(200 + 4);
  expect(sink.states.length - states).toBe(4);
  expect(state().measuredRate).toBeGreaterThan(4500);
  expect(state().measuredRate).toBeLessThan(5500);
  expect(state()).toMatchObject({ status: "running", clock: Date.UTC(2026, 7, 25, 8, 1, 4) });
});

test("paused or at rate 0 simulated time stands still, and no debt is left", async () => {
  const { feed, clock, state, ticks } = await opened();
  feed.start();
  clock.advance(1000);
  for (const still of [{ paused: true }, { paused: false, rate: 0 }]) {
    feed.control(still);
    expect(state()).toMatchObject({ status: "paused" });
    const before = { ticks: ticks(), clock: state().clock };
    clock.advance(3000);
    expect({ ticks: ticks(), clock: state().clock }).toEqual(before);
    expect(state().measuredRate).toBe(0);
  }
  feed.control({ rate: 1000 });
  expect(state()).toMatchObject({ status: "running", rate: 1000 });
  const before = ticks();
  clock.advance(200);
  expect(ticks() - before).toBeLessThan(200 + 4.42 * Math.sqrt(200));
});

test("speed multiplies simulated time and nothing else", async () => {
  const calls = async (speed: number, wallMs: number) => {
    const seen: unknown[] = [];
    const sink = new TestSink({
      quote: (...call) => seen.push(call),
      trade: (...call) => seen.push(call),
    });
    const clock = new ManualClock();
    const options = { seed: "test", hours: "steady", warmUpMs: 60_000, rate: 40, speed } as const;
    const feed = createSimulator({ sink, clock, log: () => undefined }, options);
    await feed.open();
    feed.start();
    clock.advance(wallMs);
    expect(sink.states.at(-1)).toMatchObject({ measuredSpeed: speed });
    return seen;
  };
  const slow = await calls(1, 120_000);
  expect(slow.length).toBeGreaterThan(5000);
  expect(await calls(60, 2_000)).toEqual(slow);
});

test("simulated time goes slower than asked where it would bring too many ticks", async () => {
  const { feed, clock, state, ticks } = await opened({ rate: 40_000, speed: 100 });
  feed.start();
  const before = { ticks: ticks(), clock: state().clock ?? 0 };
  clock.advance(1000);
  // 400,000 ticks are ten simulated seconds; one in 200 is neither quote nor print.
  expect(ticks() - before.ticks).toBeGreaterThan(390_000);
  expect(ticks() - before.ticks).toBeLessThan(400_000);
  expect(Math.abs((state().clock ?? 0) - before.clock - 10_000)).toBeLessThan(100);
  expect(state()).toMatchObject({ speed: 100, measuredSpeed: 10, status: "running" });
  feed.control({ rate: 400 });
  clock.advance(1000);
  expect(state()).toMatchObject({ measuredSpeed: 100 });
});

test("settings out of range are brought in and told at once", async () => {
  const { feed, state, sink } = await opened();
  const states = sink.states.length;
  expect(feed.control({ rate: 1e9, speed: 1e9 })).toEqual({
    rate: 400_000,
    speed: 600,
    paused: false,
    scenario: null,
  });
  expect(sink.states.length).toBe(states + 1);
  expect(state()).toMatchObject({ rate: 400_000, speed: 600 });
  expect(feed.control({ rate: -1, speed: 0 })).toMatchObject({ rate: 0, speed: 0.1 });
  expect(feed.control({ rate: Number.NaN })).toMatchObject({ rate: 0 });
  expect(feed.settings).toMatchObject({ rate: 0, speed: 0.1 });
});

test("a scenario is played when an operator says so, and its row says it until it ends", async () => {
  const { feed, clock, logged, state } = await opened({ rate: 10, speed: 600 });
  feed.start();
  expect(state()).toMatchObject({ scenario: null });
  expect(feed.control({ scenario: "opening-bell" })).toMatchObject({ scenario: "opening-bell" });
  expect(state()).toMatchObject({ scenario: "opening-bell" });
  expect(logged.at(-1)).toMatch(/opening-bell begins 1 s .* --scenario opening-bell@1 /);
  // Half an hour of simulated time.
  clock.advance(2000);
  expect(feed.settings).toMatchObject({ scenario: "opening-bell" });
  clock.advance(2000);
  expect(state()).toMatchObject({ scenario: null });
  feed.control({ scenario: "quiet-afternoon" });
  expect(feed.control({ rate: 20 })).toMatchObject({ scenario: "quiet-afternoon" });
  expect(feed.control({ scenario: null })).toMatchObject({ scenario: null });
  feed.stop();
});

test("a scenario can be set to begin so many simulated seconds after the opening", async () => {
  const scenario = { name: "quiet-afternoon", at: 120 } as const;
  const { feed, clock } = await opened({ rate: 10, speed: 60, scenario });
  feed.start();
  clock.advance(1500);
  expect(feed.settings.scenario).toBeNull();
  clock.advance(1000);
  expect(feed.settings.scenario).toBe("quiet-afternoon");
  feed.stop();
});

test("stopping leaves no timer; starting needs opening and counts once", async () => {
  const { feed, clock, sink, state } = await opened();
  feed.start();
  feed.start();
  expect(clock.waiting).toBe(2);
  feed.stop();
  expect(clock.waiting).toBe(0);
  expect(state()).toMatchObject({ status: "stopped", measuredRate: 0 });
  const { transactions } = sink;
  clock.advance(1000);
  feed.stop();
  expect(sink.transactions).toBe(transactions);

  const context = { sink: new TestSink(), clock, log: () => {} };
  expect(() => createSimulator(context, { seed: "closed" }).start()).toThrow(/opened before/);
});

test("after the board refused a batch it stands still, and goes on from there when started again", async () => {
  const { feed, clock, sink, state, logged } = await opened();
  feed.start();
  const { transact } = sink;
  sink.transact = () => {
    sink.transact = transact;
    throw new Error("the board is full");
  };
  clock.advance(1000);
  expect(state()).toMatchObject({ status: "stalled", message: "the board is full" });
  expect(logged.at(-1)).toContain("the board is full");
  expect(clock.waiting).toBe(0);
  feed.control({ rate: 10 });
  clock.advance(30_000);
  expect(clock.waiting).toBe(0);
  expect(state()).toMatchObject({ status: "stalled", rate: 10 });
  const stood = Number(state().clock);
  feed.start();
  expect(state()).toMatchObject({ status: "running", message: null, rate: 10 });
  clock.advance(5_000);
  // Its time has stood still meanwhile: none of it is made good, and none comes twice.
  expect(Number(state().clock) - stood).toBeGreaterThan(4_000);
  expect(Number(state().clock) - stood).toBeLessThan(6_000);
  feed.stop();
});

test("time that a busy process lost is carried up to 250 ms and dropped beyond", () => {
  const metronome = new Metronome(20);
  metronome.begin(1000);
  expect(metronome.due(1020)).toBe(20);
  expect(metronome.due(1020)).toBe(0);
  // 200 ms late: made good over batches of at most 60 ms.
  expect(metronome.due(1220)).toBe(60);
  expect(metronome.due(1240)).toBe(60);
  expect(metronome.due(1260)).toBe(60);
  expect(metronome.due(1280)).toBe(60);
  expect(metronome.due(1300)).toBe(40);
  expect(metronome.due(1320)).toBe(20);
  // Ten seconds late: gone.
  expect(metronome.due(11_200)).toBe(20);
  expect(metronome.due(11_220)).toBe(20);
  // A clock that is set back counts as standing still.
  expect(metronome.due(5000)).toBe(0);
  expect(metronome.due(5020)).toBe(20);
});
