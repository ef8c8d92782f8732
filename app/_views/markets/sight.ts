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

/** How many rows a box of a height can show at once, parts of rows counted. */
export function rowsOf(height: number, line: number): number {
  return Math.max(1, Math.ceil((height - line) / line) + 1);
}

/**
 * The rows to have in the page, in order: so many around those in sight, always as many as there
 * are rows for, and the one with the focus.
 * @param room how many
 * @param count how many rows the table has
 * @param focused an index; −1 for none
 */
export function rowsDrawn(
  { first, last }: Sight,
  room: number,
  count: number,
  focused: number,
): number[] {
  const before = Math.floor((room - (last - first + 1)) / 2);
  const start = Math.max(0, Math.min(first - before, count - room));
  const end = Math.min(count, start + room);
  const rows = Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
  if (focused < 0 || focused >= count || (focused >= start && focused < end)) return rows;
  return focused < start ? [focused, ...rows] : [...rows, focused];
}
