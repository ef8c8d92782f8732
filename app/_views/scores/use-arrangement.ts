"use client";
import { startTransition, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { useTimeZone } from "../shared/time.tsx";
import { addressOf, type Filter } from "./address.ts";
import { type ArrangedFirst, type Arrangement, arrange, placesOf } from "./arrange.ts";
import { useFavourites, useFavouriteTeams } from "./favourites.ts";
import { Placings } from "./placings.ts";
import { listOptions } from "./selections.ts";

/** What the page shows, and whether a newer order waits. */
export interface Arranged {
  /** In the order on the page. */
  readonly shown: Arrangement;
  /** As of now, even while the order is held: its counts and choices hold still by themselves. */
  readonly fresh: Arrangement;
  /** Whether the order is held back. */
  readonly waiting: boolean;
  /** Whether all matches are known, and not only those that the page was drawn with. */
  readonly whole: boolean;
}

/**
 * Follows the matches and arranges them only when one comes, goes, begins, ends or is moved to
 * another time; what happens in a match is its line's own affair.
 * @param held keeps the order as it is, while the viewer points at it
 * @param first how the server arranged them, to begin with; null where the page brought none
 */
export function useArrangement(
  filter: Filter,
  held: boolean,
  first: ArrangedFirst | null,
): Arranged {
  const matches = useTable(topics.matches, listOptions);
  const leagues = useTable(topics.leagues);
  const starredMatches = useFavourites();
  const starredTeams = useFavouriteTeams();
  const zone = useTimeZone();
  const drawn = useRef<unknown>(null);
  // Leagues that had something live while somebody looked on.
  const [watched] = useState(() => new Set<string>());
  const [revision, revise] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    const placings = new Placings();
    const read = (key: string) => matches.get(key);
    placings.note(matches.keys(), read);
    const stopMatches = matches.onChange((changed) => {
      // No key: the topic itself came or went.
      if (placings.note(changed, read) || changed.size === 0) startTransition(revise);
    });
    const stopLeagues = leagues.onChange(() => startTransition(revise));
    // Something may have changed between drawing and now.
    if (drawn.current !== matches.rows()) startTransition(revise);
    return () => {
      stopMatches();
      stopLeagues();
    };
  }, [matches, leagues]);

  const asked = addressOf(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision stands for the tables' contents, the address for the filter
  const { fresh, whole } = useMemo(() => {
    const rows = matches.rows();
    drawn.current = rows;
    const whole = first === null || matches.whole;
    if (!whole && first.asked === asked) return { fresh: first.arrangement, whole };
    const fresh = arrange({
      matches: rows,
      leagues: new Map(leagues.rows().map(({ key, row }) => [key, row])),
      filter,
      starred: { matches: starredMatches, teams: starredTeams },
      zone,
      watched,
    });
    return { fresh, whole };
  }, [revision, matches, leagues, asked, starredMatches, starredTeams, zone, first]);
  useEffect(() => {
    for (const { league, blocks } of fresh.sections) {
      if (blocks.some(({ phase }) => phase === "live")) watched.add(league);
    }
  }, [fresh, watched]);
  const places = useMemo(() => placesOf(fresh), [fresh]);
  const [shown, setShown] = useState({ arrangement: fresh, places, asked });
  const follow = shown.places !== places && (!held || shown.asked !== asked);
  if (follow) setShown({ arrangement: fresh, places, asked });

  return {
    shown: follow ? fresh : shown.arrangement,
    fresh,
    waiting: shown.places !== places && !follow,
    whole,
  };
}
