/** How long it is to a kick-off. */
import type { Row } from "../../../lib/schema/topics.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A time span to come as a reader says it: `in 42 s`, `in 12 min`, `in 3 h 05 min`, `in 2 days`. */
export function untilWords(spanMs: number): string {
  if (spanMs <= 0) return "any moment";
  if (spanMs < minuteMs) return `in ${Math.ceil(spanMs / 1_000)} s`;
  if (spanMs < hourMs) return `in ${Math.ceil(spanMs / minuteMs)} min`;
  if (spanMs < dayMs) {
    const minutes = Math.floor(spanMs / minuteMs);
    return `in ${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
  }
  const days = Math.floor(spanMs / dayMs);
  return days === 1 ? "in 1 day" : `in ${days} days`;
}

/**
 * The time by which matches go, ms since the epoch: that of the one feed that has any. Null where
 * several have, since which of them plays a match is not told.
 */
export function matchTime(
  feeds: readonly { readonly row: Pick<Row<"feed">, "clock" | "matches"> }[],
): number | null {
  const [feed, ...others] = feeds.filter(({ row }) => (row.matches ?? 0) > 0);
  return others.length > 0 ? null : (feed?.row.clock ?? null);
}
