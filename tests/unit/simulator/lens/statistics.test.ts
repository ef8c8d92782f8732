/** Statistics against hand-made samples, and against laws whose value is known. */
import { expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import {
  autocorrelation,
  crossCorrelation,
  joined,
  leverage,
  logLogSlope,
  signs,
  winsorised,
} from "../../../../server/simulate/statistics/autocorrelation.ts";
import { groupCorrelations } from "../../../../server/simulate/statistics/groups.ts";
import {
  annualisedVolatility,
  halfHourShares,
  ratioOfStretches,
} from "../../../../server/simulate/statistics/intraday.ts";
import {
  correlation,
  deviation,
  mean,
  median,
  quantile,
  robustDeviation,
} from "../../../../server/simulate/statistics/samples.ts";
import { effectiveSpread, rollSpread } from "../../../../server/simulate/statistics/spread.ts";
import { excessKurtosis, hillIndex } from "../../../../server/simulate/statistics/tails.ts";

const sample = (n: number, draw: (random: Random) => number, name = "sample") => {
  const random = new Random("statistics", name);
  return Float64Array.from({ length: n }, () => draw(random));
};

test("means, spreads and quantiles of a few numbers", () => {
  const values = [4, 1, 3, 2, 10];
  expect(mean(values)).toBe(4);
  expect(deviation(values)).toBeCloseTo(Math.sqrt(10), 12);
  expect(median(values)).toBe(3);
  expect(quantile(values, 0.25)).toBe(2);
  expect(quantile(values, 0.9)).toBeCloseTo(7.6, 12);
  expect(robustDeviation(values)).toBeCloseTo(1.4826, 12);
  expect(robustDeviation([0, 0, 0, 5])).toBeCloseTo(deviation([0, 0, 0, 5]), 12);
  expect(correlation([1, 2, 3], [2, 4, 7])).toBeCloseTo(5 / Math.sqrt(2 * (38 / 3)), 12);
  expect(correlation([1, 2, 3], [5, 5, 5])).toBe(0);
  expect(mean([])).toBeNaN();
});

test("kurtosis of a coin, of a normal and of a Laplace sample", () => {
  expect(excessKurtosis([-1, 1, -1, 1])).toBe(-2);
  expect(excessKurtosis([0, 0, 0, 0, 5])).toBeCloseTo(3.25 - 3, 12);
  // Standard errors: √(24/n) of a normal one, about 0.1 of a Laplace one at this size.
  const normal = sample(100_000, (random) => random.normal());
  expect(Math.abs(excessKurtosis(normal))).toBeLessThan(4.42 * Math.sqrt(24 / 1e5) + 0.03);
  const laplace = sample(100_000, (random) => random.exponential() * (random.chance(0.5) ? 1 : -1));
  expect(excessKurtosis(laplace)).toBeGreaterThan(2.4);
  expect(excessKurtosis(laplace)).toBeLessThan(3.6);
});

test("Hill's index finds the exponent of a Pareto law", () => {
  // Three values e, e², e³ above 1: the mean logarithm is 2.
  expect(hillIndex([Math.E, -(Math.E ** 2), Math.E ** 3, 1], 0.75)).toBeCloseTo(1 / 2, 12);
  for (const alpha of [2, 3, 4.5]) {
    const pareto = sample(100_000, (random) => (1 - random.uniform()) ** (-1 / alpha));
    // Standard error α/√k with k = 2,500.
    expect(Math.abs(hillIndex(pareto, 0.025) / alpha - 1)).toBeLessThan(4.42 / 50);
  }
  expect(hillIndex(new Float64Array(100), 0.05)).toBeNaN();
});

test("autocorrelation counts no pair over a night", () => {
  const days = [Float64Array.of(1, -1, 1, -1), Float64Array.of(1, -1, 1, -1)];
  expect(autocorrelation(days, 1)).toBe(-1);
  expect(autocorrelation(days, 2)).toBe(1);
  // Across the night 10 would follow 10; inside the days it never does.
  const apart = [Float64Array.of(0, 10), Float64Array.of(10, 0)];
  expect(autocorrelation(apart, 1)).toBe(-1);
  expect(autocorrelation(apart, 2)).toBe(0);
  expect(joined(apart)).toEqual(Float64Array.of(0, 10, 10, 0));
  expect(signs([Float64Array.of(-3, 0, 2)])).toEqual([Float64Array.of(-1, 0, 1)]);
});

test("autocorrelation finds the coefficient of an autoregression", () => {
  let x = 0;
  const series = sample(50_000, (random) => {
    x = 0.4 * x + random.normal();
    return x;
  });
  const limit = 4.42 / Math.sqrt(50_000);
  expect(Math.abs(autocorrelation([series], 1) - 0.4)).toBeLessThan(limit);
  expect(Math.abs(autocorrelation([series], 3) - 0.064)).toBeLessThan(2 * limit);
});

test("correlation with a later series sees which one leads", () => {
  const leader = sample(20_000, (random) => random.normal());
  const follower = leader.map((_, i) => leader[i - 2] ?? 0);
  expect(crossCorrelation([leader], [follower], 2)).toBeGreaterThan(0.99);
  expect(Math.abs(crossCorrelation([follower], [leader], 2))).toBeLessThan(4.42 / Math.sqrt(2e4));
});

test("winsorising brings outliers in and leaves the rest", () => {
  const [brought] = winsorised([Float64Array.of(-1, 0, 1, -1, 1, 0, 100)], 5);
  expect(brought?.subarray(0, 6)).toEqual(Float64Array.of(-1, 0, 1, -1, 1, 0));
  expect(brought?.[6]).toBeCloseTo(5 * 1.4826, 12);
});

test("a power law has its exponent as slope; points that are not above 0 are left out", () => {
  const lags = [1, 2, 4, 8, 16, 32];
  expect(
    logLogSlope(
      lags,
      lags.map((lag) => 0.3 * lag ** -0.35),
    ),
  ).toBeCloseTo(-0.35, 12);
  expect(logLogSlope([1, 2, 3, 4], [1, -1, 0, 1 / 16])).toBeCloseTo(-2, 12);
  expect(logLogSlope([1, 2], [1, 0])).toBeNaN();
});

test("leverage is below 0 where falls are followed by larger moves, and only there", () => {
  let size = 1;
  const random = new Random("statistics", "leverage");
  const lagged = Float64Array.from({ length: 20_000 }, () => {
    const move = size * random.normal();
    size = move < 0 ? 1.5 : 0.7;
    return move;
  });
  expect(leverage([lagged], [1])).toBeLessThan(-0.15);
  const plain = sample(20_000, (stream) => stream.normal());
  expect(Math.abs(leverage([plain], [1, 2, 3]))).toBeLessThan(4.42 / Math.sqrt(20_000));
});

test("correlations are told apart by group", () => {
  const up = Float64Array.of(1, 2, 3, 4);
  const down = Float64Array.of(4, 3, 2, 1);
  const flat = Float64Array.of(1, -1, -1, 1);
  const found = groupCorrelations([up, up, down, flat], ["a", "a", "b", "b"]);
  expect(found.same).toBeCloseTo((1 + 0) / 2, 12);
  expect(found.cross).toBeCloseTo((-1 - 1 + 0 + 0) / 4, 12);
  expect(found.all).toBeCloseTo((1 - 2) / 6, 12);
});

test("a year of minutes, the day's shape and its half hours", () => {
  // 1 % a day is 0.01 · √252 a year.
  const minute = 0.01 / Math.sqrt(390);
  const day = Float64Array.from({ length: 390 }, (_, i) => (i % 2 === 0 ? minute : -minute));
  expect(annualisedVolatility(day)).toBeCloseTo(0.01 * Math.sqrt(252), 12);
  const byMinute = Float64Array.from({ length: 390 }, (_, i) => (i < 15 ? 3 : 1));
  expect(ratioOfStretches(byMinute, [0, 15], [150, 240])).toBe(3);
  const shares = halfHourShares(byMinute);
  expect(shares).toHaveLength(13);
  expect(shares[0]).toBeCloseTo(60 / 420, 12);
  expect(shares[12]).toBeCloseTo(30 / 420, 12);
  expect(halfHourShares(new Float64Array(35).fill(1))[1]).toBeCloseTo(5 / 35, 12);
});

test("Roll's estimate finds the spread that prints bounce over", () => {
  const random = new Random("statistics", "roll");
  const walk = (repeat: number, n = 200_000) => {
    let mid = 100;
    let side = 1;
    const prices = new Float64Array(n);
    const mids = new Float64Array(n);
    const sides = new Int8Array(n);
    for (let i = 0; i < n; i += 1) {
      mid += 0.005 * random.normal();
      if (!random.chance(repeat)) side = -side;
      prices[i] = mid + side * 0.02;
      mids[i] = mid;
      sides[i] = side;
    }
    return { prices, mids, sides };
  };
  const fair = walk(0.5);
  expect(effectiveSpread(fair.prices, fair.mids)).toBeCloseTo(0.04, 12);
  expect(rollSpread(fair.prices)).toBeGreaterThan(0.039);
  expect(rollSpread(fair.prices)).toBeLessThan(0.041);
  // Sides that repeat hide a fifth of the bounce from the plain estimate.
  const repeating = walk(0.6);
  expect(rollSpread(repeating.prices)).toBeLessThan(0.034);
  expect(rollSpread(repeating.prices, repeating.sides)).toBeGreaterThan(0.039);
  expect(rollSpread(repeating.prices, repeating.sides)).toBeLessThan(0.041);
  expect(rollSpread(Float64Array.of(1, 2, 3, 4))).toBeNaN();
});
