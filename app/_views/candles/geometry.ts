/**
 * The measures that the drawn still and the canvas share, so that the one takes the other's place
 * without anything moving. All in px.
 */
import { decimalsOf } from "../../../lib/domain/format.ts";
import { type Domain, padded } from "../chart/domain.ts";
import type { Candle } from "./candle.ts";

/** A candle and the room to the next one, and that of few candles, which would look lost. */
const spacingUsual = 8;
const spacings = [
  { upTo: 12, spacing: 20 },
  { upTo: 24, spacing: 11 },
] as const;

/** How far apart so many candles stand at first. Few enough to be wider fit a phone all the same. */
export function spacingOf(count: number): number {
  return spacings.find(({ upTo }) => count <= upTo)?.spacing ?? spacingUsual;
}

/** Candles that would find room right of the newest. */
export const rightOffset = 2;
/** Height of the time axis. */
export const timeAxisHeight = 28;
/** Size of the axes' figures, and how far apart prices stand at least, in sizes. */
export const fontSize = 11;
export const tickDensity = 4;

const axisUsual = 68;
/** For prices such as 0.00001306. */
const axisWide = 92;
const decimalsUsual = 4;

/** Width of the price axis. */
export function priceAxisWidth(tickSize: number | null): number {
  return decimalsOf(tickSize) > decimalsUsual ? axisWide : axisUsual;
}

/** Volume takes this part of the height, and some air above it. */
const volumePart = 0.16;
const volumeAir = 0.03;

/** Where prices and volume stand in a plot: what is kept free of each, as parts of its height. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  /** Above the highest volume. */
  readonly volumeTop: number;
}

/** @param legend room for the legend. @param volume whether there is any. */
export function marginsOf(height: number, legend: number, volume: boolean): Margins {
  return {
    top: legend / height,
    bottom: volume ? volumePart + volumeAir : 0.02,
    volumeTop: 1 - volumePart,
  };
}

/** Charts by the width of their plot: a narrow one shows less candles and a legend of two lines. */
export interface Band {
  /** Plots below this width, and not below the band before. */
  readonly below: number;
  /** Candles in the still, at least as many as such a plot has room for. */
  readonly count: number;
  readonly legend: number;
}

export const bands: readonly Band[] = [
  { below: 480, count: 60, legend: 44 },
  { below: 1_000, count: 125, legend: 28 },
  { below: Number.POSITIVE_INFINITY, count: 250, legend: 28 },
];

/** The band of a plot. */
export function bandOf(width: number): Band {
  const band = bands.find(({ below }) => width < below);
  if (band === undefined) throw new RangeError("the last band has no end");
  return band;
}

/** The axis that holds some candles with air; null where there are none. */
export function domainOf(candles: readonly Candle[], tickSize: number | null): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const candle of candles) {
    low = Math.min(low, candle.low);
    high = Math.max(high, candle.high);
  }
  return low <= high ? padded({ low, high }, tickSize) : null;
}

/** A price's distance from the top, as the canvas places it. */
export function priceY(price: number, domain: Domain, height: number, margins: Margins): number {
  const inner = height * (1 - margins.top - margins.bottom);
  const part = (price - domain.low) / (domain.high - domain.low);
  return height - 1 - (margins.bottom * height + (inner - 1) * part);
}

/** Steps between prices on the axis, times a power of ten; the finer ones below 1. */
const coarseSteps = [1, 2, 2.5, 4, 5, 10];
const fineSteps = [1, 2, 5, 10];

/**
 * The prices at which the canvas sets its ticks: round ones, as close together as their figures
 * allow. Over the whole height, margins included.
 */
export function axisTicks(
  domain: Domain,
  height: number,
  margins: Margins,
  tickSize: number | null,
): number[] {
  const inner = height * (1 - margins.top - margins.bottom);
  const perPixel = (domain.high - domain.low) / (inner - 1);
  if (!(perPixel > 0)) return [];
  const low = domain.low - margins.bottom * height * perPixel;
  const high = low + (height - 1) * perPixel;
  const finest = Math.max(
    ((high - low) * Math.ceil(fontSize * tickDensity)) / height,
    tickSize ?? 0,
  );
  const power = 10 ** Math.floor(Math.log10(finest) + 1e-9);
  const steps = power >= 1 ? coarseSteps : fineSteps;
  const step = (steps.find((factor) => factor * power >= finest * (1 - 1e-9)) ?? 10) * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step); index * step <= high; index += 1) {
    // Twelve digits drop the dust of the multiplication and keep every price there is.
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}
