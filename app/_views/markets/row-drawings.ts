/** The drawn cells of a row, the same in its HTML and from the writer. */
import { type Direction, formatPrice } from "../../../lib/domain/format.ts";
import { type SparkPaths, sparkPaths } from "../shared/spark-path.ts";
import { type ColumnId, changeDirection } from "./columns.ts";
import { placeBetween, type Quote } from "./figures.ts";

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

/** A range with a price in it, as a track is drawn. */
export interface RangeDrawing {
  readonly id: ColumnId;
  /** Where the price stands, 0 to 1; null where there is no range to stand in. */
  place(quote: Quote): number | null;
  words(quote: Quote): string;
}

/** The columns that draw a range. */
export const rangeDrawings: readonly RangeDrawing[] = [
  {
    id: "range",
    place: ({ last, low, high }) => placeBetween(last, low, high),
    words: ({ low, high, tickSize }) =>
      `Day’s range ${formatPrice(low, tickSize)} to ${formatPrice(high, tickSize)}`,
  },
  {
    id: "range-52w",
    place: ({ last, low52w, high52w }) => placeBetween(last, low52w, high52w),
    words: ({ low52w, high52w, tickSize }) =>
      `52-week range ${formatPrice(low52w, tickSize)} to ${formatPrice(high52w, tickSize)}`,
  },
];

/** A range's drawing by its column, or none. */
export function rangeDrawing(id: ColumnId): RangeDrawing | null {
  return rangeDrawings.find((drawing) => drawing.id === id) ?? null;
}

/** The mark of a range as the background of its track has it; see market-table.module.css. */
export function rangePlace(place: number | null): string {
  return `${((place ?? 0.5) * 100).toFixed(1)}% 0, center`;
}

/** What a drawn cell is coloured by. */
export function drawnDirection(id: ColumnId, quote: Quote): Direction | undefined {
  return id === "session" ? changeDirection(quote) : undefined;
}
