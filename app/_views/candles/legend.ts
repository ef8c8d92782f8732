/** What the line over a candle chart says of one candle. */
import {
  changeOf,
  changeRatioOf,
  type Direction,
  directionOf,
  formatChange,
  formatChangePercent,
  formatCompact,
  formatDay,
  formatPrice,
  formatTime,
  formatTimeShort,
  noFigure,
} from "../../../lib/domain/format.ts";
import type { Candle } from "./candle.ts";

/** The figures of a legend, in the order in which they stand. */
export const legendParts = ["open", "high", "low", "close", "change", "volume"] as const;
export type LegendPart = (typeof legendParts)[number];

/** What stands before a figure. */
export const legendNames: Readonly<Record<LegendPart, string>> = {
  open: "O",
  high: "H",
  low: "L",
  close: "C",
  change: "",
  volume: "Vol",
};

export interface Legend {
  readonly texts: Readonly<Record<LegendPart, string>>;
  readonly direction: Direction;
}

/**
 * A candle in words; dashes for none.
 * @param before the candle before it, from whose close the change is counted; else its own open is.
 */
export function legendOf(
  candle: Candle | null,
  before: Candle | null,
  tickSize: number | null,
): Legend {
  const reference = before?.close ?? candle?.open;
  const change = changeOf(candle?.close, reference);
  const percent = formatChangePercent(changeRatioOf(candle?.close, reference));
  const price = (value: number | undefined) => formatPrice(value, tickSize);
  return {
    direction: directionOf(change),
    texts: {
      open: price(candle?.open),
      high: price(candle?.high),
      low: price(candle?.low),
      close: price(candle?.close),
      change: change === null ? percent : `${formatChange(change, tickSize)} (${percent})`,
      // What nobody trades has no volume, which is not a volume of nothing.
      volume: candle?.volume === 0 ? noFigure : formatCompact(candle?.volume),
    },
  };
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** When a candle begins, as exactly as its length asks for. @param lengthMs of a candle, ms */
export function whenOf(time: number, lengthMs: number, zone: string): string {
  const day = formatDay(time, zone);
  if (lengthMs >= dayMs) return day;
  return `${day} ${lengthMs < minuteMs ? formatTime(time, zone) : formatTimeShort(time, zone)}`;
}

/** The same as a sentence, for whoever steps through candles by ear. */
export function spokenOf(candle: Candle, before: Candle | null, tickSize: number | null): string {
  const { texts } = legendOf(candle, before, tickSize);
  return legendParts
    .filter((part) => texts[part] !== noFigure)
    .map((part) => `${part} ${texts[part]}`)
    .join(", ");
}

/** What a chart of candles shows, for those who cannot see it. */
export function summaryOf(
  label: string,
  candles: readonly Candle[],
  tickSize: number | null,
  when: (time: number) => string,
): string {
  const first = candles[0];
  const last = candles.at(-1);
  if (first === undefined || last === undefined) return `${label}: no trades yet.`;
  const high = candles.reduce((most, candle) => Math.max(most, candle.high), first.high);
  const low = candles.reduce((least, candle) => Math.min(least, candle.low), first.low);
  const change = formatChangePercent(changeRatioOf(last.close, first.open));
  return (
    `${label}: ${formatPrice(last.close, tickSize)}, ${change} since ${when(first.time)}; ` +
    `between ${formatPrice(low, tickSize)} and ${formatPrice(high, tickSize)}.`
  );
}
