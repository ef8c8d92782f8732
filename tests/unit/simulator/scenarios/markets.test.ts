import { expect, test } from "vitest";
import type { ScenarioName } from "../../../../lib/domain/scenarios.ts";
import type { InstrumentWriter, Listing } from "../../../../server/feed/feed.ts";
import { Generator, simulationStart } from "../../../../server/feed/simulator/generator.ts";
import { hashedGenerator } from "../hash.ts";
import { instruments, mean, TestSink } from "../support.ts";

const minuteMs = 60_000;
const few = instruments.slice(0, 60);
const most = few.reduce((best, one, i) => (one.rank < (few[best]?.rank ?? 0) ? i : best), 0);

/** What the markets did, minute by minute from the time at which a scenario begins, or none. */
function watch(seed: string, name: ScenarioName | null, minutes: number) {
  let prints: number[] = [];
  let prices: number[] = [];
  const spreads: number[] = [];
  const sink = new TestSink({
    trade: (i, time, price) => {
      if (i !== most) return;
      prints.push(time);
      prices.push(price);
    },
    quote: (_, __, bid, ___, ask) => spreads.push((2 * (ask - bid)) / (ask + bid)),
  });
  const generator = new Generator({ seed, sink, instruments: few, rate: 40, hours: "steady" });
  generator.open();
  generator.advance(10 * minuteMs);
  prints = [];
  prices = [];
  spreads.length = 0;
  if (name !== null) generator.play(name);
  const { factors, gauge } = generator.markets;
  const level = () => factors.levels[0] ?? 0;
  const start = level();
  const ticks: number[] = [];
  const levels: number[] = [];
  const standings: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = generator.ticks;
    generator.advance(minuteMs);
    ticks.push(generator.ticks - before);
    levels.push(level() - start);
    standings.push(gauge.standing);
  }
  return { ticks, levels, standings, prints, prices, spread: mean(spreads), generator };
}

/** What there usually is: 40 ticks a second. */
const usual = 40 * 60;

test("the opening bell brings six times the ticks, then fewer and fewer", () => {
  const { ticks, generator } = watch("bell", "opening-bell", 35);
  expect(Math.abs(mean(ticks.slice(0, 5)) / (6 * usual) - 1)).toBeLessThan(0.1);
  expect(Math.abs(mean(ticks.slice(6, 15)) / (3 * usual) - 1)).toBeLessThan(0.1);
  expect(Math.abs(mean(ticks.slice(31)) / usual - 1)).toBeLessThan(0.1);
  expect(generator.scenario).toBeNull();
});

test("a quiet afternoon brings a quarter of the ticks, and narrow spreads", () => {
  const quiet = watch("quiet", "quiet-afternoon", 30);
  const other = watch("quiet", null, 30);
  expect(Math.abs(mean(quiet.ticks.slice(1)) / (usual / 4) - 1)).toBeLessThan(0.1);
  expect(Math.abs(mean(other.ticks) / usual - 1)).toBeLessThan(0.1);
  expect(quiet.spread).toBeLessThan(other.spread);
  const moved = ({ levels }: { levels: readonly number[] }) =>
    mean(levels.slice(2).map((level, i) => (level - (levels[i + 1] ?? 0)) ** 2));
  expect(moved(quiet) / moved(other)).toBeLessThan(0.5);
});

test("the market is led to nine per cent below its last close, and wins back half", () => {
  const { standings } = watch("crash", "crash-and-recovery", 76);
  // What sectors and shares add of their own, in these volatilities.
  expect(Math.abs((standings[15] ?? 0) + 0.095)).toBeLessThan(0.015);
  expect(Math.abs((standings[75] ?? 0) + 0.047)).toBeLessThan(0.02);
  expect(Math.abs(watch("crash", null, 76).standings[15] ?? 1)).toBeLessThan(0.03);
});

test("the most active share is halted until its news is out, and comes back far lower", () => {
  const prints: { time: number; price: number }[] = [];
  const others: number[] = [];
  const sink = new TestSink({
    trade: (i, time, price) => {
      if (i === most) prints.push({ time, price });
      else others.push(time);
    },
  });
  const generator = new Generator({ seed: "halt", sink, instruments: few, rate: 20 });
  generator.open();
  // 11:30 in New York.
  generator.advance(7.5 * 60 * minuteMs);
  const begins = simulationStart + generator.play("stock-halt");
  generator.advance(31 * minuteMs);
  const before = prints.filter(({ time }) => time < begins);
  const after = prints.filter(({ time }) => time >= begins);
  expect(before.length).toBeGreaterThan(100);
  // Ten minutes until the news is out, five until it may trade again, and more where it is too far.
  expect((after[0]?.time ?? 0) - begins).toBeGreaterThanOrEqual(15 * minuteMs);
  expect((after[0]?.time ?? 0) - begins).toBeLessThan(26 * minuteMs);
  const jump = Math.log((after[0]?.price ?? 0) / (before.at(-1)?.price ?? 1));
  expect(Math.abs(jump + 0.08)).toBeLessThan(0.03);
  const meanwhile = (time: number) => time >= begins && time < begins + 15 * minuteMs;
  expect(others.filter(meanwhile).length).toBeGreaterThan(100);
});

/** Notes when the first instrument came to each state, such as `halted M1`. */
class StatusSink extends TestSink {
  readonly firstAt = new Map<string, number>();

  override list(listing: Listing): InstrumentWriter {
    return {
      ...super.list(listing),
      status: (time, status, reason) => {
        const state = `${status} ${reason ?? ""}`.trim();
        if (!this.firstAt.has(state)) this.firstAt.set(state, time);
      },
    };
  }
}

test.each([1, 2, 3, 4, 5, 6])(
  "a crash stops shares at their bands, then the whole market, which opens again by auctions: seed %s",
  (seed) => {
    const sink = new StatusSink();
    const generator = new Generator({ seed: `crash ${seed}`, sink, instruments: few, rate: 5 });
    generator.open();
    // 11:30 in New York.
    generator.advance(7.5 * 60 * minuteMs);
    generator.setRate(20);
    const begins = simulationStart + generator.play("crash-and-recovery");
    sink.firstAt.clear();
    generator.advance(35 * minuteMs);
    const minute = (state: string) => ((sink.firstAt.get(state) ?? Infinity) - begins) / minuteMs;
    expect(minute("trading LIMIT")).toBeGreaterThan(5);
    expect(minute("halted LUDP")).toBeGreaterThan(minute("trading LIMIT"));
    expect(minute("halted M1")).toBeGreaterThan(minute("halted LUDP"));
    expect(minute("halted M1")).toBeLessThan(20);
    expect(minute("auction M1") - minute("halted M1")).toBeCloseTo(14, 0);
    expect(sink.firstAt.has("halted M2")).toBe(false);
  },
);

test("the same seed and the same start are the same, byte for byte, however time was cut", () => {
  const hash = (play: (generator: Generator) => void) => {
    const { generator, digest } = hashedGenerator("again", 20, "steady");
    generator.open();
    play(generator);
    return digest();
  };
  let begins = 0;
  const live = hash((generator) => {
    for (let i = 0; i < 40; i += 1) generator.advance(777);
    begins = generator.play("opening-bell");
    for (let i = 0; i < 50; i += 1) generator.advance(1501);
    generator.advance(120_000 - 40 * 777 - 50 * 1501);
  });
  expect(begins).toBe(32_000);
  const planned = hash((generator) => {
    generator.play("opening-bell", begins);
    generator.advance(120_000);
  });
  expect(planned).toBe(live);
  expect(hash((generator) => generator.advance(120_000))).not.toBe(live);
});
