/**
 * The picture of a price chart: candles or a line, volume on the floor, and a level at the newest
 * price.
 */
import type { Candle } from "./candle-series.ts";
import { type Domain, lifted } from "./domain.ts";
import { areaPath, candlePaths, linePath, plotSize, slots, valueY, volumePaths } from "./paths.ts";

export type PriceStyle = "candles" | "line";

/** The part of the plot's height that volume takes: none where there is none, as in an index. */
export function volumeShare(candles: readonly Candle[]): number {
  return candles.some(({ volume }) => volume > 0) ? 0.18 : 0;
}
/** Between volume and prices stays some of the volume's part. */
const volumeFill = 0.9;
/** Fewer candles than this do not fill the plot. */
export const slotsMin = 24;

/** The paths of a price chart by what they are. */
export const priceParts = [
  "volumeUp",
  "volumeDown",
  "area",
  "line",
  "upWicks",
  "upBodies",
  "downWicks",
  "downBodies",
  "level",
] as const;
export type PricePart = (typeof priceParts)[number];

export interface PriceDrawing {
  readonly paths: Readonly<Record<PricePart, string>>;
  /** Distance of the newest price from the top, 0 to 1; null where there is none. */
  readonly level: number | null;
  readonly last: number | null;
  /** A colour token: where the newest candle points, or the line against its baseline. */
  readonly color: string;
}

/**
 * @param prices the axis of prices, above the volume.
 * @param pixels width of the plot.
 */
export function drawPrices(
  candles: readonly Candle[],
  prices: Domain,
  style: PriceStyle,
  baseline: number | null,
  pixels: number,
): PriceDrawing {
  const share = volumeShare(candles);
  const scale = { ...lifted(prices, share), ...slots(candles.length, slotsMin) };
  const newest = candles.at(-1);
  const last = newest?.close ?? null;
  const closes = candles.map(({ close }) => close);
  const line = style === "line" ? linePath(closes, scale, pixels) : "";
  const bars =
    style === "candles"
      ? candlePaths(candles, scale)
      : { upBodies: "", upWicks: "", downBodies: "", downWicks: "" };
  const volume = volumePaths(candles, scale, share * volumeFill);
  const level = last === null ? null : valueY(last, scale) / plotSize;
  const from = style === "line" ? (baseline ?? closes[0]) : newest?.open;
  return {
    paths: {
      ...bars,
      line,
      area: areaPath(line),
      volumeUp: volume.up,
      volumeDown: volume.down,
      level: level === null ? "" : `M0 ${(level * plotSize).toFixed(1)}H${plotSize}`,
    },
    level,
    last,
    color: last === null || last >= (from ?? last) ? "var(--up)" : "var(--down)",
  };
}
