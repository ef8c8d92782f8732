/** The drawn cells of a row, the same from React and from the writer. */
import { formatPrice } from "../../../lib/domain/format.ts";
import { type SparkPaths, sparkPaths } from "../shared/spark-path.ts";
import type { Quote } from "./figures.ts";

/** The size of a session's line, px. */
export const sessionWidth = 88;
export const sessionHeight = 22;

/** The line of a session over the previous close. */
export function sessionPaths(
  points: readonly number[] | null | undefined,
  reference: number | null,
): SparkPaths {
  return sparkPaths(points ?? [], sessionWidth, sessionHeight, reference);
}

/** A day's range in words. */
export function rangeWords({ low, high, tickSize }: Quote): string {
  return `Day’s range ${formatPrice(low, tickSize)} to ${formatPrice(high, tickSize)}`;
}
