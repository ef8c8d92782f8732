/**
 * What the market pages watch. The server draws from exactly these, so that the connection
 * continues where the page began.
 */
import { topics } from "../../../lib/schema/topics.ts";
import { quoteColumns } from "./column-choice.ts";
import type { ColumnId } from "./columns.ts";

/** What a line of neighbours shows. */
export const neighbourColumns = ["name", "tickSize", "previousClose", "last"] as const;

/** More rows than these are not embedded in a page: it gets the first, and the socket brings all. */
const rowsEmbeddedMax = 1_000;

/** Whether a table has so many rows that a page begins with the first of them only. */
export const isLarge = (rows: number): boolean => rows > rowsEmbeddedMax;

/** What the table of instruments shows, sorts and filters by. */
export const tableSelection = (columns: readonly ColumnId[], sort: ColumnId) => ({
  topic: topics.quotes,
  columns: quoteColumns(columns, sort),
});

/** The part of it that a page of a large table begins with. */
export const firstSelection = (
  symbols: readonly string[],
  columns: readonly ColumnId[],
  sort: ColumnId,
) => ({ ...tableSelection(columns, sort), rows: symbols });

/** All of one instrument's row. */
export const quoteSelection = (symbol: string) => ({ topic: topics.quotes, rows: [symbol] });

export const neighboursSelection = (symbols: readonly string[]) => ({
  topic: topics.quotes,
  rows: symbols,
  columns: neighbourColumns,
});

export const sparklinesSelection = (symbols: readonly string[]) => ({
  topic: topics.sparklines,
  rows: symbols,
});

/** The address of an instrument's page. */
export function instrumentPath(symbol: string): string {
  return `/markets/${encodeURIComponent(symbol)}`;
}
