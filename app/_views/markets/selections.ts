/**
 * What the market pages watch. The server draws from exactly these, so that the connection
 * continues where the page began.
 */
import { topics } from "../../../lib/schema/topics.ts";

/** What the table of instruments shows, sorts and filters by. */
export const tableColumns = [
  "name",
  "sector",
  "kind",
  "tickSize",
  "previousClose",
  "high",
  "low",
  "last",
  "bid",
  "ask",
  "volume",
  "vwap",
] as const;

/** What a line of neighbours shows. */
export const neighbourColumns = ["name", "tickSize", "previousClose", "last"] as const;

export const tableSelection = { topic: topics.quotes, columns: tableColumns } as const;

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
