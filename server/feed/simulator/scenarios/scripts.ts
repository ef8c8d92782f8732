/** What each scenario changes, act by act. Data, not code: the stage plays it. */
import type { ScenarioName } from "../../../../lib/domain/scenarios.ts";
import type { SportInfluence } from "../actor.ts";

export interface Act {
  /** How long it lasts, minutes of simulated time. */
  readonly minutes: number;
  /**
   * Where the market as a whole is led by the act's end, as a logarithm since its last close; it
   * goes its own way unless given.
   */
  readonly to?: number;
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
  // It falls so steeply that shares leave their bands before the whole market is stopped, which is
  // seven per cent below its last close.
  "crash-and-recovery": [
    { minutes: 11, to: -0.015, volatility: 2, activity: 3 },
    { minutes: 4, to: -0.095, volatility: 3.5, activity: 6 },
    { minutes: 20, volatility: 2.5, activity: 4 },
    { minutes: 40, to: -0.047, volatility: 1.5, activity: 2 },
  ],
  "stock-halt": [
    { minutes: 10, halt: 10, activity: 1.1 },
    { minutes: 20, news: -0.08, activity: 1.1 },
  ],
  "quiet-afternoon": [{ minutes: 90, volatility: 0.45, activity: 0.25 }],
  "goal-storm": [{ minutes: 60, sport: { goals: 3 } }],
  "derby-day": [{ minutes: 150, sport: { derbies: true } }],
};
