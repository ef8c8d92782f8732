import type { Candle, CandleRow } from "../../../app/_views/candles/candle.ts";

/** A candle that begins at a time; what is not said is 10. */
export function candle(time: number, part: Partial<Candle> = {}): Candle {
  return { time, open: 10, high: 10, low: 10, close: 10, volume: 10, ...part };
}

/** A row of a live table. */
export function row(time: number, close = 10): CandleRow {
  return {
    key: String(time),
    row: { open: 10, high: 10, low: 10, close, volume: 10, trades: 1 },
  };
}
