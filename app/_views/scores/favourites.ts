"use client";
/** The matches that a viewer has starred. */
import { StoredSet, useStored, useStoredSet } from "../shared/stored-set.ts";

const favourites = new StoredSet("bigboard.favourite-matches", 200);

/** Ids of the starred matches; none while the server draws. */
export const useFavourites = (): ReadonlySet<string> => useStoredSet(favourites);

/** Whether a match is starred; draws again only when that changes. */
export const useFavourite = (match: string): boolean => useStored(favourites, match);

/** Stars a match, or takes its star away. */
export const toggleFavourite = (match: string): void => favourites.toggle(match);
