/** Judges tennis by its rules, and by how matches of the tour come out. */
import type { MatchEvent, PlayedMatch } from "./match-sample.ts";
import { tennisFigures } from "./ranges.ts";
import { type Change, judgeScores } from "./score-walk.ts";
import { judgeFigures } from "./sport-figures.ts";
import { Rules, type Verdict } from "./verdict.ts";

/** Events of the point that wins a set are told when it is scored. */
const mayScore = ["set", "break", "ace", "point"];

function fits({ kind }: MatchEvent, { own, other }: Change): boolean {
  if (kind === "double-fault") return own === 0 && (other === 0 || other === 1);
  return other === 0 && (own === 0 || (own === 1 && mayScore.includes(kind)));
}

const rules = [
  "rules: two sets or three win, and no more are played",
  "rules: one tie-break a set at most",
  "rules: who gives up does not win",
] as const;

/** Figures of each match that was played to its end; retirements, of all. */
export function tennisValues(matches: readonly PlayedMatch[]) {
  const full = matches.filter(isFull);
  const best = (sets: number) => full.filter((match) => wonSets(match) === sets);
  const share = (of: readonly PlayedMatch[], sets: number) =>
    of.map(({ homeScore, awayScore }) => +(homeScore + awayScore === sets));
  const perSet = (kind: string) =>
    full.map(
      ({ events, homeScore, awayScore }) =>
        events.filter((event) => event.kind === kind).length / (homeScore + awayScore),
    );
  return {
    "two sets of three": share(best(2), 2),
    "three sets of five": share(best(3), 3),
    "five sets of five": share(best(3), 5),
    "tie-breaks a set": perSet("period"),
    "breaks a set": perSet("break"),
    retirements: matches.map(({ ending }) => +(ending === "retired")),
  };
}

/** Verdicts on matches of tennis. */
export function judgeTennis(matches: readonly PlayedMatch[]): Verdict[] {
  const tally = new Rules("tennis", rules);
  for (const { match, homeScore, awayScore, winner, ending, events } of matches) {
    tally.record();
    const place = () => match;
    const most = Math.max(homeScore, awayScore);
    const least = Math.min(homeScore, awayScore);
    const gaveUp = ending === "retired" || ending === "walkover";
    tally.hold(rules[0], gaveUp || ((most === 2 || most === 3) && least < most), place);
    const sets = (homeScore || 0) + (awayScore || 0) + +gaveUp;
    const tieBreaks = events.filter(({ kind }) => kind === "period").length;
    tally.hold(rules[1], tieBreaks <= sets, place);
    const retired = events.find(({ kind }) => kind === "retirement");
    tally.hold(rules[2], gaveUp === (retired !== undefined) && retired?.side !== winner, place);
  }
  return [
    ...tally.verdicts(),
    ...judgeScores("tennis", matches.filter(isFull), fits),
    ...judgeFigures("tennis", tennisValues(matches), tennisFigures),
  ];
}

function isFull({ ending }: PlayedMatch): boolean {
  return ending === "";
}

function wonSets({ homeScore, awayScore }: PlayedMatch): number {
  return Math.max(homeScore, awayScore);
}
