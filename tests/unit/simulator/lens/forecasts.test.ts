/** Statistics of counts and forecasts against hand-made and known cases. */
import { expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import {
  chiSquare,
  chiSquareLimit,
  chiSquareTail,
  compensatorZ,
  merged,
  shareZ,
} from "../../../../server/simulate/statistics/counts.ts";
import {
  biasZ,
  brierScore,
  spiegelhalterZ,
} from "../../../../server/simulate/statistics/forecasts.ts";
import { zMax } from "../support.ts";

test("chi-square of a few counts, its limits, and cells too small to count", () => {
  expect(chiSquare([10, 20], [15, 15])).toBeCloseTo(50 / 15, 12);
  // Tables of the 1 - 1e-5 quantile.
  for (const [degrees, limit] of [
    [1, 19.51],
    [5, 30.86],
    [8, 37.33],
    [12, 45.08],
    [19, 57.42],
  ] as const) {
    expect(Math.abs(chiSquareLimit(degrees) / limit - 1)).toBeLessThan(0.001);
  }
  expect(chiSquareTail(16.92, 9)).toBeCloseTo(0.05, 4);
  expect(merged([1, 9, 3, 2], [1, 9, 4, 3])).toEqual({ counts: [10, 5], expected: [10, 7] });
  expect(merged([5, 1, 0, 0], [5, 1, 1, 1])).toEqual({ counts: [6], expected: [8] });
});

test("z of a count against what it was drawn from", () => {
  expect(compensatorZ(120, 100)).toBe(2);
  expect(compensatorZ(120, 100, 25)).toBe(4);
  expect(shareZ(60, 100, 0.5)).toBeCloseTo(2, 12);
  // A rate that jumps about: the count has the compensator's variance all the same.
  const random = new Random("forecasts", "counts");
  let compensator = 0;
  let count = 0;
  for (let i = 0; i < 20_000; i += 1) {
    const rate = count % 2 === 0 ? 0.2 : 2 * random.uniform();
    compensator += rate;
    count += random.poisson(rate);
  }
  expect(Math.abs(compensatorZ(count, compensator))).toBeLessThan(zMax);
  expect(Math.abs(compensatorZ(count * 1.05, compensator))).toBeGreaterThan(zMax);
});

test("scores of three forecasts by hand", () => {
  const forecasts = [0.8, 0.6, 0.1];
  const outcomes = [1, 0, 0];
  const sum = 0.2 * -0.6 + -0.6 * -0.2 + -0.1 * 0.8;
  const spread = 0.36 * 0.16 + 0.04 * 0.24 + 0.64 * 0.09;
  expect(spiegelhalterZ(forecasts, outcomes)).toBeCloseTo(sum / Math.sqrt(spread), 12);
  expect(biasZ(forecasts, outcomes)).toBeCloseTo(-0.5 / Math.sqrt(0.16 + 0.24 + 0.09), 12);
  const sets = [
    [0.5, 0.3, 0.2],
    [0.1, 0.1, 0.8],
  ];
  const results = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  expect(brierScore(sets, results)).toBeCloseTo((0.38 + 1.46) / 2, 12);
  // Certain and right is no evidence; certain and wrong is all there can be.
  expect(spiegelhalterZ([1, 0], [1, 0])).toBe(0);
  expect(Math.abs(spiegelhalterZ([1, 0], [0, 0]))).toBe(Infinity);
});

test("calibrated forecasts pass, those too sure and those shifted fail, each by its own score", () => {
  const random = new Random("forecasts", "calibration");
  const forecasts = Float64Array.from({ length: 5000 }, () => random.uniform());
  const outcomes = forecasts.map((p) => +random.chance(p));
  expect(Math.abs(spiegelhalterZ(forecasts, outcomes))).toBeLessThan(zMax);
  expect(Math.abs(biasZ(forecasts, outcomes))).toBeLessThan(zMax);
  const tooSure = forecasts.map((p) => p ** 2 / (p ** 2 + (1 - p) ** 2));
  expect(spiegelhalterZ(tooSure, outcomes)).toBeGreaterThan(zMax);
  const shifted = forecasts.map((p) => Math.min(1, p + 0.04));
  expect(biasZ(shifted, outcomes)).toBeLessThan(-zMax);
});
