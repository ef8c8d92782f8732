/** Many matches of the simulator's football, for tests that look at them all. */

import { doubleRoundRobin } from "../../../server/feed/simulator/football/calendar.ts";
import type { Match } from "../../../server/feed/simulator/football/match.ts";
import { playMatch } from "../../../server/feed/simulator/football/play-match.ts";
import type { Means, Scoring } from "../../../server/feed/simulator/football/scoring.ts";
import {
  fitStrengths,
  meansOf,
  type Result,
} from "../../../server/feed/simulator/football/strengths.ts";
import { fixtures, TestMatch } from "./support.ts";

export interface Played {
  readonly match: Match;
  readonly writer: TestMatch;
  readonly means: Means;
  /** Probabilities of a home win, a draw, an away win: before, at half-time, after 75 minutes. */
  readonly before: readonly number[];
  readonly halfTime: readonly number[];
  readonly late: readonly number[];
  readonly result: readonly number[];
  readonly goals: number;
  readonly firstHalfGoals: number;
  /** What the law let expect of the first half. */
  readonly firstHalfExpected: number;
}

export const results: Result[] = fixtures.flatMap(({ home, away, fullTime }) =>
  fullTime === null ? [] : [{ home, away, goals: fullTime }],
);

export interface SampleOptions {
  readonly seed: string;
  readonly count: number;
  readonly knockout?: boolean;
  readonly scoring?: Scoring;
}

/** Plays season after season between the teams of the Premier League. */
export function sample({ seed, count, knockout = false, scoring }: SampleOptions): Played[] {
  const strengths = fitStrengths(results);
  const pairs = doubleRoundRobin([...strengths.teams.keys()]);
  return Array.from({ length: count }, (_, i) => {
    const { home = "", away = "" } = pairs[i % pairs.length] ?? {};
    const { lambda, mu } = meansOf(strengths, home, away);
    const means = { home: lambda, away: mu };
    const writer = new TestMatch();
    let before: readonly number[] = [];
    let firstHalfGoals = 0;
    let firstHalfExpected = 0;
    const plan = { seed, name: `${i}`, home, away, means, knockout };
    const match = playMatch(scoring ? { ...plan, scoring } : plan, writer, (now) => {
      if (now.phase === "before") {
        const { homeWin, draw, awayWin } = now.outcome;
        before = [homeWin, draw, awayWin];
      } else if (now.phase === "HT") {
        firstHalfGoals = now.score[0] + now.score[1];
        firstHalfExpected = now.expectation.goals;
      }
    });
    const at = (clock: string) =>
      writer.points.filter(([shown]) => shown === clock)[0]?.slice(1) as number[];
    const [h, a] = match.score;
    const won = match.winner;
    return {
      match,
      writer,
      means,
      before,
      halfTime: at("HT"),
      late: at("75'"),
      result: [+(won === "home"), +(won === null), +(won === "away")],
      goals: h + a,
      firstHalfGoals,
      firstHalfExpected,
    };
  });
}

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Spiegelhalter's z of forecasts of one thing each: a standard normal where they are calibrated. */
export function spiegelhalter(forecasts: readonly number[], outcomes: readonly number[]): number {
  const parts = forecasts.map((p, i) => ((outcomes[i] ?? 0) - p) * (1 - 2 * p));
  const variance = forecasts.map((p) => (1 - 2 * p) ** 2 * p * (1 - p));
  return sum(parts) / Math.sqrt(sum(variance));
}

/** How far the outcomes are off the forecasts on average, as a z. */
export function bias(forecasts: readonly number[], outcomes: readonly number[]): number {
  const parts = forecasts.map((p, i) => (outcomes[i] ?? 0) - p);
  return sum(parts) / Math.sqrt(sum(forecasts.map((p) => p * (1 - p))));
}
