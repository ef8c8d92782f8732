/** The shape of the trading day. */

/** Trading days a year, and minutes of a whole session: what annual figures are for. */
const yearDays = 252;
export const sessionMinutes = 390;

/**
 * Annualised volatility of returns a minute: their root mean square times the root of the minutes
 * that a year of sessions has. @returns a ratio, such as 0.3 for 30 % a year.
 */
export function annualisedVolatility(minuteReturns: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < minuteReturns.length; i += 1) squares += (minuteReturns[i] ?? 0) ** 2;
  return Math.sqrt((squares / minuteReturns.length) * yearDays * sessionMinutes);
}

/**
 * The mean over minutes `from` to just before `to`, over the mean of minutes `midFrom` to just
 * before `midTo`. @param byMinute something's mean in each minute of the session.
 */
export function ratioOfStretches(
  byMinute: ArrayLike<number>,
  [from, to]: readonly [number, number],
  [midFrom, midTo]: readonly [number, number],
): number {
  return meanOf(byMinute, from, to) / meanOf(byMinute, midFrom, midTo);
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
  return sum / (to - from);
}

/** The share of each half hour in the total; sums to 1. @param byMinute amounts by minute. */
export function halfHourShares(byMinute: ArrayLike<number>): number[] {
  const shares: number[] = new Array(Math.ceil(byMinute.length / 30)).fill(0);
  let total = 0;
  for (let i = 0; i < byMinute.length; i += 1) {
    const half = Math.floor(i / 30);
    shares[half] = (shares[half] ?? 0) + (byMinute[i] ?? 0);
    total += byMinute[i] ?? 0;
  }
  return shares.map((share) => share / total);
}
