"use client";
import { useEffect, useState } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { type Arrangement, arrange, placesOf, type Show } from "./arrange.ts";
import { useFavourites } from "./favourites.ts";
import { listOptions } from "./selections.ts";

/** What the page shows, and whether a newer order waits. */
export interface Arranged {
  /** In the order on the page. */
  readonly shown: Arrangement;
  /** Counts as of now, even while the order is held. */
  readonly counts: Arrangement["counts"];
  /** A text that changes with the places: keys the list, which is drawn anew rather than moved. */
  readonly places: string;
  /** Whether the order is held back. */
  readonly waiting: boolean;
}

/**
 * Follows the matches and renders only when a match changes its place or a count changes; what
 * happens in a match is its line's own affair.
 * @param held keeps the order as it is, while the viewer points at it
 */
export function useArrangement(show: Show, held: boolean): Arranged {
  const matches = useTable(topics.matches, listOptions);
  const leagues = useTable(topics.leagues);
  const favourites = useFavourites();
  const [, setSignature] = useState("");

  const fresh = arrange(
    matches.rows(),
    new Map(leagues.rows().map(({ key, row }) => [key, row])),
    show,
    favourites,
  );
  const places = placesOf(fresh);
  const [shown, setShown] = useState({ arrangement: fresh, places, show });
  const follow = shown.places !== places && (!held || shown.show !== show);
  if (follow) setShown({ arrangement: fresh, places, show });

  useEffect(() => {
    const onChange = () => {
      const now = arrange(
        matches.rows(),
        new Map(leagues.rows().map(({ key, row }) => [key, row])),
        show,
        favourites,
      );
      // The same text again renders nothing.
      setSignature(placesOf(now) + JSON.stringify(now.counts));
    };
    const stopMatches = matches.onChange(onChange);
    const stopLeagues = leagues.onChange(onChange);
    onChange();
    return () => {
      stopMatches();
      stopLeagues();
    };
  }, [matches, leagues, show, favourites]);

  return {
    shown: shown.arrangement,
    counts: fresh.counts,
    places: shown.places,
    waiting: shown.places !== places && !follow,
  };
}
