/**
 * What is accepted, all in one place. The ranges of the market are for the mean over blocks of 40
 * instruments and five sessions, and come from the sweep in docs/SIMULATION-FILES.md: `npm run
 * simulate:sweep` makes its table anew.
 */
import type { MarketStatistic } from "./market-statistics.ts";
import type { Range } from "./verdict.ts";

/** A z beyond this comes by chance once in 100,000. */
export const zMax = 4.42;
export const zRange: Range = [-zMax, zMax];

export const marketRanges: Readonly<Record<MarketStatistic, Range>> = {
  "excess kurtosis, median": [2, 1000],
  "Hill's tail index, median": [1.8, 4.4],
  "lag-1 autocorrelation of signs": [-0.035, 0.035],
  "lag-1 autocorrelation, winsorised": [-0.065, 0.065],
  "autocorrelation of sizes, lag 1": [0.07, 0.5],
  "autocorrelation of sizes, lag 10": [0.03, 0.45],
  "autocorrelation of sizes, lag 60": [0.001, 0.4],
  "decay of that, log-log slope": [-1.6, -0.04],
  "leverage of the market": [-0.17, -0.025],
  "correlation of pairs": [0.05, 0.65],
  "same sector less across, beyond the market": [0.04, 0.26],
  "annualised volatility, median": [0.12, 0.95],
  "size of moves, opening over midday": [1.3, 5.5],
  "volume, first half hour": [0.105, 0.26],
  "volume, both ends over midday": [1.5, 4],
  "volume, last half hour": [0.08, 0.22],
};

/** Of the prints of a symbol in a session, the median or mean over sessions. */
export const tradeRanges = {
  roll: [0.8, 1.2],
  repeat: [0.12, 0.28],
  aside: [0.99, 1],
} as const satisfies Record<string, Range>;

/**
 * Means over matches, from the sweep; `slack` is what they may differ between seeds and stretches of
 * the calendar, which have other teams and leagues. Of football, the usual time.
 */
export const footballFigures = {
  "home goals": { mean: 1.576, deviation: 1.28, slack: 0.1 },
  "away goals": { mean: 1.229, deviation: 1.14, slack: 0.09 },
  "home wins": { mean: 0.45, deviation: 0.497, slack: 0.02 },
  draws: { mean: 0.2525, deviation: 0.4345, slack: 0.015 },
  "yellow cards": { mean: 3.47, deviation: 1.84, slack: 0.1 },
  "players sent off": { mean: 0.116, deviation: 0.343, slack: 0.02 },
  changes: { mean: 8.75, deviation: 1.32, slack: 0.2 },
} as const;

/** Share of goals in the first half, and of matches with 0, 1, … 7 or more goals. */
export const footballGoals = {
  first: 0.443,
  slack: 0.01,
  shares: [0.0626, 0.163, 0.245, 0.22, 0.155, 0.0882, 0.0404, 0.0258],
} as const;

export const basketballFigures = {
  points: { mean: 225.5, deviation: 19.5, slack: 1.5 },
  "home margin": { mean: 2.28, deviation: 13.4, slack: 0.6 },
  "square of the margin": { mean: 186, deviation: 253, slack: 12 },
  "home wins": { mean: 0.569, deviation: 0.495, slack: 0.015 },
  overtimes: { mean: 0.0486, deviation: 0.215, slack: 0.005 },
  "field goals made": { mean: 83.2, deviation: 7.93, slack: 0.8 },
  "three-pointers made": { mean: 24.4, deviation: 4.76, slack: 0.6 },
  "free throws": { mean: 44.9, deviation: 9.78, slack: 1 },
  turnovers: { mean: 28, deviation: 5.2, slack: 0.6 },
  fouls: { mean: 40.5, deviation: 5.55, slack: 0.7 },
} as const;

export const tennisFigures = {
  "two sets of three": { mean: 0.635, deviation: 0.482, slack: 0.02 },
  "three sets of five": { mean: 0.444, deviation: 0.497, slack: 0.04 },
  "five sets of five": { mean: 0.243, deviation: 0.429, slack: 0.05 },
  "tie-breaks a set": { mean: 0.1875, deviation: 0.258, slack: 0.015 },
  "breaks a set": { mean: 2, deviation: 0.899, slack: 0.06 },
  retirements: { mean: 0.0278, deviation: 0.164, slack: 0.01 },
} as const;
