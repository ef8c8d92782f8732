"use client";
import styles from "./watch-star.module.css";
import { toggleWatched, useWatched } from "./watchlist.ts";

/** Puts an instrument on the watchlist, or takes it off. */
export function WatchStar({ symbol, className = "" }: { symbol: string; className?: string }) {
  const watched = useWatched(symbol);
  return (
    <button
      aria-label={`Watch ${symbol}`}
      aria-pressed={watched}
      className={`${styles.star} ${className}`}
      onClick={() => toggleWatched(symbol)}
      type="button"
    />
  );
}
