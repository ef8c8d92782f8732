import { expect, test } from "vitest";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { marketModel } from "../../../server/feed/simulator/markets/model.ts";
import {
  referenceCount,
  referenceWeight,
  weightOf,
} from "../../../server/feed/simulator/markets/weights.ts";
import { chiSquare, instruments, mean, TestSink, zMax } from "./support.ts";

const groups = 20;
/** The 1 - 1e-5 quantile of chi-square with 19 degrees of freedom. */
const critical = 57.4;

/** How often each instrument ticks in some hours of a session, and what its intensity came to. */
function counted(options: { rateFor?: "listed" | "reference" } = {}) {
  const counts = new Float64Array(instruments.length);
  const count = (i: number) => {
    counts[i] = (counts[i] ?? 0) + 1;
  };
  const sink = new TestSink({ quote: count, trade: count });
  const model = { ...marketModel, newsPerDay: 0 };
  const generator = new Generator({
    seed: "activity",
    sink,
    instruments,
    rate: 40,
    model,
    ...options,
  });
  generator.open();
  // To the opening; from there two and a half hours.
  generator.advance(5.5 * 3_600_000);
  counts.fill(0);
  const { arrivals } = generator.markets;
  const from = arrivals.operational(5.5 * 3_600_000);
  generator.advance(2.5 * 3_600_000);
  const passed = arrivals.operational(8 * 3_600_000) - from;
  return { counts, passed };
}

test("instruments tick as often as weight and activity say, group by group of the ranks", () => {
  const { counts, passed } = counted();
  const groupOf = (rank: number) => Math.floor((rank * groups) / instruments.length);
  // One tick in 200 lays a book anew and is not counted.
  const shown = 0.995;
  const z = (weight: (rank: number) => number) => {
    const seen: number[] = new Array(groups).fill(0);
    const expected: number[] = new Array(groups).fill(0);
    instruments.forEach(({ rank }, i) => {
      const group = groupOf(rank);
      seen[group] = (seen[group] ?? 0) + (counts[i] ?? 0);
      expected[group] = (expected[group] ?? 0) + passed * weight(rank) * shown;
    });
    return {
      worst: Math.max(
        ...seen.map((n, k) => Math.abs(n - (expected[k] ?? 0)) / Math.sqrt(expected[k] ?? 1)),
      ),
      chi: chiSquare(seen, expected),
    };
  };
  const right = z(weightOf);
  expect(right.worst).toBeLessThan(zMax);
  expect(right.chi).toBeLessThan(critical);
  // The test sees what is wrong: ranks that count from 2 instead of from 1, and from 0.
  expect(z((rank) => weightOf(rank + 1)).worst).toBeGreaterThan(zMax);
  expect(z((rank) => weightOf(rank - 1)).chi).toBeGreaterThan(critical);
  // The most active is the largest.
  expect(instruments.find(({ rank }) => rank === 0)?.symbol).toBe("NVDA");
  expect(instruments[counts.indexOf(Math.max(...counts))]?.rank).toBeLessThan(3);
});

test("the rate is the mean over a session, and more comes after the opening than at midday", () => {
  const sessions = Array.from({ length: 12 }, (_, k) => {
    const generator = new Generator({
      seed: `rate ${k}`,
      sink: new TestSink(),
      instruments: instruments.slice(0, 10),
      rate: 1,
    });
    generator.open();
    generator.advance(5.5 * 3_600_000);
    const opening = generator.ticks;
    generator.advance(1_800_000);
    const early = generator.ticks - opening;
    generator.advance(2.5 * 3_600_000);
    const midday = generator.ticks;
    generator.advance(1_800_000);
    const quiet = generator.ticks - midday;
    generator.advance(3 * 3_600_000);
    const session = generator.ticks - opening;
    generator.advance(12 * 3_600_000);
    // Closed: nothing at all until 04:00.
    expect(generator.ticks - opening).toBe(session);
    // Before the opening a twentieth as much a second, five and a half hours long.
    expect(opening / session).toBeGreaterThan(0.02);
    expect(opening / session).toBeLessThan(0.09);
    return { early: early / quiet, perSecond: session / 23_400 };
  });
  // A day strays by a quarter with its volatility.
  expect(Math.abs(mean(sessions.map(({ perSecond }) => perSecond)) - 1)).toBeLessThan(0.35);
  expect(mean(sessions.map(({ early }) => early))).toBeGreaterThan(1.8);
  expect(mean(sessions.map(({ early }) => early))).toBeLessThan(3.5);
});

test("a rate for the reference list is the same a weight whatever is listed", () => {
  const all = instruments.reduce((sum, { rank }) => sum + weightOf(rank), 0);
  expect(instruments).toHaveLength(referenceCount);
  expect(all).toBeCloseTo(referenceWeight, 12);
  expect(counted({ rateFor: "reference" }).passed).toBeCloseTo(counted().passed, 3);
});
