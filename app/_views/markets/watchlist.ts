"use client";
/** The instruments that a viewer watches. */
import { StoredSet, useStored, useStoredSet } from "../shared/stored-set.ts";

const watchlist = new StoredSet("bigboard.watchlist", 500);

/** The watched symbols, oldest first; none while the server draws. */
export const useWatchlist = (): ReadonlySet<string> => useStoredSet(watchlist);

/** Whether a symbol is watched; draws again only when that changes. */
export const useWatched = (symbol: string): boolean => useStored(watchlist, symbol);

/** Watches a symbol, or no longer. */
export const toggleWatched = (symbol: string): void => watchlist.toggle(symbol);
