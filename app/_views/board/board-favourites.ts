/** Which of a viewer's matches stand first on the Board. */
import { isRunning, type KeyedMatch } from "./match-window.ts";

/** What is starred: matches by id, teams by name. */
export interface Starred {
  readonly matches: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
}

interface NamedMatch extends KeyedMatch {
  readonly row: KeyedMatch["row"] & { readonly home: string | null; readonly away: string | null };
}

/** So long a match that has ended, or one to come, is still of the day, ms of the feed's time. */
const nearMs = 12 * 3_600_000;

/**
 * Keys of the starred matches of now: those being played, and those that begin or began within
 * half a day of the latest kick-off. A star given months ago brings nothing to the top.
 */
export function boardFavourites(
  matches: readonly NamedMatch[],
  { matches: ids, teams }: Starred,
): ReadonlySet<string> {
  if (ids.size === 0 && teams.size === 0) return new Set();
  const now = matches.reduce(
    (latest, { row }) =>
      isRunning(row) || row.status === "finished" ? Math.max(latest, row.startTime ?? 0) : latest,
    0,
  );
  const soonest = matches.reduce(
    (least, { row }) =>
      row.status === "scheduled" ? Math.min(least, row.startTime ?? least) : least,
    Number.POSITIVE_INFINITY,
  );
  const from = now > 0 ? now : soonest;
  const near = ({ row }: NamedMatch) => Math.abs((row.startTime ?? 0) - from) <= nearMs;
  return new Set(
    matches
      .filter(
        ({ key, row }) => ids.has(key) || teams.has(row.home ?? "") || teams.has(row.away ?? ""),
      )
      .filter((match) => isRunning(match.row) || near(match))
      .map(({ key }) => key),
  );
}
