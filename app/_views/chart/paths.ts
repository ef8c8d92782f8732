/**
 * Path data for the plot. A plot is 1,000 units wide and high whatever its pixels, stretched by
 * `preserveAspectRatio="none"`, so that the same text is right on the server, which does not know
 * the width, and after every change of it. Strokes keep their width by `vector-effect`.
 */
import type { Domain } from "./domain.ts";
import { thinned } from "./thin.ts";

/** Width and height of a plot, in its own units. */
export const plotSize = 1_000;

/**
 * The part of a series that a plot shows. Points stand at their index; `from` and `to` lie at the
 * plot's left and right edge.
 */
export interface Scale extends Domain {
  readonly from: number;
  readonly to: number;
}

/** Points from edge to edge. */
export function edgeToEdge(count: number): { readonly from: number; readonly to: number } {
  return { from: 0, to: Math.max(0, count - 1) };
}

/** Points in the middle of slots; where there are few, they stand on the right. */
export function slots(
  count: number,
  countMin: number,
): { readonly from: number; readonly to: number } {
  return { from: Math.min(0, count - countMin) - 0.5, to: count - 0.5 };
}

/** A place such as 3, or 3.5 between two points, as a distance from the left, 0 to 1,000. */
export function pointX(index: number, { from, to }: Scale): number {
  return to > from ? ((index - from) / (to - from)) * plotSize : plotSize;
}

/** A value's distance from the top, 0 to 1,000 inside the domain. */
export function valueY(value: number, domain: Domain): number {
  return ((domain.high - value) / (domain.high - domain.low)) * plotSize;
}

const digits = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through values, thinned to the plot's width; empty where there are none. */
export function linePath(values: readonly number[], scale: Scale, pixels: number): string {
  let path = "";
  for (const index of thinned(values, pixels)) {
    const value = values[index];
    if (value === undefined || !Number.isFinite(value)) continue;
    const x = digits(pointX(index, scale));
    path += `${path === "" ? "M" : "L"}${x} ${digits(valueY(value, scale))}`;
  }
  // A single point is a level from edge to edge: that is what is known.
  return path !== "" && !path.includes("L") ? `M0 ${path.split(" ")[1]}H${plotSize}` : path;
}

/** The area between a line made by `linePath` and the floor of the plot. */
export function areaPath(line: string): string {
  if (line === "") return "";
  const start = /^M([\d.-]+)/.exec(line)?.[1] ?? "0";
  return `${line}V${plotSize}H${start}Z`;
}

/** A dot at the end of a line made by `linePath`: a stroke of no length with round caps. */
export function endDot(values: readonly number[], scale: Scale): string {
  const last = values.at(-1);
  if (last === undefined) return "";
  return `M${digits(pointX(values.length - 1, scale))} ${digits(valueY(last, scale))}h0`;
}

/** What a candle is drawn from. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Candles in four paths: bodies and wicks, rising (or unchanged) and falling. */
export interface CandlePaths {
  readonly upBodies: string;
  readonly upWicks: string;
  readonly downBodies: string;
  readonly downWicks: string;
}

/** The part of its slot that a candle or a volume bar fills. */
const barFill = 0.68;
/** The least height of a body, in plot units, so that an unchanged price is still a line. */
const bodyMin = 3;

/** Paths of candles, each in its slot. */
export function candlePaths(bars: readonly Bar[], scale: Scale): CandlePaths {
  const paths = { upBodies: "", upWicks: "", downBodies: "", downWicks: "" };
  for (const [index, bar] of bars.entries()) {
    const middle = digits(pointX(index, scale));
    const left = digits(pointX(index - barFill / 2, scale));
    const right = digits(pointX(index + barFill / 2, scale));
    const top = valueY(Math.max(bar.open, bar.close), scale);
    const bottom = Math.max(valueY(Math.min(bar.open, bar.close), scale), top + bodyMin);
    const wick = `M${middle} ${digits(valueY(bar.high, scale))}V${digits(valueY(bar.low, scale))}`;
    const body = `M${left} ${digits(top)}H${right}V${digits(bottom)}H${left}Z`;
    if (bar.close >= bar.open) {
      paths.upBodies += body;
      paths.upWicks += wick;
    } else {
      paths.downBodies += body;
      paths.downWicks += wick;
    }
  }
  return paths;
}

/** Volume bars standing on the floor of the plot, the largest `share` of its height high. */
export function volumePaths(
  bars: readonly Bar[],
  scale: Scale,
  share: number,
): { readonly up: string; readonly down: string } {
  const largest = bars.reduce((most, bar) => Math.max(most, bar.volume), 0);
  const paths = { up: "", down: "" };
  if (largest <= 0) return paths;
  for (const [index, bar] of bars.entries()) {
    if (!(bar.volume > 0)) continue;
    const left = digits(pointX(index - barFill / 2, scale));
    const right = digits(pointX(index + barFill / 2, scale));
    const top = digits(plotSize - (bar.volume / largest) * share * plotSize);
    const box = `M${left} ${plotSize}V${top}H${right}V${plotSize}Z`;
    if (bar.close >= bar.open) paths.up += box;
    else paths.down += box;
  }
  return paths;
}
