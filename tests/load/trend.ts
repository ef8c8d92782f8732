/**
 * Whether something rises over time, for series that wander, such as memory or a lag: what stands
 * near each other is alike in them, and the usual intervals of a slope would call that a trend.
 */
import { median } from "./fanout/latency.ts";
import type { Point } from "./slope.ts";

export interface Trend {
  /** Per minute: the middle one of the slopes between any two points (Theil and Sen). */
  readonly slope: number;
  /** How likely chance alone orders the series so or more steadily upwards, 0 to 1. */
  readonly chance: number;
}

/**
 * The series is cut into so many blocks in their order, longer than what hangs together in it; what
 * is compared are the middle values of these.
 */
export const trendBlocks = 8;

/**
 * The slope, and whether the middle values of the blocks rise: of all pairs of them, in how many
 * the later one is greater (Mann and Kendall), held against all orders that there are of eight.
 * @throws RangeError for fewer than two points a block.
 */
export function trendOf(points: readonly Point[]): Trend {
  if (points.length < 2 * trendBlocks) {
    throw new RangeError(`a trend of ${points.length} points: it takes ${2 * trendBlocks}`);
  }
  const middles = Array.from({ length: trendBlocks }, (_, block) => {
    const start = Math.round((block * points.length) / trendBlocks);
    const end = Math.round(((block + 1) * points.length) / trendBlocks);
    return median(points.slice(start, end).map(({ value }) => value)) ?? 0;
  });
  return { slope: middleSlope(points), chance: chanceOf(risesIn(middles)) };
}

/** In how many pairs the later is greater; of equal ones each is in half. */
function risesIn(values: readonly number[]): number {
  let rises = 0;
  forPairs(values, (earlier, later) => {
    if (later > earlier) rises += 1;
    else if (later === earlier) rises += 0.5;
  });
  return rises;
}

/**
 * Of all orders of the blocks, how many have so many rises or more. An order of n has r rises in as
 * many ways as one of n - 1 has r, r - 1, … or r - (n - 1): the last can stand anywhere.
 */
function chanceOf(rises: number): number {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  let ways = [1];
  for (let length = 2; length <= trendBlocks; length += 1) {
    const shorter = ways;
    ways = Array.from({ length: shorter.length + length - 1 }, (_, count) =>
      sum(shorter.slice(Math.max(0, count - length + 1), count + 1)),
    );
  }
  return sum(ways.slice(Math.floor(rises))) / sum(ways);
}

function middleSlope(points: readonly Point[]): number {
  const slopes: number[] = [];
  forPairs(points, (earlier, later) => {
    slopes.push((later.value - earlier.value) / (later.minute - earlier.minute));
  });
  return median(slopes) ?? 0;
}

function forPairs<T>(values: readonly T[], call: (earlier: T, later: T) => void): void {
  values.forEach((later, end) => {
    for (const earlier of values.slice(0, end)) call(earlier, later);
  });
}
