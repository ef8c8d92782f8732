/** Judges means over matches: within what a sample of that many allows of the simulator's own. */
import { mean } from "../statistics/samples.ts";
import { zMax } from "./ranges.ts";
import { judged, unjudged, type Verdict } from "./verdict.ts";

/** Fewer matches are too few for a mean. */
export const needsMatches = 50;

/** A figure of a match as long runs of this simulator have it. */
export interface Figure {
  /** Mean over matches. */
  readonly mean: number;
  /** Standard deviation from match to match. */
  readonly deviation: number;
  /**
   * How far the mean itself may stray from seed to seed, for teams and players differ: beside the
   * error of a mean of independent matches.
   */
  readonly slack: number;
}

/** A verdict on each figure that is expected. @param values by figure, one of each match. */
export function judgeFigures<Name extends string>(
  sport: string,
  values: Readonly<Record<NoInfer<Name>, readonly number[]>>,
  expected: Readonly<Record<Name, Figure>>,
): Verdict[] {
  return (Object.keys(expected) as Name[]).map((name) => {
    const { mean: usual, deviation, slack } = expected[name];
    const own = values[name];
    if (own.length < needsMatches) {
      return unjudged(sport, name, `${needsMatches} matches or more`, `${own.length} matches`);
    }
    const band = (zMax * deviation) / Math.sqrt(own.length) + slack;
    return judged(sport, `${name}, mean`, mean(own), [usual - band, usual + band]);
  });
}
