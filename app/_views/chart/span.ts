/** Which of its points a chart shows. */
import type { Points } from "./points.ts";

/** The places from `start` up to, and without, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of the time that somebody chose to look at. */
export interface Viewport {
  /** How many points. */
  readonly count: number;
  /** The time of the last one; null follows the newest. */
  readonly until: number | null;
}

/** Fewer points than this are no picture. */
export const countMin = 10;

/**
 * The points in sight.
 * @param viewport null shows the newest.
 * @param usual how many points are shown when nobody chose.
 */
export function spanOf(points: Points, viewport: Viewport | null, usual: number): Span {
  const { count } = points;
  const wanted = Math.min(count, Math.max(1, viewport?.count ?? usual));
  if (viewport === null || viewport.until === null) return { start: count - wanted, end: count };
  // What was chosen may have aged out: the oldest that are left take its place.
  const end = Math.max(wanted, points.placeOf(viewport.until) + 1);
  return { start: end - wanted, end };
}

/** The viewport for a span; one that reaches the newest point follows it. */
export function viewportOf(points: Points, { start, end }: Span): Viewport {
  const last = Math.min(points.count, Math.max(end, start + countMin));
  return {
    count: Math.max(countMin, last - start),
    until: last >= points.count ? null : (points.times[last - 1] ?? null),
  };
}
