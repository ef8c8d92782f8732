/**
 * Candles as a chart reads them: the newest so many of a live table, oldest first.
 */
import type { Row } from "../../../lib/schema/topics.ts";
import type { Bar } from "./paths.ts";

/** A candle with its start, ms since the epoch. */
export interface Candle extends Bar {
  readonly time: number;
}

interface CandleTable {
  rows(): readonly { readonly key: string; readonly row: Row<"candles"> }[];
}

/** The newest candles, at most `countMax`; those that lack a price are passed over. */
export function newestCandles(table: CandleTable, countMax: number): Candle[] {
  const candles: Candle[] = [];
  for (const { key, row } of table.rows().slice(-countMax)) {
    const { open, high, low, close, volume } = row;
    if (open === null || high === null || low === null || close === null) continue;
    candles.push({ time: Number(key), open, high, low, close, volume: volume ?? 0 });
  }
  return candles;
}
