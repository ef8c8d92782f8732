/** What prints tell of the spread. */

/**
 * Roll's estimate of the effective spread (Roll 1984, Journal of Finance 39): prints jump between
 * bid and ask, which makes successive changes of price correlate,
 *
 *   cov(Δp_t, Δp_t−1) = −(s/2)² (1 − 2 ρ₁ + ρ₂)
 *
 * where ρ is the autocorrelation of the sides. Roll has ρ = 0; with sides that repeat, the bracket
 * follows from writing p = m + q s/2 with signs q and a random walk m. NaN where the covariance is
 * not below 0: then there is no bounce to see.
 * @param prices of successive prints. @param sides 1 where bought, −1 where sold; left out, ρ is 0.
 * @returns in the unit of the prices.
 */
export function rollSpread(prices: ArrayLike<number>, sides?: ArrayLike<number>): number {
  let cross = 0;
  for (let i = 2; i < prices.length; i += 1) {
    cross += change(prices, i) * change(prices, i - 1);
  }
  const covariance = cross / (prices.length - 2);
  const repeat =
    sides === undefined ? 1 : 1 - 2 * signCorrelation(sides, 1) + signCorrelation(sides, 2);
  return covariance < 0 && repeat > 0 ? 2 * Math.sqrt(-covariance / repeat) : Number.NaN;
}

function change(prices: ArrayLike<number>, i: number): number {
  return (prices[i] ?? 0) - (prices[i - 1] ?? 0);
}

/** Signs have mean square 1, and a mean near 0 that is known to be 0. */
function signCorrelation(sides: ArrayLike<number>, lag: number): number {
  let cross = 0;
  for (let i = lag; i < sides.length; i += 1) cross += (sides[i] ?? 0) * (sides[i - lag] ?? 0);
  return cross / (sides.length - lag);
}

/**
 * The effective spread: twice the distance of prints from the midpoint at their time, as a root mean
 * square, since where spreads differ from print to print a covariance sees their squares.
 */
export function effectiveSpread(prices: ArrayLike<number>, mids: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < prices.length; i += 1) sum += ((prices[i] ?? 0) - (mids[i] ?? 0)) ** 2;
  return 2 * Math.sqrt(sum / prices.length);
}
