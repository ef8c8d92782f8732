/**
 * The statistics by which a block of 40 instruments and five sessions is judged. All are of log
 * returns of the midpoint over a minute, which leave out the night; where a figure is about their
 * dependence, the usual volatility of the time of the day is divided out first.
 */
import { volatilityShape } from "../../feed/simulator/markets/profile.ts";
import {
  autocorrelation,
  joined,
  leverage,
  logLogSlope,
  mapped,
  type Stretches,
  signs,
  winsorised,
} from "../statistics/autocorrelation.ts";
import { groupCorrelations } from "../statistics/groups.ts";
import {
  annualisedVolatility,
  halfHourShares,
  ratioOfStretches,
  sessionMinutes,
} from "../statistics/intraday.ts";
import { mean, median } from "../statistics/samples.ts";
import { excessKurtosis, hillIndex } from "../statistics/tails.ts";
import type { Instrument } from "./market-sample.ts";

/** Instruments and sessions of a block: what the accepted ranges are for. */
export const blockInstruments = 40;
export const blockSessions = 5;

const tailShare = 0.025;
/** Outliers are brought in to so many robust deviations. */
const winsorAt = 5;
const slopeLags = Array.from({ length: 100 }, (_, i) => i + 1);
const leverageLags = [1, 2, 3, 5, 10];
/** Minutes of the opening and of midday, 12:00 to 13:30. */
const opening = [0, 15] as const;
const midday = [150, 240] as const;

const usual = Float64Array.from({ length: sessionMinutes }, (_, minute) =>
  volatilityShape((minute + 0.5) / sessionMinutes),
);

/** Statistics by their names as reports show them. */
export const marketStatistics = [
  "excess kurtosis, median",
  "Hill's tail index, median",
  "lag-1 autocorrelation of signs",
  "lag-1 autocorrelation, winsorised",
  "autocorrelation of sizes, lag 1",
  "autocorrelation of sizes, lag 10",
  "autocorrelation of sizes, lag 60",
  "decay of that, log-log slope",
  "leverage of the market",
  "correlation of pairs",
  "same sector less across, beyond the market",
  "annualised volatility, median",
  "size of moves, opening over midday",
  "volume, first half hour",
  "volume, both ends over midday",
  "volume, last half hour",
] as const;
export type MarketStatistic = (typeof marketStatistics)[number];
export type MarketFigures = Readonly<Record<MarketStatistic, number>>;

/** @param instruments with one number of sessions each, at least one. */
export function marketFigures(instruments: readonly Instrument[]): MarketFigures {
  const returns = instruments.map(({ sessions }) => sessions.map(({ mids }) => logReturns(mids)));
  const flat = returns.map(joined);
  const plain = returns.map((series) => series.map(withoutShape));
  const sizes = plain.map((series) => mapped(series, Math.abs));
  const sizeMemory = (lag: number) => mean(sizes.map((series) => autocorrelation(series, lag)));
  const first = (change: (series: Stretches) => Float64Array[]) =>
    mean(plain.map((series) => autocorrelation(change(series), 1)));
  const market = winsorised(meanOfAll(plain), winsorAt);
  const sectors = instruments.map(({ sector }) => sector);
  const beyond = groupCorrelations(
    withoutMean(plain.map((series) => joined(winsorised(series, winsorAt)))),
    sectors,
  );
  const volumes = byMinute(instruments.flatMap(({ sessions }) => sessions.map((s) => s.volumes)));
  const shares = halfHourShares(volumes);
  // From 12:00 to 13:30.
  const noon = mean(shares.slice(5, 8));
  return {
    "excess kurtosis, median": median(flat.map(excessKurtosis)),
    "Hill's tail index, median": median(flat.map((series) => hillIndex(series, tailShare))),
    "lag-1 autocorrelation of signs": first(signs),
    "lag-1 autocorrelation, winsorised": first((series) => winsorised(series, winsorAt)),
    "autocorrelation of sizes, lag 1": sizeMemory(1),
    "autocorrelation of sizes, lag 10": sizeMemory(10),
    "autocorrelation of sizes, lag 60": sizeMemory(60),
    "decay of that, log-log slope": logLogSlope(slopeLags, slopeLags.map(sizeMemory)),
    "leverage of the market": leverage(market, leverageLags),
    "correlation of pairs": groupCorrelations(flat, sectors).all,
    "same sector less across, beyond the market": beyond.same - beyond.cross,
    "annualised volatility, median": median(flat.map(annualisedVolatility)),
    "size of moves, opening over midday": openingRatio(returns),
    "volume, first half hour": shares[0] ?? 0,
    "volume, both ends over midday": ((shares[0] ?? 0) + (shares[12] ?? 0)) / (2 * noon),
    "volume, last half hour": shares[12] ?? 0,
  };
}

/** Of each minute but the first, whose return would reach back over the night. */
function logReturns(mids: Float64Array): Float64Array {
  return Float64Array.from({ length: mids.length - 1 }, (_, i) =>
    Math.log((mids[i + 1] ?? 1) / (mids[i] ?? 1)),
  );
}

function withoutShape(returns: Float64Array): Float64Array {
  return returns.map((value, i) => value / (usual[i + 1] ?? 1));
}

/** The mean over instruments of each return. */
function meanOfAll(series: readonly Stretches[]): Float64Array[] {
  const [first = []] = series;
  return first.map((stretch, session) =>
    stretch.map((_, i) => mean(series.map((one) => one[session]?.[i] ?? 0))),
  );
}

/** What is left of each series beyond its share in the mean of all. */
function withoutMean(series: readonly Float64Array[]): Float64Array[] {
  const [first = new Float64Array(0)] = series;
  const market = first.map((_, i) => mean(series.map((one) => one[i] ?? 0)));
  const square = market.reduce((sum, value) => sum + value * value, 0);
  return series.map((one) => {
    const share = one.reduce((sum, value, i) => sum + value * (market[i] ?? 0), 0) / square;
    return one.map((value, i) => value - share * (market[i] ?? 0));
  });
}

/** The geometric mean over sessions, so that one restless morning does not make it. */
function openingRatio(returns: readonly Stretches[]): number {
  const [first = []] = returns;
  const logs = first.map((_, session) => {
    const moves = returns.map((series) => (series[session] ?? new Float64Array(0)).map(Math.abs));
    return Math.log(ratioOfStretches(byMinute(moves), opening, midday));
  });
  return Math.exp(mean(logs));
}

/** The sum of sessions, minute by minute. */
function byMinute(sessions: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(sessions[0]?.length ?? 0);
  for (const session of sessions) {
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (session[i] ?? 0);
  }
  return sums;
}
