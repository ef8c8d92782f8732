/** A league's table follows from its matches, which are counted here in another way than there. */
import type { Row } from "../../../lib/schema/topics.ts";

type Match = Pick<
  Row<"matches">,
  | "sport"
  | "status"
  | "home"
  | "away"
  | "homeScore"
  | "awayScore"
  | "ending"
  | "homeWin"
  | "awayWin"
>;
type Standing = Omit<Row<"standings">, "form" | "moved" | "difference">;

/** @param matches of the league; a game of basketball counts when it is over. */
export function leagueOffence(
  table: ReadonlyMap<string, Standing>,
  matches: readonly Match[],
): string | null {
  const counted = matches.filter(
    ({ status, sport }) =>
      status === "finished" ||
      (sport !== "basketball" && (status === "live" || status === "break")),
  );
  for (const [team, row] of table) {
    const own = counted.filter(({ home, away }) => home === team || away === team);
    const goals = own.map(({ home, homeScore, awayScore }) =>
      home === team ? [homeScore ?? 0, awayScore ?? 0] : [awayScore ?? 0, homeScore ?? 0],
    );
    const count = (sign: number) =>
      goals.filter(([a = 0, b = 0]) => Math.sign(a - b) === sign).length;
    const sum = (i: 0 | 1) => goals.reduce((total, pair) => total + (pair[i] ?? 0), 0);
    const says = [row.won, row.drawn, row.lost, row.scored, row.conceded].join(" ");
    const is = [count(1), count(0), count(-1), sum(0), sum(1)].join(" ");
    if (says !== is) return `${team} with ${says}, by its matches ${is}`;
    const plays = own.some(({ status }) => status !== "finished");
    if (row.live !== plays) return `${team} ${plays ? "plays" : "does not play"}`;
  }
  return rankOffence([...table.values()]);
}

/** Nobody stands below a team with less. */
function rankOffence(rows: readonly Standing[]): string | null {
  const byShare = rows.every(({ won, points }) => won === points);
  const worth = ({ won, points, played }: Standing) =>
    byShare ? (won ?? 0) / Math.max(1, played ?? 0) : (points ?? 0);
  const ranked = rows.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const wrong = ranked.find((row, i) => i > 0 && worth(row) > worth(ranked[i - 1] ?? row));
  return wrong === undefined ? null : `rank ${wrong.rank} with ${wrong.points} points`;
}

/** Nobody plays twice at once. */
export function twiceOffence(live: readonly Match[]): string | null {
  const teams = live.flatMap(({ home, away }) => [home, away]);
  const twice = teams.find((team, i) => team !== null && teams.indexOf(team) !== i);
  return twice === undefined ? null : `${twice} plays twice`;
}

/** Who is certain to have won is who has scored more, where that decides. */
export function resultOffence(row: Match): string | null {
  const { status, ending, homeScore, awayScore, homeWin, awayWin, sport } = row;
  if (status !== "finished" || homeWin === null || homeScore === null || awayScore === null) {
    return null;
  }
  if (ending === "retired" || ending === "walkover" || ending === "shoot-out") return null;
  if (homeScore === awayScore && sport !== "football") return `it ends ${homeScore}:${awayScore}`;
  const lead = Math.sign(homeScore - awayScore);
  return lead === (homeWin === 1 ? 1 : awayWin === 1 ? -1 : 0)
    ? null
    : `${homeScore}:${awayScore} ends with chances of ${homeWin} and ${awayWin}`;
}
