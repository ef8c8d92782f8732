/** Judges matches by what is known of their sports: scores, events, and the laws of the game. */
import { basketballValues, judgeBasketball } from "./basketball-checks.ts";
import { footballValues, judgeFootball } from "./football-checks.ts";
import { judgeForecasts } from "./forecast-checks.ts";
import type { PlayedMatch } from "./match-sample.ts";
import { judgeTennis, tennisValues } from "./tennis-checks.ts";
import type { Verdict } from "./verdict.ts";

export interface SportChecks {
  readonly sport: string;
  readonly hasDraws: boolean;
  readonly judge: (matches: readonly PlayedMatch[]) => Verdict[];
  /** What is counted of each match, by name. */
  readonly values: (matches: readonly PlayedMatch[]) => Readonly<Record<string, readonly number[]>>;
}

export const sports: readonly SportChecks[] = [
  { sport: "football", hasDraws: true, judge: judgeFootball, values: footballValues },
  { sport: "basketball", hasDraws: false, judge: judgeBasketball, values: basketballValues },
  { sport: "tennis", hasDraws: false, judge: judgeTennis, values: tennisValues },
];

/** Verdicts on each sport. */
export function judgeSports(matches: readonly PlayedMatch[]): Verdict[] {
  return sports.flatMap(({ sport, hasDraws, judge }) => {
    const own = matches.filter((match) => match.sport === sport);
    return [...judge(own), ...judgeForecasts(sport, own, hasDraws)];
  });
}
