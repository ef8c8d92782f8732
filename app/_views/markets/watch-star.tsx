"use client";
import styles from "./watch-star.module.css";
import { toggleWatched, useWatched } from "./watchlist.ts";

interface WatchStarProps {
  readonly symbol: string;
  readonly className?: string;
  /** −1 where something else leads the keyboard to it, as in a grid. */
  readonly tabIndex?: number;
}

/** Puts an instrument on the watchlist, or takes it off. */
export function WatchStar({ symbol, className = "", tabIndex }: WatchStarProps) {
  const watched = useWatched(symbol);
  return (
    <button
      aria-label={`Watch ${symbol}`}
      aria-pressed={watched}
      className={`${styles.star} ${className}`}
      onClick={() => toggleWatched(symbol)}
      tabIndex={tabIndex}
      type="button"
    />
  );
}
