/**
 * How a series depends on its own past. A series is given in stretches, such as one of each trading
 * day, so that no pair reaches over a night.
 */
import { median, robustDeviation } from "./samples.ts";

/** Stretches of one series, in order. */
export type Stretches = readonly Float64Array[];

/** Every value of every stretch, changed. */
export function mapped(stretches: Stretches, change: (value: number) => number): Float64Array[] {
  return stretches.map((stretch) => stretch.map(change));
}

/** All stretches end to end. */
export function joined(stretches: Stretches): Float64Array {
  const all = new Float64Array(stretches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const stretch of stretches) {
    all.set(stretch, at);
    at += stretch.length;
  }
  return all;
}

/**
 * Autocorrelation at a lag: the mean product of deviations over all pairs that are `lag` apart in
 * one stretch, over the variance. The mean is that of all stretches together. 0 where there is no
 * pair or nothing varies; standard error about 1 / √n of an independent series.
 */
export function autocorrelation(stretches: Stretches, lag: number): number {
  return crossCorrelation(stretches, stretches, lag);
}

/** Correlation of one series with another, of the same stretches, `lag` later. */
export function crossCorrelation(one: Stretches, later: Stretches, lag: number): number {
  const a = centred(one);
  const b = one === later ? a : centred(later);
  let cross = 0;
  let pairs = 0;
  for (const [s, stretch] of a.values.entries()) {
    const other = b.values[s] ?? stretch;
    for (let i = lag; i < stretch.length; i += 1) {
      cross += (stretch[i - lag] ?? 0) * (other[i] ?? 0);
    }
    pairs += Math.max(0, stretch.length - lag);
  }
  const scale = Math.sqrt(a.variance * b.variance);
  return pairs > 0 && scale > 0 ? cross / pairs / scale : 0;
}

function centred(stretches: Stretches): { values: Float64Array[]; variance: number } {
  let sum = 0;
  let count = 0;
  for (const stretch of stretches) for (const value of stretch) sum += value;
  for (const { length } of stretches) count += length;
  const mean = sum / count;
  const values = mapped(stretches, (value) => value - mean);
  let squares = 0;
  for (const stretch of values) for (const value of stretch) squares += value * value;
  return { values, variance: squares / count };
}

/** −1, 0 or 1 for each value: what tells direction from size. */
export function signs(stretches: Stretches): Float64Array[] {
  return mapped(stretches, Math.sign);
}

/**
 * The series with what lies beyond `limit` robust deviations from the median brought in to there: a
 * single pair of fat-tailed values can make an autocorrelation of a tenth by itself.
 */
export function winsorised(stretches: Stretches, limit: number): Float64Array[] {
  const all = joined(stretches);
  const centre = median(all);
  const bound = limit * robustDeviation(all);
  return mapped(stretches, (value) => Math.min(centre + bound, Math.max(centre - bound, value)));
}

/**
 * The slope of a straight line through (log x, log y) by least squares, over the points with y
 * above 0; a power law y = c · x^−β has −β. NaN with fewer than two points.
 */
export function logLogSlope(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  const points: [x: number, y: number][] = [];
  for (let i = 0; i < xs.length; i += 1) {
    const y = ys[i] ?? 0;
    if (y > 0) points.push([Math.log(xs[i] ?? 0), Math.log(y)]);
  }
  if (points.length < 2) return Number.NaN;
  const mx = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const my = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const cross = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return cross / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/**
 * Leverage: the mean, over lags, of the correlation between a return and the size of the return so
 * much later. Below 0 where falls stir the market more than rises do (Black 1976; Bouchaud, Matacz
 * and Potters 2001, Physical Review Letters 87).
 */
export function leverage(returns: Stretches, lags: readonly number[]): number {
  const sizes = mapped(returns, Math.abs);
  const sum = lags.reduce((total, lag) => total + crossCorrelation(returns, sizes, lag), 0);
  return sum / lags.length;
}
