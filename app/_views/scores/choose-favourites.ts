/** Which matches a viewer's stars bring to the top. */
import { byTime, type Entry, phases } from "./blocks.ts";
import type { MatchPhase } from "./match-state.ts";

/** What is starred: matches by id, teams by name. */
export interface Starred {
  readonly matches: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
}

/** A match on top of the page. */
export interface Favourite {
  readonly id: string;
  readonly phase: MatchPhase;
}

/**
 * Starred matches, and of a starred team what it plays now, its next match and its latest: a whole
 * season would bury the rest. Live ones first, then to come, then over, the latest first.
 */
export function chooseFavourites(entries: readonly Entry[], starred: Starred): Favourite[] {
  const { matches, teams } = starred;
  if (matches.size === 0 && teams.size === 0) return [];
  const chosen = new Set(entries.filter(({ id }) => matches.has(id)));
  const sorted = entries.toSorted(byTime);
  for (const team of teams) {
    const own = sorted.filter(({ row }) => row.home === team || row.away === team);
    const next = own.find(({ phase }) => phase === "upcoming");
    const latest = own.findLast(({ phase }) => phase === "finished");
    for (const entry of own) {
      if (entry.phase === "live" || entry === next || entry === latest) chosen.add(entry);
    }
  }
  const late = (entry: Entry) => (entry.phase === "finished" ? -1 : 1);
  return [...chosen]
    .sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase) || late(a) * byTime(a, b))
    .map(({ id, phase }) => ({ id, phase }));
}
