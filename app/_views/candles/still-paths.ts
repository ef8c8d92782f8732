/**
 * The paths of the still: candles and volume in px, counted leftwards from the right edge of the
 * plot, so that the server can draw them without knowing how wide the plot is.
 */
import type { Domain } from "../chart/domain.ts";
import type { Candle } from "./candle.ts";
import { type Margins, priceY, rightOffset, spacingOf } from "./geometry.ts";

/** What is drawn, by what it is. */
export interface StillPaths {
  readonly up: string;
  readonly down: string;
  readonly upVolume: string;
  readonly downVolume: string;
}

/** The part of its room that a candle's body fills, as on the canvas. */
const bodyPart = 0.8;

/** @param height of the plot, px. */
export function stillPaths(
  candles: readonly Candle[],
  domain: Domain,
  height: number,
  margins: Margins,
): StillPaths {
  const paths = { up: "", down: "", upVolume: "", downVolume: "" };
  const largest = candles.reduce((most, { volume }) => Math.max(most, volume), 0);
  const volumeHeight = height * (1 - margins.volumeTop) - 1;
  const spacing = spacingOf(candles.length);
  // Without the middle, which is one pixel wide.
  const bodyHalf = Math.floor((spacing * bodyPart - 1) / 2);
  const volumeHalf = Math.floor((spacing - 2) / 2);
  const y = (price: number) => Math.round(priceY(price, domain, height, margins));
  for (const [index, { open, high, low, close, volume }] of candles.entries()) {
    const x = middleX(candles.length - 1 - index, spacing);
    const top = y(Math.max(open, close));
    const bottom = y(Math.min(open, close)) + 1;
    const name = close >= open ? "up" : "down";
    const wick = `M${x} ${y(high)}h1V${y(low)}h-1z`;
    const body = `M${x - bodyHalf} ${top}h${2 * bodyHalf + 1}V${bottom}h-${2 * bodyHalf + 1}z`;
    paths[name] += wick + body;
    if (!(volume > 0)) continue;
    const from = Math.round(height - 1 - (volume / largest) * volumeHeight);
    const bar = `M${x - volumeHalf} ${from}h${2 * volumeHalf + 1}V${height}h-${2 * volumeHalf + 1}z`;
    paths[`${name}Volume`] += bar;
  }
  return paths;
}

/** Where the middle of a candle stands that has so many newer ones, px; negative. */
export function middleX(newer: number, spacing: number): number {
  return Math.round(-((newer + rightOffset) * spacing) - spacing / 2 - 1);
}
