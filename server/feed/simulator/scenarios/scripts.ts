/** What each scenario changes, act by act. Data, not code: the stage plays it. */
import type { ScenarioName } from "../../../../lib/domain/scenarios.ts";
import type { SportInfluence } from "../actor.ts";

export interface Act {
  /** How long it lasts, minutes of simulated time. */
  readonly minutes: number;
  /** By how much the market as a whole drifts over the act, as a logarithm. 0 unless given. */
  readonly drift?: number;
  /** Factors on volatility and on how much is traded. 1 unless given. */
  readonly volatility?: number;
  readonly activity?: number;
  /** For so many minutes, from its start, the most active share is halted: its news is pending. */
  readonly halt?: number;
  /** News of that share, as it begins: how far its price jumps, as a logarithm. */
  readonly news?: number;
  /** What it changes of sports, until another act says otherwise. */
  readonly sport?: SportInfluence;
}

export const scripts: Readonly<Record<ScenarioName, readonly Act[]>> = {
  "opening-bell": [
    { minutes: 5, volatility: 2.5, activity: 6 },
    { minutes: 10, volatility: 1.7, activity: 3 },
    { minutes: 15, volatility: 1.25, activity: 1.6 },
  ],
  // Seven per cent below the last close stop the whole market for a quarter of an hour.
  "crash-and-recovery": [
    { minutes: 9, drift: -0.04, volatility: 2, activity: 3 },
    { minutes: 6, drift: -0.055, volatility: 3.5, activity: 6 },
    { minutes: 20, volatility: 2.5, activity: 4 },
    { minutes: 40, drift: 0.048, volatility: 1.5, activity: 2 },
  ],
  "stock-halt": [
    { minutes: 10, halt: 10, activity: 1.1 },
    { minutes: 20, news: -0.08, activity: 1.1 },
  ],
  "quiet-afternoon": [{ minutes: 90, volatility: 0.45, activity: 0.25 }],
  "goal-storm": [{ minutes: 60, sport: { goals: 3 } }],
  "derby-day": [{ minutes: 150, sport: { derbies: true } }],
};
