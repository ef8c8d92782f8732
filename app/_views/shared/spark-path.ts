/** The geometry of a sparkline, without React, so that tables can write it into a path directly. */

/** Keeps the stroke inside the box, px. */
const inset = 1.5;

/** Where the points of a sparkline lie. */
export interface SparkPaths {
  /** The line, as the `d` of a path; empty with less than two points. */
  readonly line: string;
  /** Height of the reference in the box, px from the top; null where there is none. */
  readonly referenceY: number | null;
}

/**
 * @param points values, oldest first
 * @param width px, as is `height`
 * @param reference a value that the scale has to hold as well, such as the previous close
 * @param slots how many points fill the width, so that a day that has just begun starts at the left
 */
export function sparkPaths(
  points: readonly number[],
  width: number,
  height: number,
  reference: number | null = null,
  slots = points.length,
): SparkPaths {
  if (points.length < 2) {
    return { line: "", referenceY: reference === null ? null : height / 2 };
  }
  let low = reference ?? Number.POSITIVE_INFINITY;
  let high = reference ?? Number.NEGATIVE_INFINITY;
  for (const point of points) {
    if (point < low) low = point;
    if (point > high) high = point;
  }
  const span = high - low;
  const room = height - 2 * inset;
  const y = (value: number) =>
    span === 0 ? height / 2 : inset + room * (1 - (value - low) / span);
  const step = (width - 2 * inset) / Math.max(1, slots - 1);
  let line = "";
  for (const [index, point] of points.entries()) {
    line += `${index === 0 ? "M" : "L"}${(inset + index * step).toFixed(1)} ${y(point).toFixed(1)}`;
  }
  return { line, referenceY: reference === null ? null : y(reference) };
}
