import { expect, test } from "vitest";
import { AliasTable } from "../../../server/feed/simulator/alias.ts";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { chiSquare, instruments, TestSink } from "./support.ts";

const groups = 20;
/** The 1 - 1e-5 quantile of chi-square with 19 degrees of freedom. */
const critical = 57.4;

test("instruments tick as often as their rank says", () => {
  const counts: number[] = new Array(groups).fill(0);
  let ticks = 0;
  const ranks: number[] = [];
  const groupOf = (i: number) => Math.floor(((ranks[i] ?? 0) * groups) / instruments.length);
  const count = (i: number) => {
    ticks += 1;
    const group = groupOf(i);
    counts[group] = (counts[group] ?? 0) + 1;
  };
  const sink = new TestSink({ quote: count, trade: count });
  const options = { seed: "activity", sink, instruments, rate: 1e5, hours: "steady" } as const;
  const generator = new Generator(options);
  generator.open();
  ranks.push(...generator.markets.ranks);
  counts.fill(0);
  ticks = 0;
  generator.advanceTicks(200_000);

  const weight = (rank: number) => 1 / (rank + 11);
  const expected: number[] = new Array(groups).fill(0);
  const total = ranks.reduce((sum, rank) => sum + weight(rank), 0);
  ranks.forEach((rank, i) => {
    const group = groupOf(i);
    expected[group] = (expected[group] ?? 0) + (ticks * weight(rank)) / total;
  });
  expect(chiSquare(counts, expected)).toBeLessThan(critical);
  // The test sees what is wrong: ranks that counted from 2 instead of from 1.
  const shifted = expected.map((value, group) => value * (group === 0 ? 0.97 : 1.01));
  expect(chiSquare(counts, shifted)).toBeGreaterThan(critical);
  // The most active is the largest.
  expect(instruments[ranks.indexOf(0)]?.symbol).toBe("NVDA");
});

test("an alias table draws by weight and refuses what is none", () => {
  const weights = [5, 0, 1, 3, 1];
  const table = new AliasTable(weights);
  const random = new Random("alias", "test");
  const counts = weights.map(() => 0);
  for (let i = 0; i < 100_000; i += 1) {
    const index = table.pick(random);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  // Chi-square with 3 degrees of freedom: 25.9 at 1 - 1e-5.
  expect(chiSquare([5, 1, 3, 1], [5, 1, 3, 1])).toBe(0);
  const drawn = counts.filter((_, i) => i !== 1);
  expect(chiSquare(drawn, [50_000, 10_000, 30_000, 10_000])).toBeLessThan(25.9);
  expect(() => new AliasTable([])).toThrow(RangeError);
  expect(() => new AliasTable([0, 0])).toThrow(RangeError);
  expect(() => new AliasTable([1, -1])).toThrow(RangeError);
  expect(() => new AliasTable([1, Number.NaN])).toThrow(RangeError);
});
