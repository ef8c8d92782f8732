/** A value at a moment. */
export interface Point {
  /** min. */
  readonly minute: number;
  readonly value: number;
}

/**
 * How fast a value rises, per minute: the straight line with the least squares of distances. 0 for
 * fewer than two moments.
 */
export function slopeOf(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const minute = mean((point) => point.minute);
  const value = mean((point) => point.value);
  let rise = 0;
  let spread = 0;
  for (const point of points) {
    rise += (point.minute - minute) * (point.value - value);
    spread += (point.minute - minute) ** 2;
  }
  return spread > 0 ? rise / spread : 0;
}

/** What comes after the first part, which is warm-up. */
export function settled<T>(points: readonly T[], warmUpShare = 1 / 3): readonly T[] {
  return points.slice(Math.floor(points.length * warmUpShare));
}
