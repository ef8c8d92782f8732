/**
 * The law by which goals fall (a birth process in the sense of Dixon and Robinson 1998), in steps
 * of a minute of playing time. In minute k of n a side scores with probability
 *
 *   λ/n · g((k + 1/2)/n) · c(lead) · r(red cards),  g(t) = 1 + 0.36 (t - 1/2)
 *
 * where λ is the side's mean of a whole match, c is 1.10 when behind, 0.95 when ahead and else 1,
 * and a red card makes it 0.7 of itself and the opponent's 1.2. Red cards come by a law of the same
 * kind, later rather than sooner. The match draws from these laws and the probabilities of its
 * outcome are computed from them, so the two agree.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";

/** Mean goals of a match between two level sides of eleven, before the score has its say. */
export interface Means {
  readonly home: number;
  readonly away: number;
}

/** How the law bends; `neutral` is for tests that must see the difference. */
export interface Scoring {
  readonly rise: number;
  readonly behind: number;
  readonly ahead: number;
  readonly ownRed: number;
  readonly otherRed: number;
  /** Red cards of a side in a match, second yellow ones among them. */
  readonly reds: number;
}

export const usualScoring: Scoring = {
  rise: 0.36,
  behind: 1.1,
  ahead: 0.95,
  ownRed: 0.7,
  otherRed: 1.2,
  reds: 0.06,
};

/** A stretch of play with one count of minutes: both halves, or both halves of extra time. */
export interface Stretch {
  readonly scoring: Scoring;
  readonly means: Means;
  /** Whole minutes, with what is added. */
  readonly minutes: number;
}

/** Minutes of a usual match with what is added: those that means count for. */
const usualMinutes = 99.5;

/** Thirty minutes of extra time and what is added to them: as in the match before, without a rise. */
export function extraStretch({ scoring, means }: Stretch, minutes: number): Stretch {
  const share = minutes / usualMinutes;
  return {
    scoring: { ...scoring, rise: 0, reds: scoring.reds * share },
    means: { home: means.home * share, away: means.away * share },
    minutes,
  };
}

/** Cards by sixths of the playing time, mean 1: referees wait. */
const cardTimes = [0.46, 0.82, 1.07, 1.03, 1.03, 1.59];

/** How much more or less often than on average cards are shown in minute `k` of `n`. */
export function cardTime(k: number, n: number): number {
  return cardTimes[Math.floor((k / n) * cardTimes.length)] ?? 1;
}

/** Probability that a side has a player sent off in minute `k` of `n`. */
export function redChance({ scoring, minutes }: Stretch, k: number): number {
  return Math.min(0.5, (scoring.reds / minutes) * cardTime(k, minutes));
}

/** Probability that a side scores in minute `k` of `n`, counted from 0. */
export function scoringChance(
  scoring: Scoring,
  means: Means,
  side: TeamSide,
  lead: number,
  homeReds: number,
  awayReds: number,
  k: number,
  n: number,
): number {
  const mean = side === "home" ? means.home : means.away;
  const ownLead = side === "home" ? lead : -lead;
  const ownReds = side === "home" ? homeReds : awayReds;
  const otherReds = side === "home" ? awayReds : homeReds;
  const time = 1 + scoring.rise * ((k + 0.5) / n - 0.5);
  const score = ownLead < 0 ? scoring.behind : ownLead > 0 ? scoring.ahead : 1;
  const reds = scoring.ownRed ** ownReds * scoring.otherRed ** otherReds;
  return Math.min(0.5, (mean / n) * time * score * reds);
}
