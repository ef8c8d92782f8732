"use client";
import { useState } from "react";
import type { TeamSide } from "../../../lib/schema/topics.ts";

type Score = number | null;

/** The last goal that fell while the match was in sight. */
export interface GoalMoment {
  readonly side: TeamSide;
  /** Counts goals seen, so that a second one can be told from the first. */
  readonly count: number;
}

/**
 * Watches a score for goals. The first score that is seen is none, and neither is one taken back.
 * @param match whose score it is; another match's score is no goal
 */
export function useGoalMoment(match: string, home: Score, away: Score): GoalMoment | null {
  const [seen, setSeen] = useState({ match, home, away });
  const [moment, setMoment] = useState<GoalMoment | null>(null);
  if (seen.match !== match || seen.home !== home || seen.away !== away) {
    setSeen({ match, home, away });
    const side = seen.match === match ? scorer(seen, { home, away }) : null;
    if (seen.match !== match) setMoment(null);
    else if (side !== null) setMoment({ side, count: (moment?.count ?? 0) + 1 });
  }
  return moment;
}

/** Which side's score has risen; null for none. */
function scorer(
  before: { home: Score; away: Score },
  now: { home: Score; away: Score },
): TeamSide | null {
  if (before.home !== null && now.home !== null && now.home > before.home) return "home";
  if (before.away !== null && now.away !== null && now.away > before.away) return "away";
  return null;
}
