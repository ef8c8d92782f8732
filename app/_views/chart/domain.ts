/**
 * The value axis: how far it reaches, when it stays where it is, and where its ticks stand.
 */
import type { Span } from "./span.ts";

/** The lowest and highest value on an axis. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** Air above and below the values, as a part of their range. */
const padding = 0.06;
/** An axis of a series that never moved spans this part of its value, or ten price steps. */
const stillSpan = 0.002;
const stillSteps = 10;
/** A baseline joins the axis when it makes the range at most this many times as large. */
const baselineStretchMax = 2.5;
/** The least part of the axis that the values have to fill for the axis to stay. */
const filledMin = 0.6;

export function sameDomain(one: Domain, other: Domain): boolean {
  return one.low === other.low && one.high === other.high;
}

/** The range of some series over a span; null where there is no finite value. */
export function rangeOver(series: readonly ArrayLike<number>[], span: Span): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of series) {
    for (let place = span.start; place < span.end; place += 1) {
      const value = values[place] ?? Number.NaN;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? { low, high } : null;
}

/** A range that takes in the baseline where that does not flatten the series. */
export function withBaseline(range: Domain, baseline: number | null): Domain {
  if (baseline === null || !Number.isFinite(baseline)) return range;
  const low = Math.min(range.low, baseline);
  const high = Math.max(range.high, baseline);
  return high - low <= (range.high - range.low) * baselineStretchMax ? { low, high } : range;
}

/**
 * An axis for a range of values, with air on both sides.
 * @param tickSize the price step, where the values have one.
 */
export function padded(range: Domain, tickSize: number | null): Domain {
  const span = range.high - range.low;
  if (span > 0) return { low: range.low - span * padding, high: range.high + span * padding };
  const half =
    Math.max(Math.abs(range.low) * stillSpan, (tickSize ?? 0) * stillSteps, Number.EPSILON) / 2;
  return { low: range.low - half, high: range.high + half };
}

/**
 * The axis to draw next. It stays where it is while it holds all values and they fill most of it,
 * so that it does not breathe with every tick.
 */
export function steadyDomain(
  previous: Domain | null,
  range: Domain,
  tickSize: number | null,
): Domain {
  const next = padded(range, tickSize);
  if (previous === null) return next;
  const holds = previous.low <= range.low && range.high <= previous.high;
  const filled = (next.high - next.low) / (previous.high - previous.low);
  return holds && filled >= filledMin ? previous : next;
}

/** Leaves room for another pane below: the values keep the upper `1 - share` of the axis. */
export function lifted(domain: Domain, share: number): Domain {
  return {
    low: domain.low - ((domain.high - domain.low) * share) / (1 - share),
    high: domain.high,
  };
}

/**
 * Round values inside a domain, steps of 1, 2 or 5 times a power of ten, at most `countMax`.
 * @param tickSize the steps are never finer than this.
 */
export function valueTicks(domain: Domain, countMax: number, tickSize: number | null): number[] {
  const span = domain.high - domain.low;
  if (!(span > 0) || countMax < 1) return [];
  const finest = Math.max(span / countMax, tickSize ?? 0);
  const power = 10 ** Math.floor(Math.log10(finest));
  const step = ([1, 2, 5].find((factor) => factor * power >= finest * (1 - 1e-9)) ?? 10) * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(domain.low / step); index * step <= domain.high; index += 1) {
    // Twelve digits drop the dust of the multiplication and keep every price there is.
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return ticks;
}
