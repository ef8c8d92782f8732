"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { useMade } from "../../_live/hooks.ts";
import { useShownMoment } from "../../_past/open-past.ts";

/** The feed's time to the second, ms since the epoch; null where there is none, or in the past. */
export function useFeedClock(): number | null {
  const inPast = useShownMoment() !== null;
  const clock = useMade(topics.feed, (rows) => {
    const newest = Math.max(...rows.map(({ clock }) => clock ?? 0));
    return newest > 0 ? Math.floor(newest / 1_000) * 1_000 : null;
  });
  return inPast ? null : clock;
}
