/**
 * Candles as a chart reads them off a live table, and what changed between two looks at it.
 */
import type { Row } from "../../../lib/schema/topics.ts";

/** What was traded between a time and the next one; prices in currency. */
export interface Candle {
  /** When it begins, ms since the epoch. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Units; 0 where nothing is traded, as in an index. */
  readonly volume: number;
}

/** A candle's row under its key, as live tables give them: the same object while it is unchanged. */
export interface CandleRow {
  readonly key: string;
  readonly row: Row<"candles">;
}

/** A row as a candle; null where it lacks a price. */
export function candleOf({ key, row }: CandleRow): Candle | null {
  const { open, high, low, close, volume } = row;
  if (open === null || high === null || low === null || close === null) return null;
  return { time: Number(key), open, high, low, close, volume: volume ?? 0 };
}

/** Rows as candles, oldest first; those that lack a price are passed over. */
export function candlesOf(rows: readonly CandleRow[]): Candle[] {
  const candles: Candle[] = [];
  for (const row of rows) {
    const candle = candleOf(row);
    if (candle !== null) candles.push(candle);
  }
  return candles;
}

/**
 * From which row on a chart that shows `held` has to be written to show `next`: the newest that it
 * holds already, or one after it. "all" where more than that differs, such as another series, rows
 * that were missed or a time that went back; null where nothing does. Rows may leave at the old
 * end: a chart may go on showing those.
 */
export function changedFrom(
  held: readonly CandleRow[],
  next: readonly CandleRow[],
): number | "all" | null {
  if (held === next || (held.length === 0 && next.length === 0)) return null;
  const oldest = next[0];
  if (oldest === undefined) return "all";
  const gone = held.findIndex(({ key }) => key === oldest.key);
  const shared = held.length - gone;
  if (gone < 0) return "all";
  for (let index = 0; index < shared; index += 1) {
    const before = held[gone + index];
    const after = next[index];
    if (before?.key !== after?.key) return "all";
    if (before?.row === after?.row) continue;
    return index === shared - 1 ? index : "all";
  }
  return shared < next.length ? shared : null;
}
