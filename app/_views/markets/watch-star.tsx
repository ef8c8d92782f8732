"use client";
import { toggleWatched, useWatched } from "./watchlist.ts";

/** Puts an instrument on the watchlist, or takes it off. */
export function WatchStar({ symbol, className = "" }: { symbol: string; className?: string }) {
  const watched = useWatched(symbol);
  return (
    <button
      aria-label={`Watch ${symbol}`}
      aria-pressed={watched}
      className={`grid place-items-center hover:text-brand ${watched ? "text-brand" : "text-ink-faint"} ${className}`}
      onClick={() => toggleWatched(symbol)}
      title={watched ? "Take off the watchlist" : "Put on the watchlist"}
      type="button"
    >
      <svg
        aria-hidden="true"
        className="size-3.5 stroke-current"
        fill={watched ? "currentColor" : "none"}
        strokeLinejoin="round"
        strokeWidth={1.5}
        viewBox="0 0 16 16"
      >
        <path d="M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z" />
      </svg>
    </button>
  );
}
