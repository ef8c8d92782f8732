/**
 * The law by which goals fall (a birth process in the sense of Dixon and Robinson 1998), in steps
 * of a minute of playing time. In minute k of n a side scores with probability
 *
 *   λ/n · g((k + 1/2)/n) · c(lead) · r(red cards),  g(t) = 1 + 0.36 (t - 1/2)
 *
 * where λ is the side's mean of a whole match, c is 1.10 when behind, 0.95 when ahead and else 1,
 * and a red card makes it 0.7 of itself and the opponent's 1.2. The match draws from this law and
 * the probabilities of its outcome are computed from it, so the two agree.
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
}

export const usualScoring: Scoring = {
  rise: 0.36,
  behind: 1.1,
  ahead: 0.95,
  ownRed: 0.7,
  otherRed: 1.2,
};

/** Beyond this many red cards a match is abandoned; the law does not go there. */
export const redsMax = 4;

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
