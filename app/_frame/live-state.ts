"use client";
/** The frame's view of the connection and the feed, read in one place. */
import { topics } from "../../lib/schema/topics.ts";
import { useConnection, useMade, usePace } from "../_live/hooks.ts";
import { useShownMoment } from "../_past/open-past.ts";
import { useTimeZone } from "../_views/shared/time.tsx";
import { type FeedState, feedState, measuredRate } from "./feed-state.ts";
import { type Status, statusOf } from "./status.ts";

/** All feeds together. What they tick, which changes every second, is none of it. */
export function useFeed(): FeedState {
  return useMade(topics.feed, feedState);
}

/** Ticks a second, all feeds together; null before any has spoken. */
export function useFeedRate(): number | null {
  return useMade(topics.feed, measuredRate);
}

/** What the pill says, and whether values may be out of date. */
export function useStatus(): Status {
  const { status, since } = useConnection();
  const { paused } = usePace();
  const feed = useFeed();
  const zone = useTimeZone();
  const inPast = useShownMoment() !== null;
  return statusOf({ connection: status, since, inPast, paused, feed, zone });
}
