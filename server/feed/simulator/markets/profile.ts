/**
 * The shape of a trading day: how lively and how volatile the market is at each share of the
 * session, against the session's mean. Both are steep after the opening and rise again to the close,
 * the reversed J of US shares.
 */

/** Activity at `x` of the session, from 0 to 1; its mean over the session is 1. */
export function activityShape(x: number): number {
  return activity(x) / activityMean;
}

/** Volatility at `x` of the session, from 0 to 1; the mean of its square is 1. */
export function volatilityShape(x: number): number {
  return volatility(x) / volatilityMean;
}

const activity = (x: number): number =>
  0.6 + 1.6 * Math.exp(-x / 0.06) + 0.9 * Math.exp((x - 1) / 0.08);

const volatility = (x: number): number =>
  0.75 + 1.15 * Math.exp(-x / 0.06) + 0.45 * Math.exp((x - 1) / 0.08) + 0.35 * (2 * x - 1) ** 2;

const activityMean = meanOf(activity);
const volatilityMean = Math.sqrt(meanOf((x) => volatility(x) ** 2));

function meanOf(shape: (x: number) => number): number {
  const points = 4000;
  let sum = 0;
  for (let i = 0; i < points; i += 1) sum += shape((i + 0.5) / points);
  return sum / points;
}
