/**
 * What the pages of matches watch. A page seeds exactly these, so that what the server drew is
 * what the socket goes on with.
 */
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { matchColumns } from "../shared/match-columns.ts";

export type LeagueRow = Row<"leagues">;

/** Options for every watch of the list of matches. */
export const listOptions = { columns: matchColumns } as const;

/** Seeds of `/scores` besides its matches, with the standings that are drawn at first. */
export function scoresSelections(leagues: readonly string[]) {
  return [
    { topic: topics.leagues },
    ...leagues.map((league) => ({ topic: topics.standings(league) })),
  ];
}

/** What of the matches `/scores` brings along. */
export const matchesPart = (rows: readonly string[]) => ({
  selection: { topic: topics.matches, columns: matchColumns },
  rows,
});

/** Options for watching some matches as in the list. */
export const nearOptions = (rows: readonly string[]) => ({ rows, columns: matchColumns });

/**
 * Seeds of `/scores/<match>`.
 * @param league its league, where that has a table; else null
 * @param near matches that are offered beside it
 */
export function matchSelections(match: string, league: string | null, near: readonly string[]) {
  return [
    { topic: topics.matches, rows: [match] },
    ...(near.length === 0 ? [] : [{ topic: topics.matches, ...nearOptions(near) }]),
    { topic: topics.leagues },
    { topic: topics.events(match) },
    { topic: topics.stats(match) },
    { topic: topics.players(match) },
    { topic: topics.probability(match) },
    ...(league === null ? [] : [{ topic: topics.standings(league) }]),
  ];
}
