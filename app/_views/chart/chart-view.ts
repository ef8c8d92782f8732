/**
 * What of a live chart changes rarely: how far its axes reach and where their ticks stand. React and
 * Recharts draw it anew only when it is another one.
 */
import { formatDay, formatTime, formatTimeShort, zoneDefault } from "../../../lib/domain/format.ts";
import { apart, textWidth } from "./apart.ts";
import {
  type Domain,
  lifted,
  rangeOver,
  sameDomain,
  steadyDomain,
  valueTicks,
  withBaseline,
} from "./domain.ts";
import { type Edges, slots, xShare } from "./paths.ts";
import type { Points } from "./points.ts";
import type { Span } from "./span.ts";
import { timeTicks } from "./time-ticks.ts";

/** A tick of an axis: where it stands, as a place or a value, and its text. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface ChartView {
  /** Whether there is nothing to show. */
  readonly empty: boolean;
  /** How many points are in sight, and where they stand. */
  readonly count: number;
  readonly edges: Edges;
  /** What the value axis has to hold, and the axis: with bars it reaches further down. */
  readonly values: Domain;
  readonly domain: Domain;
  readonly valueTicks: readonly Tick[];
  /** Ticks under the points, by places counted from the first in sight. */
  readonly pointTicks: readonly Tick[];
  /** ms between the ticks of a time axis. */
  readonly step: number;
  /** The time of the last point in sight: as points move on, ticks slide with it. */
  readonly anchor: number;
}

/** How the value axis follows its values. */
export interface AxisRules {
  /** A level that the axis takes in where that does not flatten the lines. */
  readonly baseline: number | null;
  /** The axis where it does not follow the values. */
  readonly bounds: Domain | null;
  /** Whether it begins at zero. */
  readonly fromZero: boolean;
  readonly tickSize: number | null;
}

/** What decides how many ticks there are, and their text. */
export interface TickRules {
  /** Size of the plot, px. */
  readonly width: number;
  readonly height: number;
  readonly zone: string;
  /** As many points as fill the plot. */
  readonly room: number;
  readonly tickSize: number | null;
  readonly formatValue: (value: number) => string;
}

/** The part of the height that bars take, and fewer points than this do not fill a plot of bars. */
export const barsShare = 0.18;
const slotsMin = 24;
/** px that a tick takes along its axis, and how near to the right edge it may stand. */
const pointTickWidth = 66;
const valueTickHeight = 42;
const edgeRoom = 10;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** An axis stands even where there is nothing yet, or nothing but zero. */
const unit: Domain = { low: 0, high: 1 };

/** The values' axis as it has to be now: the same object while it may stay. */
export function domainNow(
  previous: Domain | null,
  points: Points,
  span: Span,
  options: AxisRules,
): Domain | null {
  if (options.bounds !== null) return options.bounds;
  const range = rangeOver(points.series, span);
  if (range === null) return null;
  if (!options.fromZero) {
    return steadyDomain(previous, withBaseline(range, options.baseline), options.tickSize);
  }
  if (!(range.high > 0)) return sameDomain(previous ?? range, unit) ? previous : unit;
  const { high } = steadyDomain(previous, { low: 0, high: range.high }, null);
  return previous?.low === 0 && previous.high === high ? previous : { low: 0, high };
}

/** Whether a chart has bars to show. */
export function hasBars({ bars }: Points, span: Span): boolean {
  if (bars === null) return false;
  for (let place = span.end - 1; place >= span.start; place -= 1) {
    if (Math.abs(bars[place] ?? 0) > 0) return true;
  }
  return false;
}

/**
 * Where points stand: bars need slots.
 * @param room as many points as fill the plot: fewer stand on the right.
 */
export function edgesOf({ start, end }: Span, bars: boolean, room = 0): Edges {
  const count = end - start;
  if (bars) return slots(count, Math.max(room, slotsMin));
  return { from: Math.min(0, count - room), to: Math.max(0, count - 1) };
}

/** The whole axis: bars have their room under the values. */
export function plotDomain(values: Domain, bars: boolean): Domain {
  return bars ? lifted(values, barsShare) : values;
}

/** What the axis of a view holds; null where that says nothing. */
export function valuesOf(view: ChartView | null): Domain | null {
  return view === null || view.empty ? null : view.values;
}

/** @param domain as `domainNow` has it. */
export function chartView(
  previous: ChartView | null,
  points: Points,
  span: Span,
  domain: Domain | null,
  options: TickRules,
): ChartView {
  const count = span.end - span.start;
  const values = domain ?? unit;
  const bars = hasBars(points, span);
  const edges = edgesOf(span, bars, options.room);
  // Few points in a room for many take a part of the width, and so do their ticks.
  const filled = Math.min(1, count / (edges.to - edges.from + 1));
  const most = Math.max(filled < 1 ? 1 : 2, Math.floor((options.width * filled) / pointTickWidth));
  const xOf = (place: number) => xShare(place - span.start, edges) * options.width;
  const fits = (place: number, text: string) =>
    xOf(place) >= textWidth(text) / 2 && xOf(place) <= options.width - edgeRoom;
  const { ticks, step } =
    ownTicks(points, span, most, fits) ??
    clockTicks(points, span, most, options.zone, previous?.step ?? 0);
  const written = ticks
    .filter(({ place, text }) => fits(place, text))
    .map(({ place, ...tick }) => ({ ...tick, at: place - span.start, x: xOf(place) }));
  return {
    empty: domain === null || count === 0,
    count,
    edges,
    values,
    domain: plotDomain(values, bars),
    valueTicks: valueTicks(
      values,
      Math.max(2, Math.floor(options.height / valueTickHeight)),
      options.tickSize,
    ).map((at) => ({ at, text: options.formatValue(at) })),
    pointTicks: apart(written).map(({ at, text }) => ({ at, text })),
    step,
    anchor: points.times[span.end - 1] ?? 0,
  };
}

/** Whether two views look the same, but for how far points have moved on from the first one. */
export function sameView(one: ChartView, other: ChartView, points: Points, span: Span): boolean {
  if (one === other) return true;
  if (one.empty !== other.empty || one.count !== other.count) return false;
  if (!sameDomain(one.domain, other.domain)) return false;
  if (one.pointTicks.length !== other.pointTicks.length) return false;
  const moved = placesMoved(one, points, span);
  return one.pointTicks.every(({ at, text }, index) => {
    const tick = other.pointTicks[index];
    return tick?.text === text && tick.at === at - moved;
  });
}

/** How many places the points have moved to the left since a view was made. */
export function placesMoved(view: ChartView, points: Points, span: Span): number {
  return points.count === 0 ? 0 : span.end - 1 - points.placeOf(view.anchor);
}

interface PointTick {
  readonly place: number;
  readonly text: string;
  /** How much a tick matters where there is not room for all. */
  readonly weight: number;
}

interface Ticks {
  readonly ticks: readonly PointTick[];
  /** ms between ticks of a time axis, else 0. */
  readonly step: number;
}

function ownTicks(
  { labels, labelTicks }: Points,
  span: Span,
  countMax: number,
  fits: (place: number, text: string) => boolean,
): Ticks | null {
  if (labelTicks === null) return null;
  const ticks = labelTicks(labels, span, countMax, fits);
  return { ticks: ticks.map((tick) => ({ ...tick, weight: 0 })), step: 0 };
}

function clockTicks(
  { times }: Points,
  span: Span,
  countMax: number,
  zone: string,
  before: number,
): Ticks {
  const offset = zoneOffset(times[span.end - 1] ?? 0, zone);
  const { places, step } = timeTicks(times, span, countMax, offset, before);
  const day = (at: number) => Math.floor((at + offset) / dayMs);
  const beginsDay = (place: number): boolean => {
    const earlier = times[place - 1];
    return earlier !== undefined && day(times[place] ?? 0) > day(earlier);
  };
  // A tick names the day where a new one begins, else the time as coarsely as ticks stand apart.
  const text = (place: number): string => {
    const time = times[place] ?? 0;
    if (beginsDay(place)) return shortDay(time, zone);
    return step < minuteMs ? formatTime(time, zone) : formatTimeShort(time, zone);
  };
  // Over a night round times lie at one place almost: then the day is what is told.
  const tickAt = (place: number): PointTick => {
    return { place, text: text(place), weight: beginsDay(place) ? 1 : 0 };
  };
  return { ticks: places.map(tickAt), step };
}

/** Day and month without the day of the week. */
function shortDay(time: number, zone: string): string {
  return formatDay(time, zone).replace(/^\S+ /, "");
}

/** How far a zone is ahead of UTC, ms. A page knows two: UTC, and the browser's own. */
function zoneOffset(time: number, zone: string): number {
  return zone === zoneDefault ? 0 : -new Date(time).getTimezoneOffset() * minuteMs;
}
