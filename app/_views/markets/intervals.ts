/** Candle lengths as the pages name them. */
import { type Interval, intervals } from "../../../lib/schema/topics.ts";

export const intervalNames = Object.keys(intervals) as Interval[];
export const intervalDefault: Interval = "1m";

/** Candle lengths in full. */
export const intervalWords: Readonly<Record<Interval, string>> = {
  "1s": "1 second",
  "5s": "5 seconds",
  "15s": "15 seconds",
  "1m": "1 minute",
  "5m": "5 minutes",
  "15m": "15 minutes",
  "1h": "1 hour",
  "1d": "1 day",
};

/** The interval that an address names; the default where it names none. */
export function parseInterval(text: string | null | undefined): Interval {
  return intervalNames.find((name) => name === text) ?? intervalDefault;
}
