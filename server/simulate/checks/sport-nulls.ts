/**
 * Chances as simpler laws would tell them, worked out from the same matches. A check of chances is
 * worth something only if it fails on these: the tests hold it to that.
 */
import { normalBelow } from "../../feed/simulator/basketball/win-probability.ts";
import type { Chances, MatchEvent, PlayedMatch } from "./match-sample.ts";

export interface SportNull {
  readonly name: string;
  readonly sport: string;
  /** The chances at half and at three quarters that follow from those at the start. */
  readonly tell: (match: PlayedMatch, start: Chances) => readonly [Chances, Chances];
}

export const sportNulls: readonly SportNull[] = [
  { name: "stern", sport: "basketball", tell: byStern },
  { name: "independent", sport: "football", tell: byIndependence },
];

/**
 * A match with the chances that a simpler law tells; as it is, where that is of another sport, or of
 * football and a knock-out, whose chances are those of going through.
 */
export function toldBy({ sport, tell }: SportNull, match: PlayedMatch): PlayedMatch {
  const [start] = match.chances;
  const isKnockout = sport === "football" && start?.[1] === 0;
  if (match.sport !== sport || !start || isKnockout) return match;
  return { ...match, chances: [start, ...tell(match, start)] };
}

/** The lead of the home side after the last event of some periods. */
function leadAfter({ events }: PlayedMatch, periods: readonly string[], until = Infinity): number {
  const isIn = ({ period, clock }: MatchEvent) => periods.includes(period) && clock <= until;
  const last = events.findLast(isIn);
  return last === undefined ? 0 : last.homeScore - last.awayScore;
}

/** How far results of basketball are from what was expected, points: what Stern's law is fitted to. */
const marginDeviation = 12.6;

/** Stern (1994): the lead is a Brownian motion, so nothing draws it together. */
function byStern(match: PlayedMatch, [homeWin]: Chances): readonly [Chances, Chances] {
  const edge = rootOf((x) => normalBelow(x) - homeWin, -6, 6) * marginDeviation;
  const chances = (lead: number, left: number): Chances => {
    const home = normalBelow((lead + edge * left) / (marginDeviation * Math.sqrt(left)));
    return [home, 0, 1 - home];
  };
  return [
    chances(leadAfter(match, ["Q1", "Q2"]), 0.5),
    chances(leadAfter(match, ["Q1", "Q2", "Q3"]), 0.25),
  ];
}

/** Shares of a match's goals that are left at half-time and 22½ minutes later. */
const goalsLeft = [0.557, 0.29] as const;
const threeQuarters = 45 * 60 + 22.5 * 60;

/** Goals of both sides are Poisson and know nothing of the score: their difference is Skellam's. */
function byIndependence(match: PlayedMatch, start: Chances): readonly [Chances, Chances] {
  const means = meansOf(start);
  const chances = (lead: number, left: number) =>
    skellam(left * means.home, left * means.away, lead);
  return [
    chances(leadAfter(match, ["1H", "HT"]), goalsLeft[0]),
    chances(leadAfter(match, ["1H", "HT", "2H"], threeQuarters), goalsLeft[1]),
  ];
}

/** Goals of a side beyond which nothing is worth counting. */
const goalsMax = 16;

function poisson(mean: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let n = 1; n < goalsMax; n += 1) chances.push(((chances[n - 1] ?? 0) * mean) / n);
  return chances;
}

/** Chances of a lead above, at and below 0 at the end, from a lead and the goals to come. */
function skellam(home: number, away: number, lead: number): Chances {
  const [forHome, forAway] = [poisson(home), poisson(away)];
  let wins = 0;
  let draws = 0;
  for (const [h, p] of forHome.entries()) {
    for (const [a, q] of forAway.entries()) {
      if (lead + h - a > 0) wins += p * q;
      else if (lead + h === a) draws += p * q;
    }
  }
  return [wins, draws, 1 - wins - draws];
}

/** How near to 0 a function is to come: chances are told with four decimals. */
const exact = 1e-6;
const stepsMax = 40;

/**
 * The argument between two at which a rising function is 0, by chords; an end that stays twice is
 * given half its weight, so that it comes nearer, too (the Illinois method).
 */
function rootOf(rising: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [below, above] = [rising(low), rising(high)];
  let side = 0;
  for (let i = 0; i < stepsMax; i += 1) {
    const x = (low * above - high * below) / (above - below);
    const y = rising(x);
    if (Math.abs(y) < exact) return x;
    if (y < 0) {
      [low, below] = [x, y];
      if (side < 0) above /= 2;
      side = -1;
    } else {
      [high, above] = [x, y];
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}

/** The means of two Poisson laws that tell the chances of a match before it begins. */
function meansOf([homeWin, draw]: Chances): { readonly home: number; readonly away: number } {
  const homeOf = (total: number) =>
    rootOf((home) => skellam(home, total - home, 0)[0] - homeWin, 0.01, total - 0.01);
  const total = rootOf(
    (goals) => draw - skellam(homeOf(goals), goals - homeOf(goals), 0)[1],
    0.5,
    8,
  );
  const home = homeOf(total);
  return { home, away: total - home };
}
