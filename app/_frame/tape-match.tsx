"use client";
import Link from "next/link";
import { memo } from "react";
import type { Row } from "../../lib/schema/topics.ts";
import { isRunning } from "../_views/board/match-window.ts";
import { matchState } from "../_views/board/match-words.ts";
import { LiveDot } from "../_views/shared/live-dot.tsx";
import { tapeItemClass } from "./tape-item.ts";

interface TapeMatchProps {
  id: string;
  match: Row<"matches">;
  /** Whether this is the second run, which only the eye needs. */
  copy: boolean;
}

/** A match on the tape: teams, score, clock. */
export const TapeMatch = memo(function TapeMatch({ id, match, copy }: TapeMatchProps) {
  const running = isRunning(match);
  return (
    <Link
      href={`/scores/${encodeURIComponent(id)}`}
      prefetch={false}
      tabIndex={copy ? -1 : undefined}
      className={tapeItemClass}
    >
      {/* Another team gets another box: a text that ends at the right would seem to move. */}
      <span key={match.home} className="w-[84px] shrink-0 truncate text-right font-medium">
        {match.home}
      </span>
      <span className="w-[54px] shrink-0">
        <span className="figures block h-4 text-center leading-4 font-semibold [contain:size_layout]">
          {match.homeScore === null ? "v" : `${match.homeScore}–${match.awayScore}`}
        </span>
      </span>
      <span className="w-[84px] shrink-0 truncate font-medium">{match.away}</span>
      <span className="w-[68px] shrink-0">
        <span
          className={`figures flex h-4 items-center gap-1 leading-4 [contain:size_layout] ${running ? "text-live" : "text-ink-faint"}`}
        >
          {running && <LiveDot />}
          {matchState(match)}
        </span>
      </span>
    </Link>
  );
});
