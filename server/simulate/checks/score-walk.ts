/** How events change the score: who counts along must come to what each event says. */
import type { MatchEvent, PlayedMatch } from "./match-sample.ts";
import { Rules, type Verdict } from "./verdict.ts";

/** How much a side's score has changed with an event, and the other side's. */
export interface Change {
  readonly own: number;
  readonly other: number;
}

/**
 * Whether the scores of a sport's events follow from one another.
 * @param fits whether an event may come with a change of the score; of one without a side, `own` is
 * the home side's.
 */
export function judgeScores(
  sport: string,
  matches: readonly PlayedMatch[],
  fits: (event: MatchEvent, change: Change) => boolean,
): Verdict[] {
  const rule = "events: the score follows from them";
  const tally = new Rules(sport, [rule]);
  for (const { match, events } of matches) {
    let home = 0;
    let away = 0;
    for (const event of events) {
      const { side, homeScore, awayScore, kind, clock } = event;
      tally.record();
      const [own, other] = [homeScore - home, awayScore - away];
      const change = side === "away" ? { own: other, other: own } : { own, other };
      tally.hold(rule, fits(event, change), () => `${match}, ${kind} at ${clock} s`);
      home = homeScore;
      away = awayScore;
    }
  }
  return tally.verdicts();
}
