/** Which columns the table shows: as the address holds them, and what they need of the board. */
import { type ColumnId, columnOf, isColumn, type QuoteColumn } from "./columns.ts";

/** The columns where none are chosen. What a narrow window leaves out is in column-places.ts. */
export const columnsDefault: readonly ColumnId[] = [
  "symbol",
  "name",
  "last",
  "change",
  "change-percent",
  "bid",
  "ask",
  "spread",
  "volume",
  "vwap",
  "range",
  "session",
];

/** Filters, the tag of what is not traded, and the decimals of prices need these at any time. */
const always: readonly QuoteColumn[] = [
  "name",
  "sector",
  "kind",
  "status",
  "reason",
  "tickSize",
  "last",
];

/** Reads `columns=last,volume`: the symbol always comes first, nothing known means the default. */
export function parseColumns(text: string | null): readonly ColumnId[] {
  const named = (text ?? "").split(",").filter(isColumn);
  return named.length === 0 ? columnsDefault : [...new Set<ColumnId>(["symbol", ...named])];
}

/** As `parseColumns` reads it; null for the default. */
export function writeColumns(columns: readonly ColumnId[]): string | null {
  return isDefault(columns) ? null : columns.slice(columns.length > 1 ? 1 : 0).join(",");
}

/** Whether these are the columns that are shown where none are chosen. */
export function isDefault(columns: readonly ColumnId[]): boolean {
  return columns.join() === columnsDefault.join();
}

/** The columns of the quotes that are needed to show some columns and to sort by one. */
export function quoteColumns(columns: readonly ColumnId[], sort: ColumnId): QuoteColumn[] {
  const reads = [...columns, sort].flatMap((id) => columnOf(id).reads);
  return [...new Set([...always, ...reads])].sort();
}
