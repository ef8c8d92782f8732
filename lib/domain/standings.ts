/**
 * A league table from results; a match that is being played counts as if it ended now and marks its
 * teams as provisional. Three points for a win and one for a draw, or, where teams have played
 * different numbers of games and none is drawn, the share of games won.
 */
import type { FormLetter } from "../schema/topics.ts";

/** A match as far as the table cares. */
export interface Result {
  readonly home: string;
  readonly away: string;
  readonly homeScore: number;
  readonly awayScore: number;
  /** Still being played. */
  readonly live: boolean;
  /** ms since the epoch; form is in this order. */
  readonly startTime: number;
}

/** How teams level on points are parted. */
export type Tiebreak = "difference" | "head-to-head";

/** What ranks teams: points, or the share of games won, as in basketball. */
export type Ranking = "points" | "percentage";

export interface Standing {
  readonly team: string;
  readonly rank: number;
  readonly played: number;
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
  readonly scored: number;
  readonly conceded: number;
  readonly difference: number;
  /** Where the share of games won ranks, the games won. */
  readonly points: number;
  /** The last five finished or running matches, oldest first. */
  readonly form: readonly FormLetter[];
  readonly live: boolean;
  /** Places gained (positive) or lost by the matches being played. */
  readonly moved: number;
}

interface Tally {
  team: string;
  played: number;
  won: number;
  drawn: number;
  lost: number;
  scored: number;
  conceded: number;
  points: number;
  form: FormLetter[];
  live: boolean;
}

const formLength = 5;
const pointsFor = { points: { win: 3, draw: 1 }, percentage: { win: 1, draw: 0 } } as const;

/**
 * The table, best first. Teams without a result are listed with zeros.
 *
 * `difference` orders by points, goal difference, goals scored, then by the matches between those
 * who are level; `head-to-head` by points, then by the matches between the teams level on points,
 * then by difference and goals overall. The matches between teams count as a league of their own:
 * points, difference and goals, applied anew to those who stay level. Teams that are still level
 * are ordered by name, which is a convention of this board and no rule of any league.
 *
 * By `percentage` the share of games won comes first, a team without a game as one with half of
 * them won, then the difference.
 */
export function standings(
  teams: readonly string[],
  results: readonly Result[],
  tiebreak: Tiebreak,
  ranking: Ranking = "points",
): Standing[] {
  const ranked = (counted: readonly Result[]) => {
    const tallies = tally(teams, counted, ranking);
    return ranking === "percentage" ? tallies.sort(byShare) : order(tallies, counted, tiebreak);
  };
  const now = ranked(results);
  const finished = results.filter((result) => !result.live);
  const before = finished.length === results.length ? now : ranked(finished);
  const ranksBefore = new Map(before.map((entry, index) => [entry.team, index + 1]));
  return now.map((entry, index) => ({
    ...entry,
    rank: index + 1,
    difference: entry.scored - entry.conceded,
    form: entry.form.slice(-formLength),
    moved: (ranksBefore.get(entry.team) ?? index + 1) - (index + 1),
  }));
}

function tally(
  teams: readonly string[],
  results: readonly Result[],
  ranking: Ranking = "points",
): Tally[] {
  const tallies = new Map<string, Tally>();
  const of = (team: string): Tally => {
    const found = tallies.get(team);
    if (found !== undefined) return found;
    const made = {
      team,
      played: 0,
      won: 0,
      drawn: 0,
      lost: 0,
      scored: 0,
      conceded: 0,
      points: 0,
      form: [],
      live: false,
    };
    tallies.set(team, made);
    return made;
  };
  for (const team of teams) of(team);
  const inOrder = [...results].sort((a, b) => a.startTime - b.startTime);
  for (const result of inOrder) {
    count(of(result.home), result.homeScore, result.awayScore, result.live, ranking);
    count(of(result.away), result.awayScore, result.homeScore, result.live, ranking);
  }
  return [...tallies.values()];
}

function count(
  entry: Tally,
  scored: number,
  conceded: number,
  live: boolean,
  ranking: Ranking,
): void {
  const { win, draw } = pointsFor[ranking];
  entry.played += 1;
  entry.scored += scored;
  entry.conceded += conceded;
  entry.live ||= live;
  if (scored > conceded) {
    entry.won += 1;
    entry.points += win;
    entry.form.push("W");
  } else if (scored === conceded) {
    entry.drawn += 1;
    entry.points += draw;
    entry.form.push("D");
  } else {
    entry.lost += 1;
    entry.form.push("L");
  }
}

function order(tallies: Tally[], results: readonly Result[], tiebreak: Tiebreak): Tally[] {
  const apart = (a: Tally, b: Tally): number =>
    b.points - a.points || (tiebreak === "difference" ? byGoals(a, b) : 0);
  return groupsBy(tallies, apart).flatMap((level) => partLevel(level, results));
}

/** Parts teams that are level by the matches among them. */
function partLevel(level: Tally[], results: readonly Result[]): Tally[] {
  if (level.length < 2) return level;
  const names = new Set(level.map((entry) => entry.team));
  const between = results.filter((result) => names.has(result.home) && names.has(result.away));
  const mini = new Map(tally([...names], between).map((entry) => [entry.team, entry]));
  const compare = (a: Tally, b: Tally): number => {
    const ours = mini.get(a.team);
    const theirs = mini.get(b.team);
    if (ours === undefined || theirs === undefined) return 0;
    return (
      theirs.points - ours.points ||
      theirs.scored - theirs.conceded - (ours.scored - ours.conceded) ||
      theirs.scored - ours.scored
    );
  };
  const groups = groupsBy(level, compare);
  if (groups.length === 1) return level.sort(overall);
  return groups.flatMap((group) => partLevel(group, results));
}

function byShare(a: Tally, b: Tally): number {
  const share = ({ won, played }: Tally) => (played === 0 ? 0.5 : won / played);
  return share(b) - share(a) || overall(a, b);
}

function byGoals(a: Tally, b: Tally): number {
  return b.scored - b.conceded - (a.scored - a.conceded) || b.scored - a.scored;
}

function overall(a: Tally, b: Tally): number {
  return byGoals(a, b) || (a.team < b.team ? -1 : 1);
}

/** Sorts and cuts into runs of equals. */
function groupsBy(tallies: Tally[], compare: (a: Tally, b: Tally) => number): Tally[][] {
  const groups: Tally[][] = [];
  for (const entry of [...tallies].sort(compare)) {
    const last = groups[groups.length - 1];
    const first = last?.[0];
    if (last !== undefined && first !== undefined && compare(first, entry) === 0) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}
