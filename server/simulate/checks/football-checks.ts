/** Judges football by the laws of the game, and by how matches of the large leagues come out. */
import { chiSquare, chiSquareLimit, merged } from "../statistics/counts.ts";
import { mean } from "../statistics/samples.ts";
import type { MatchEvent, PlayedMatch } from "./match-sample.ts";
import { footballFigures, footballGoals, zMax } from "./ranges.ts";
import { judgeScores } from "./score-walk.ts";
import { judgeFigures, needsMatches } from "./sport-figures.ts";
import { judged, Rules, unjudged, type Verdict } from "./verdict.ts";

const goalKinds = ["goal", "own-goal", "penalty"];

/** What an event adds to the score of its side. */
function worth({ kind }: MatchEvent): number {
  if (goalKinds.includes(kind)) return 1;
  return kind === "goal-cancelled" ? -1 : 0;
}

const laws = [
  "laws: at most five changes a side, six in extra time",
  "laws: a match is abandoned before a side has lost five players",
  "laws: two yellow cards of one player are a red one",
  "laws: extra time and kicks only after a level score",
] as const;

/** Figures of each match: goals and cards are those of the 90 minutes and what is added. */
export function footballValues(matches: readonly PlayedMatch[]) {
  const played = matches.filter(isPlayedOut);
  const inTime = ({ period }: MatchEvent) => period === "1H" || period === "2H";
  const goals = ({ events }: PlayedMatch, by: (event: MatchEvent) => boolean) =>
    events
      .filter((event) => inTime(event) && by(event))
      .reduce((sum, event) => sum + worth(event), 0);
  const count = ({ events }: PlayedMatch, ...kinds: readonly string[]) =>
    events.filter((event) => inTime(event) && kinds.includes(event.kind)).length;
  const scores = played.map((match) => ({
    home: goals(match, ({ side }) => side === "home"),
    away: goals(match, ({ side }) => side === "away"),
  }));
  return {
    goals: scores.map(({ home, away }) => home + away),
    "goals in the first half": played.map((match) => goals(match, ({ period }) => period === "1H")),
    "home goals": scores.map(({ home }) => home),
    "away goals": scores.map(({ away }) => away),
    "home wins": scores.map(({ home, away }) => +(home > away)),
    draws: scores.map(({ home, away }) => +(home === away)),
    "yellow cards": played.map((match) => count(match, "yellow", "second-yellow")),
    "players sent off": played.map((match) => count(match, "red", "second-yellow")),
    changes: played.map((match) => count(match, "substitution")),
  };
}

/** Verdicts on matches of football. */
export function judgeFootball(matches: readonly PlayedMatch[]): Verdict[] {
  const values = footballValues(matches);
  return [
    ...judgeLaws(matches),
    ...judgeScores(
      "football",
      matches.filter(isPlayedOut),
      (event, { own, other }) => own === worth(event) && other === 0,
    ),
    ...judgeFigures("football", values, footballFigures),
    judgeFirstHalf(values["goals in the first half"], values.goals),
    judgeTotals(values.goals),
  ];
}

/** Whether the score was played for: what a match that was broken off is awarded with is not. */
function isPlayedOut({ events, homeScore, awayScore }: PlayedMatch): boolean {
  const before = events.at(-2);
  return before === undefined || (before.homeScore === homeScore && before.awayScore === awayScore);
}

function judgeLaws(matches: readonly PlayedMatch[]): Verdict[] {
  const tally = new Rules("football", laws);
  for (const { match, events, ending } of matches) {
    tally.record();
    const extra = events.some(({ period }) => period === "ET");
    const last = events.findLast(({ period }) => period === "2H");
    const place = () => match;
    for (const side of ["home", "away"]) {
      const own = (...kinds: readonly string[]) =>
        events.filter((event) => event.side === side && kinds.includes(event.kind)).length;
      tally.hold(laws[0], own("substitution") <= (extra ? 6 : 5), place);
      tally.hold(laws[1], own("red", "second-yellow") <= 5, place);
      tally.hold(laws[2], own("second-yellow") <= own("yellow"), place);
    }
    const decided = ending === "extra-time" || ending === "shoot-out" || extra;
    const level = last === undefined || last.homeScore === last.awayScore;
    tally.hold(laws[3], !decided || level, place);
  }
  return tally.verdicts();
}

function judgeFirstHalf(half: readonly number[], totals: readonly number[]): Verdict {
  const name = "share of goals in the first half";
  if (half.length < needsMatches) {
    return unjudged("football", name, `${needsMatches} matches or more`, `${half.length} matches`);
  }
  const { first, slack } = footballGoals;
  const all = mean(totals) * totals.length;
  const band = zMax * Math.sqrt((first * (1 - first)) / all) + slack;
  return judged("football", name, (mean(half) * half.length) / all, [first - band, first + band]);
}

function judgeTotals(totals: readonly number[]): Verdict {
  const name = "goals a match, chi-square";
  if (totals.length < needsMatches) {
    const found = `${totals.length} matches`;
    return unjudged("football", name, `${needsMatches} matches or more`, found);
  }
  const { shares } = footballGoals;
  const counts = shares.map((_, goals) =>
    goals === shares.length - 1
      ? totals.filter((total) => total >= goals).length
      : totals.filter((total) => total === goals).length,
  );
  const cells = merged(
    counts,
    shares.map((share) => share * totals.length),
  );
  const limit = chiSquareLimit(cells.counts.length - 1);
  return judged("football", name, chiSquare(cells.counts, cells.expected), [0, limit]);
}
