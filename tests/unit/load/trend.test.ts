import { describe, expect, test } from "vitest";
import { trendOf } from "../../load/trend.ts";
import { Random } from "../../support/random.ts";

/** A series that wanders around a line: each value keeps a share of how far the last was off. */
function wandering(seed: number, length: number, kept: number, slope = 0) {
  const random = new Random(seed);
  const normal = () => Array.from({ length: 12 }, () => random.unit()).reduce((a, b) => a + b) - 6;
  let off = normal() / Math.sqrt(1 - kept ** 2);
  return Array.from({ length }, (_, minute) => {
    off = kept * off + normal();
    return { minute, value: 300 + slope * minute + off };
  });
}

/** Of three hundred such series, the share that is taken to rise. */
function rising(kept: number, slope = 0): number {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const found = seeds.filter((seed) => trendOf(wandering(seed, 40, kept, slope)).chance < 0.01);
  return found.length / seeds.length;
}

describe("a trend", () => {
  test("is rarely seen where there is none, though what is near each other is alike", () => {
    expect(rising(0)).toBeLessThan(0.025);
    expect(rising(0.5)).toBeLessThan(0.035);
    expect(rising(0.8)).toBeLessThan(0.06);
  });

  test("is seen where there is one", () => {
    expect(rising(0.5, 0.2)).toBeGreaterThan(0.95);
  });

  test("has the slope of the line, whatever a few wild values say", () => {
    const points = wandering(1, 40, 0, 0.5).map((point, index) => {
      return index % 9 === 0 ? { ...point, value: 900 } : point;
    });
    expect(trendOf(points).slope).toBeCloseTo(0.5, 0);
  });

  test("is as likely by chance as eight blocks have orders with so many rises", () => {
    const line = (slope: number) =>
      Array.from({ length: 16 }, (_, minute) => ({ minute, value: slope * minute }));
    // One order of 8! rises throughout; any rises at least not at all.
    expect(trendOf(line(1)).chance).toBeCloseTo(1 / 40_320, 10);
    expect(trendOf(line(-1))).toEqual({ slope: -1, chance: 1 });
    // As many orders have 14 rises of 28 or more as have 14 or fewer.
    expect(trendOf(line(0)).chance).toBeGreaterThan(0.5);
  });

  test("wants two points a block", () => {
    expect(() => trendOf(wandering(1, 15, 0))).toThrow("it takes 16");
  });
});
