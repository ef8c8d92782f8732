/** Judges published chances by what then happened. */
import { biasZ, brierScore, spiegelhalterZ } from "../statistics/forecasts.ts";
import { mean } from "../statistics/samples.ts";
import type { Chances, PlayedMatch } from "./match-sample.ts";
import { zMax, zRange } from "./ranges.ts";
import { judged, unjudged, type Verdict } from "./verdict.ts";

/** Fewer matches say nothing about chances: a normal law is not near yet. */
const matchesMin = 50;

const momentNames = ["at the start", "at half", "at three quarters"] as const;
const outcomeNames = ["home win", "draw", "away win"] as const;

/**
 * Verdicts on one sport's chances at each moment: Spiegelhalter's z and the mean error's for each
 * outcome, Brier's score against what calibrated chances expect, and that chances do not drift.
 * @param hasDraws where not, away wins are home wins turned round, and looked at once.
 */
export function judgeForecasts(
  sport: string,
  matches: readonly PlayedMatch[],
  hasDraws: boolean,
): Verdict[] {
  const outcomes = matches.map(resultOf);
  const verdicts = momentNames.flatMap((moment, m) => {
    const told = matches.map(({ chances }) => chances[m] ?? null);
    if (matches.length < matchesMin || told.includes(null)) {
      const found = `${matches.length} matches`;
      return [unjudged(sport, `chances ${moment}`, `${matchesMin} matches or more`, found)];
    }
    const chances = told as readonly Chances[];
    const zs = outcomeNames.slice(0, hasDraws ? 3 : 1).flatMap((name, k) => {
      const p = chances.map((one) => one[k] ?? 0);
      const o = outcomes.map((one) => one[k] ?? 0);
      return [
        judged(sport, `Spiegelhalter's z ${moment}, ${name}`, spiegelhalterZ(p, o), zRange),
        judged(sport, `mean error's z ${moment}, ${name}`, biasZ(p, o), zRange),
      ];
    });
    const { expected, error } = brierExpected(chances);
    const band = zMax * error;
    const brier = brierScore(chances, outcomes);
    const range = [expected - band, expected + band] as const;
    return [...zs, judged(sport, `Brier's score ${moment}`, brier, range)];
  });
  const drifts = ([from, to]: readonly [number, number]) => {
    const steps = matches.flatMap(({ chances }) => {
      const [one, other] = [chances[from], chances[to]];
      return one && other ? [other[0] - one[0]] : [];
    });
    const name = `drift from ${momentNames[from]?.slice(3)} to ${momentNames[to]?.slice(3)}, z`;
    if (steps.length < matchesMin) {
      return unjudged(sport, name, `${matchesMin} matches or more`, `${steps.length} matches`);
    }
    const spread = Math.sqrt(mean(steps.map((step) => step * step)));
    return judged(sport, name, (mean(steps) / spread) * Math.sqrt(steps.length), zRange);
  };
  return [...verdicts, drifts([0, 1]), drifts([1, 2])];
}

function resultOf({ winner }: PlayedMatch): Chances {
  return [+(winner === "home"), +(winner === "draw"), +(winner === "away")];
}

/** The mean of Brier's score where chances are right, and the standard error of the mean. */
function brierExpected(chances: readonly Chances[]): { expected: number; error: number } {
  let sum = 0;
  let spread = 0;
  for (const one of chances) {
    const squares = one.reduce((total, p) => total + p * p, 0);
    sum += 1 - squares;
    // Outcome k scores 1 - 2 p_k + squares.
    for (const p of one) spread += p * (squares - 2 * p + squares) ** 2;
  }
  return { expected: sum / chances.length, error: Math.sqrt(spread) / chances.length };
}
