"use client";
import { useEffect, useRef } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { usePace, useTable } from "../../_live/hooks.ts";
import { useWatchlist } from "../../_views/markets/watchlist.ts";
import { useFavourites, useFavouriteTeams } from "../../_views/scores/favourites.ts";
import { preferences } from "../preferences.ts";
import { isWanted, Newest, type News, newsOf } from "./news.ts";

/** How long after a pause headlines come that are not new, ms. */
const catchUpMs = 1_500;

/**
 * Calls back with what has just happened and the viewer wants to hear of: nothing that was there
 * before, nothing while the view is paused nor what it catches up with then.
 */
export function useNews(onNews: (news: readonly News[]) => void): void {
  const headlines = useTable(topics.headlines);
  const { paused } = usePace();
  const followed = {
    symbols: useWatchlist(),
    matches: useFavourites(),
    teams: useFavouriteTeams(),
  };
  const newest = useRef({ onNews, followed, quietUntil: 0 });
  useEffect(() => {
    newest.current = { ...newest.current, onNews, followed };
  });
  useEffect(() => {
    if (!paused) return;
    newest.current.quietUntil = Number.POSITIVE_INFINITY;
    return () => {
      newest.current.quietUntil = performance.now() + catchUpMs;
    };
  }, [paused]);
  useEffect(() => {
    const seen = new Newest();
    const look = () => {
      const fresh = seen.take(headlines.keys());
      const { quietUntil, followed: its, onNews: tell } = newest.current;
      if (fresh.length === 0 || performance.now() < quietUntil) return;
      const { telling } = preferences();
      const news = fresh.flatMap((key) => {
        const row = headlines.get(key);
        const one = row === null ? null : newsOf(row, its);
        return one !== null && isWanted(one, telling) ? [one] : [];
      });
      if (news.length > 0) tell(news);
    };
    look();
    return headlines.onChange(look);
  }, [headlines]);
}
