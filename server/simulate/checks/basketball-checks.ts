/** Judges basketball by its rules, and by how games of the large league come out. */
import type { MatchEvent, PlayedMatch } from "./match-sample.ts";
import { basketballFigures } from "./ranges.ts";
import { type Change, judgeScores } from "./score-walk.ts";
import { judgeFigures } from "./sport-figures.ts";
import { Rules, type Verdict } from "./verdict.ts";

function fits({ kind }: MatchEvent, { own, other }: Change): boolean {
  if (other !== 0) return false;
  if (kind === "field-goal") return own === 2;
  if (kind === "three-pointer") return own === 3;
  // Told whether it goes in or not.
  return kind === "free-throw" ? own === 1 || own === 0 : own === 0;
}

const rules = [
  "rules: nobody draws",
  "rules: overtime only after a level score, and after every one",
  "rules: at most seven timeouts a side, and two in each overtime",
] as const;

const last = (game: PlayedMatch, period: string) =>
  game.events.findLast((event) => event.period === period);

const isLevel = (game: PlayedMatch): boolean => {
  const end = last(game, "Q4");
  return end !== undefined && end.homeScore === end.awayScore;
};

/** Figures of each game. */
export function basketballValues(games: readonly PlayedMatch[]) {
  const margins = games.map(({ homeScore, awayScore }) => homeScore - awayScore);
  const per = (...kinds: readonly string[]) =>
    games.map(({ events }) => events.filter(({ kind }) => kinds.includes(kind)).length);
  return {
    points: games.map(({ homeScore, awayScore }) => homeScore + awayScore),
    "home margin": margins,
    "square of the margin": margins.map((margin) => margin * margin),
    "home wins": margins.map((margin) => +(margin > 0)),
    overtimes: games.map((game) => +isLevel(game)),
    "field goals made": per("field-goal", "three-pointer"),
    "three-pointers made": per("three-pointer"),
    "free throws": per("free-throw"),
    turnovers: per("turnover"),
    fouls: per("foul"),
  };
}

/** Verdicts on games of basketball. */
export function judgeBasketball(games: readonly PlayedMatch[]): Verdict[] {
  const tally = new Rules("basketball", rules);
  for (const game of games) {
    tally.record();
    const place = () => game.match;
    const overtime = last(game, "OT") !== undefined;
    tally.hold(rules[0], game.homeScore !== game.awayScore, place);
    tally.hold(rules[1], overtime === isLevel(game), place);
    // Their clock says how many there were: 2,880 s and 300 for each.
    const overtimes = Math.ceil(((game.events.at(-1)?.clock ?? 0) - 2880) / 300);
    for (const side of ["home", "away"]) {
      const own = game.events.filter((event) => event.kind === "timeout" && event.side === side);
      tally.hold(rules[2], own.length <= 7 + 2 * Math.max(0, overtimes), place);
    }
  }
  return [
    ...tally.verdicts(),
    ...judgeScores("basketball", games, fits),
    ...judgeFigures("basketball", basketballValues(games), basketballFigures),
  ];
}
