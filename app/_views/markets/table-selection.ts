/** What the table of instruments watches, and what the server draws it from. */
import { topics } from "../../../lib/schema/topics.ts";
import { quoteColumns } from "./column-choice.ts";
import type { ColumnId } from "./columns.ts";

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
