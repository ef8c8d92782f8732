"use client";
import { useEffect, useRef, useState } from "react";
import { useServerNow } from "../../_live/hooks.ts";
import type { ScrubMark } from "../../_past/scrub-bar.tsx";
import { changeOf } from "./goal-change.ts";
import type { MatchRow } from "./match-state.ts";
import { wordsOf } from "./sports/words.ts";

/** More goals than anybody has seen in a match. */
const marksMax = 40;

/**
 * Marks the goals that fall while the page is open, by the server's clock: events carry the feed's
 * time, which runs as fast as the feed does, and the past of a page is what its browser has seen.
 * @param match as it is now, not as it was
 */
export function useGoalMarks(match: MatchRow | null): readonly ScrubMark[] {
  const serverNow = useServerNow();
  const [marks, setMarks] = useState<readonly ScrubMark[]>([]);
  const seen = useRef(match);
  useEffect(() => {
    const before = seen.current;
    seen.current = match;
    if (before === null || match === null || before === match) return;
    if (!wordsOf(match.sport).moments) return;
    const change = changeOf(scoreOf(before), scoreOf(match));
    if (change === null) return;
    const what = change.kind === "goal" ? "Goal" : "Goal cancelled";
    const label = `${what}: ${match.home} ${match.homeScore}–${match.awayScore} ${match.away}`;
    setMarks((all) => [...all, { at: serverNow(), label }].slice(-marksMax));
  }, [match, serverNow]);
  return marks;
}

const scoreOf = ({ homeScore, awayScore }: MatchRow) => ({ home: homeScore, away: awayScore });
