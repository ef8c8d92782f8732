/** How fat the tails of a sample are. */
import { mean } from "./samples.ts";

/**
 * Excess kurtosis, m4 / m2² − 3: 0 of a normal sample, 3 of a Laplace one. Where the fourth moment
 * does not exist, as with returns, it grows with the sample and bounds the tails from below only.
 */
export function excessKurtosis(values: ArrayLike<number>): number {
  const centre = mean(values);
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < values.length; i += 1) {
    const square = ((values[i] ?? 0) - centre) ** 2;
    squares += square;
    fourths += square * square;
  }
  return (fourths * values.length) / (squares * squares) - 3;
}

/**
 * Hill's index of the tail of |x| (Hill 1975, Annals of Statistics 3): the share of values beyond x
 * falls as x to the minus this power. About 3 for returns of shares, at any length from a minute to
 * days. NaN where the tail holds nothing above 0.
 * @param share of the sample that is the tail, such as 0.025; at least two values are taken.
 */
export function hillIndex(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values, Math.abs).sort().reverse();
  const count = Math.max(2, Math.floor(share * sorted.length));
  const least = sorted[count] ?? 0;
  if (!(least > 0)) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += Math.log((sorted[i] ?? 0) / least);
  return count / sum;
}
