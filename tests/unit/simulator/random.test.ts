import { expect, test } from "vitest";
import { Random } from "../../../server/feed/simulator/random.ts";
import { mean, zMax } from "./support.ts";

const n = 200_000;
const draw = (one: () => number) => Array.from({ length: n }, one);

test("a seed and a stream repeat, and differ from others", () => {
  const first = (seed: string, stream: string) => {
    const random = new Random(seed, stream);
    return Array.from({ length: 8 }, () => random.bits());
  };
  expect(first("a", "b")).toEqual(first("a", "b"));
  const others = [first("a", "c"), first("b", "b"), first("a\nb", ""), first("", "a\nb")];
  const all = [first("a", "b"), ...others];
  expect(new Set(all.map(String)).size).toBeGreaterThanOrEqual(4);
});

test("a chance is taken where a uniform draw lies below it", () => {
  const one = new Random("chance", "test");
  const other = new Random("chance", "test");
  for (const probability of [0, 1 / 16, 0.145, 0.6, 1]) {
    const taken = Array.from({ length: 2_000 }, () => one.chance(probability));
    expect(taken).toEqual(taken.map(() => other.uniform() < probability));
  }
});

test("normals have the moments and quantiles of normals", () => {
  const random = new Random("normal", "test");
  const values = draw(() => random.normal());
  const moment = (power: number) => mean(values.map((value) => value ** power));
  expect(Math.abs(moment(1)) * Math.sqrt(n)).toBeLessThan(zMax);
  expect((Math.abs(moment(2) - 1) * Math.sqrt(n)) / Math.sqrt(2)).toBeLessThan(zMax);
  expect((Math.abs(moment(4) - 3) * Math.sqrt(n)) / Math.sqrt(96)).toBeLessThan(zMax);
  const beyond = values.filter((value) => value > 1.959964).length / n;
  expect(Math.abs(beyond - 0.025) / Math.sqrt((0.025 * 0.975) / n)).toBeLessThan(zMax);
});

test("exponential, Poisson and gamma have their means and variances", () => {
  const random = new Random("others", "test");
  const check = (one: () => number, expected: number, variance: number, fourth: number) => {
    const values = draw(one);
    const average = mean(values);
    const spread = mean(values.map((value) => (value - expected) ** 2));
    expect(Math.abs(average - expected) / Math.sqrt(variance / n)).toBeLessThan(zMax);
    const error = Math.sqrt((fourth - variance ** 2) / n);
    expect(Math.abs(spread - variance) / error).toBeLessThan(zMax);
  };
  // Fourth central moments: 9, λ + 3λ², and 3k² + 6k over k⁴ for a gamma of shape k and mean 1.
  check(() => random.exponential(), 1, 1, 9);
  check(() => random.poisson(2.3), 2.3, 2.3, 2.3 + 3 * 2.3 ** 2);
  check(() => random.gamma(7), 1, 1 / 7, (3 * 49 + 6 * 7) / 7 ** 4);
});
