/**
 * What an area chart renders once a second: candles, axis and words.
 */
import {
  changeRatioOf,
  formatChangePercent,
  formatDay,
  formatPrice,
  formatTime,
  formatTimeShort,
  zoneDefault,
} from "../../../lib/domain/format.ts";
import type { PointTick } from "./axes.tsx";
import type { Candle } from "./candle-series.ts";
import { type Domain, rangeOf, steadyDomain, withBaseline } from "./domain.ts";
import { timeTicks } from "./time-ticks.ts";

/** A candle with its place. */
export interface PlacedCandle extends Candle {
  readonly index: number;
}

export interface SeriesView {
  readonly empty: boolean;
  readonly points: readonly PlacedCandle[];
  readonly domain: Domain;
  readonly ticks: readonly PointTick[];
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** An axis stands even where there is nothing yet; its ticks are not shown. */
const emptyDomain: Domain = { low: 0, high: 1 };

interface SeriesOptions {
  readonly baseline: number | null;
  readonly tickSize: number | null;
  /** Ticks on the time axis, at most. */
  readonly ticksMax: number;
  /** Time zone of the time axis. */
  readonly zone: string;
}

/** @param values what the axis has to hold. */
export function seriesView(
  previous: SeriesView | null,
  candles: readonly Candle[],
  values: readonly number[],
  options: SeriesOptions,
): SeriesView {
  const range = rangeOf(values);
  const before = previous === null || previous.empty ? null : previous.domain;
  const domain =
    range === null
      ? emptyDomain
      : steadyDomain(before, withBaseline(range, options.baseline), options.tickSize);
  const times = candles.map(({ time }) => time);
  const offset = zoneOffset(times.at(-1) ?? 0, options.zone);
  const { indices, step } = timeTicks(times, options.ticksMax, offset);
  const day = (at: number) => Math.floor((at + offset) / dayMs);
  // A tick names the day where a new one begins, else the time as coarsely as ticks stand apart.
  const label = (time: number, before: number | undefined): string => {
    if (before !== undefined && day(time) > day(before)) return shortDay(time, options.zone);
    return step < minuteMs ? formatTime(time, options.zone) : formatTimeShort(time, options.zone);
  };
  return {
    empty: range === null,
    points: candles.map((candle, index) => ({ ...candle, index })),
    domain,
    ticks: indices.map((index) => ({ index, label: label(times[index] ?? 0, times[index - 1]) })),
  };
}

/** Day and month without the day of the week. */
function shortDay(time: number, zone: string): string {
  return formatDay(time, zone).replace(/^\S+ /, "");
}

/** How far a zone is ahead of UTC, ms. A page knows two: UTC, and the browser's own. */
function zoneOffset(time: number, zone: string): number {
  return zone === zoneDefault ? 0 : -new Date(time).getTimezoneOffset() * minuteMs;
}

/** What the chart shows, for those who cannot see it. */
export function seriesSummary(
  label: string,
  points: readonly Candle[],
  tickSize: number | null,
  zone: string,
): string {
  const last = points.at(-1);
  const first = points[0];
  const range = rangeOf(points.flatMap(({ low, high }) => [low, high]));
  if (last === undefined || first === undefined || range === null) return `${label}: no data yet.`;
  const change = formatChangePercent(changeRatioOf(last.close, first.open));
  return (
    `${label}: ${formatPrice(last.close, tickSize)}, ${change} since ${formatTimeShort(first.time, zone)}; ` +
    `between ${formatPrice(range.low, tickSize)} and ${formatPrice(range.high, tickSize)}.`
  );
}
