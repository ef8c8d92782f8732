/**
 * What is accepted, all in one place. The ranges of the market are for the mean over blocks of 40
 * instruments and five sessions, and come from the sweep in docs/SIMULATION.md: `npm run
 * simulate:sweep` makes its table anew.
 */
import type { MarketStatistic } from "./market-statistics.ts";
import type { Range } from "./verdict.ts";

/** A z beyond this comes by chance once in 100,000. */
export const zMax = 4.42;
export const zRange: Range = [-zMax, zMax];

export const marketRanges: Readonly<Record<MarketStatistic, Range>> = {
  "excess kurtosis, median": [2.2, 1000],
  "Hill's tail index, median": [1.8, 4.3],
  "lag-1 autocorrelation of signs": [-0.035, 0.035],
  "lag-1 autocorrelation, winsorised": [-0.065, 0.065],
  "autocorrelation of sizes, lag 1": [0.07, 0.5],
  "autocorrelation of sizes, lag 10": [0.03, 0.45],
  "autocorrelation of sizes, lag 60": [0.01, 0.4],
  "decay of that, log-log slope": [-1.2, -0.05],
  "leverage of the market": [-0.17, -0.03],
  "correlation of pairs": [0.05, 0.65],
  "same sector less across, beyond the market": [0.04, 0.26],
  "annualised volatility, median": [0.18, 0.7],
  "size of moves, opening over midday": [1.2, 5.5],
  "volume, first half hour": [0.105, 0.26],
  "volume, both ends over midday": [1.3, 4],
  "volume, last half hour": [0.075, 0.22],
};

/** Of the prints of a symbol in a session, the median or mean over sessions. */
export const tradeRanges = {
  roll: [0.8, 1.2],
  repeat: [0.12, 0.28],
  aside: [0.99, 1],
} as const satisfies Record<string, Range>;

/** Means over matches of football, of the usual time. */
export const footballFigures = {
  "home goals": { mean: 1.55, deviation: 1.3, slack: 0.1 },
  "away goals": { mean: 1.23, deviation: 1.15, slack: 0.1 },
  "home wins": { mean: 0.44, deviation: 0.497, slack: 0.02 },
  draws: { mean: 0.251, deviation: 0.4336, slack: 0.01 },
  "yellow cards": { mean: 3.5, deviation: 1.9, slack: 0.1 },
  "players sent off": { mean: 0.12, deviation: 0.35, slack: 0.01 },
  changes: { mean: 9, deviation: 1.2, slack: 0.2 },
} as const;

/** Share of goals in the first half, and of matches with 0, 1, … 7 or more goals. */
export const footballGoals = {
  first: 0.437,
  slack: 0.005,
  shares: [0.0675, 0.1675, 0.2383, 0.2218, 0.1546, 0.0852, 0.0414, 0.0236],
} as const;

export const basketballFigures = {
  points: { mean: 225, deviation: 18.4, slack: 1 },
  "home margin": { mean: 2.3, deviation: 13.2, slack: 1 },
  "square of the margin": { mean: 180, deviation: 250, slack: 10 },
  "home wins": { mean: 0.57, deviation: 0.495, slack: 0.03 },
  overtimes: { mean: 0.05, deviation: 0.218, slack: 0.005 },
  "field goals made": { mean: 82, deviation: 8, slack: 2 },
  "three-pointers made": { mean: 24, deviation: 5, slack: 2 },
  "free throws": { mean: 46, deviation: 10, slack: 3 },
  turnovers: { mean: 27, deviation: 5, slack: 2 },
  fouls: { mean: 40, deviation: 7, slack: 3 },
} as const;

export const tennisFigures = {
  "two sets of three": { mean: 0.636, deviation: 0.481, slack: 0.02 },
  "three sets of five": { mean: 0.473, deviation: 0.499, slack: 0.02 },
  "five sets of five": { mean: 0.2, deviation: 0.4, slack: 0.02 },
  "tie-breaks a set": { mean: 0.189, deviation: 0.27, slack: 0.02 },
  "breaks a set": { mean: 1.9, deviation: 0.8, slack: 0.2 },
  retirements: { mean: 0.027, deviation: 0.162, slack: 0.005 },
} as const;
