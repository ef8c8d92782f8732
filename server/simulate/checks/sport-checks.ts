/** Judges matches by what is known of their sports: scores, events, and the laws of the game. */
import { judgeBasketball } from "./basketball-checks.ts";
import { judgeFootball } from "./football-checks.ts";
import { judgeForecasts } from "./forecast-checks.ts";
import type { PlayedMatch } from "./match-sample.ts";
import { judgeTennis } from "./tennis-checks.ts";
import type { Verdict } from "./verdict.ts";

const sports = [
  { sport: "football", hasDraws: true, judge: judgeFootball },
  { sport: "basketball", hasDraws: false, judge: judgeBasketball },
  { sport: "tennis", hasDraws: false, judge: judgeTennis },
] as const;

/** Verdicts on each sport. */
export function judgeSports(matches: readonly PlayedMatch[]): Verdict[] {
  return sports.flatMap(({ sport, hasDraws, judge }) => {
    const own = matches.filter((match) => match.sport === sport);
    return [...judge(own), ...judgeForecasts(sport, own, hasDraws)];
  });
}
