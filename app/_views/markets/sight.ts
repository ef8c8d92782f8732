/** Which rows of one height are in sight, and which are drawn. */

/** Indices of rows, both in sight; the last is before the first where there are none. */
export interface Sight {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows in sight in a box that has been scrolled, under a head of one line that stays.
 * @param height of the box, px, as are `top` and `line`
 */
export function rowsInSight(top: number, height: number, line: number): Sight {
  const first = Math.max(0, Math.floor(top / line));
  return { first, last: Math.max(first, Math.ceil((top + height - line) / line) - 1) };
}

/** The rows to draw, in order: those in sight, some more on either side, and the one with the focus. */
export function rowsDrawn(
  sight: Sight,
  overscan: number,
  count: number,
  focused: number,
): number[] {
  const start = Math.max(0, sight.first - overscan);
  const end = Math.min(count - 1, sight.last + overscan);
  const rows = Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at);
  if (focused < 0 || focused >= count || (focused >= start && focused <= end)) return rows;
  return focused < start ? [focused, ...rows] : [...rows, focused];
}
