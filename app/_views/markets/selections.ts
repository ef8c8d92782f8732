/**
 * What the market pages watch of instruments and their neighbours. The server draws from exactly
 * these, so that the connection continues where the page began. The table's: table-selection.ts.
 */
import { topics } from "../../../lib/schema/topics.ts";

/** What a line of neighbours shows. */
export const neighbourColumns = ["name", "tickSize", "previousClose", "last"] as const;

/** All of one instrument's row. */
export const quoteSelection = (symbol: string) => ({ topic: topics.quotes, rows: [symbol] });

/** What the exchange says of one instrument. */
export const sessionSelection = (symbol: string) => ({ topic: topics.sessions, rows: [symbol] });

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
