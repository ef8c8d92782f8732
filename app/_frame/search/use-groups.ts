"use client";
/** What the search lists: the hits of what is typed, or what was found before. */
import { useMemo } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useKeys, useRows, useTable } from "../../_live/hooks.ts";
import { useWatchlist } from "../../_views/markets/watchlist.ts";
import { useFavourites } from "../../_views/scores/favourites.ts";
import { matchColumns } from "../../_views/shared/match-columns.ts";
import { useStoredSet } from "../../_views/shared/stored-set.ts";
import type { Action } from "../actions.ts";
import { actionEntries, marketEntries, matchEntries } from "./catalogue.ts";
import { type Entry, type EntryKind, entryKey } from "./entry.ts";
import { rank } from "./rank.ts";
import { recentEntries } from "./recent.ts";

/** Columns that say what an instrument is; they hardly ever change. */
const nameColumns = ["name", "sector", "kind"] as const;

/** Entries under a heading. */
export interface Listed {
  readonly name: string;
  readonly items: readonly Entry[];
}

const headings: Readonly<Record<EntryKind, string>> = {
  instrument: "Instruments",
  match: "Matches",
  team: "Teams",
  league: "Leagues",
  sector: "Sectors",
  page: "Go to",
  action: "Do",
};

/**
 * Entries by group, for as long as the search is open. Matches are entered when they come or go and
 * not when they change: what stands under the eye stays where it is.
 */
export function useGroups(query: string, actions: readonly Action[]): readonly Listed[] {
  const instruments = useRows(topics.quotes, { columns: nameColumns });
  const matchKeys = useKeys(topics.matches, { columns: matchColumns });
  const matches = useTable(topics.matches, { columns: matchColumns });
  const leagues = useRows(topics.leagues);
  const watched = useWatchlist();
  const starred = useFavourites();
  const recent = useStoredSet(recentEntries);

  const markets = useMemo(() => marketEntries(instruments, watched), [instruments, watched]);
  const games = useMemo(() => {
    const known = matchKeys.flatMap((key) => {
      const row = matches.get(key);
      return row === null ? [] : [{ key, row }];
    });
    return matchEntries(known, leagues, starred);
  }, [matchKeys, matches, leagues, starred]);
  const doable = useMemo(() => actionEntries(actions), [actions]);

  return useMemo(() => {
    const entries = [...markets, ...games, ...doable];
    if (query.trim() !== "") {
      return rank(query, entries).map(({ kind, hits }) => ({
        name: headings[kind],
        items: hits.map(({ entry }) => entry),
      }));
    }
    const byKey = new Map(entries.map((entry) => [entryKey(entry), entry]));
    const found = [...recent].reverse().flatMap((key) => byKey.get(key) ?? []);
    const groups: Listed[] = [{ name: "Found before", items: found }];
    // Choices without a key are many, and found by their names.
    const keyed = new Set(actions.flatMap(({ id, keys }) => (keys === undefined ? [] : [id])));
    for (const kind of ["page", "action"] as const) {
      const items = doable.filter((entry) => entry.kind === kind && keyed.has(entry.id));
      groups.push({ name: headings[kind], items });
    }
    return groups.filter(({ items }) => items.length > 0);
  }, [query, markets, games, doable, actions, recent]);
}
