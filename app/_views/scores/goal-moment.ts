"use client";
import { useEffect, useState } from "react";
import { usePast } from "../../_past/use-past.ts";
import { type Change, changeOf, type Score } from "./goal-change.ts";

/** How long a goal is told of where it fell, ms. */
export const momentMs = 6_000;

/** A goal that fell, or was taken back, a moment ago and in sight. */
export interface GoalMoment extends Change {
  /** Counts the goals seen, so that a second one can be told from the first. */
  readonly count: number;
}

interface Seen extends Score {
  readonly match: string;
  /** The moment that the page shows; what changes by going there is no goal. */
  readonly at: number | null;
  readonly count: number;
  readonly moment: GoalMoment | null;
}

/**
 * Watches a score for goals; null again when the moment is over. The first score that is seen is
 * none, and neither is what changes while the viewer goes through the past.
 * @param match whose score it is; another match's score is no goal
 */
export function useGoalMoment(
  match: string,
  home: number | null,
  away: number | null,
): GoalMoment | null {
  const { at } = usePast();
  const [seen, setSeen] = useState<Seen>({ match, home, away, at, count: 0, moment: null });
  let { moment } = seen;
  const other = seen.match !== match || seen.at !== at;
  if (other || seen.home !== home || seen.away !== away) {
    const change = other || at !== null ? null : changeOf(seen, { home, away });
    const count = seen.count + (change === null ? 0 : 1);
    moment = change === null ? null : { ...change, count };
    setSeen({ match, home, away, at, count, moment });
  }
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(() => setSeen((now) => ({ ...now, moment: null })), momentMs);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment;
}
