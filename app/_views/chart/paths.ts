/**
 * Path data for the plot. A plot is 4,000 units wide and high whatever its pixels, stretched by
 * `preserveAspectRatio="none"`, so that the same text is right on the server, which does not know
 * the width, and after every change of it. Units are finer than pixels, so whole ones do. Strokes
 * keep their width by `vector-effect`.
 */
import type { Domain } from "./domain.ts";
import type { Span } from "./span.ts";
import { thinned } from "./thin.ts";

/** Width and height of a plot, in its own units. */
export const plotSize = 4_000;

/** Which places lie at the left and the right edge of a plot, counted from the first in sight. */
export interface Edges {
  readonly from: number;
  readonly to: number;
}

/** Points from edge to edge. */
export function edgeToEdge(count: number): Edges {
  return { from: 0, to: Math.max(0, count - 1) };
}

/** Points in the middle of slots; where there are few, they stand on the right. */
export function slots(count: number, countMin: number): Edges {
  return { from: Math.min(0, count - countMin) - 0.5, to: count - 0.5 };
}

/** A place such as 3, or 3.5 between two points, as a part of the plot's width. */
export function xShare(place: number, { from, to }: Edges): number {
  return to > from ? (place - from) / (to - from) : 1;
}

/** A value's distance from the top as a part of the plot's height. */
export function yShare(value: number, { low, high }: Domain): number {
  return (high - value) / (high - low);
}

/** What a plot shows. */
export interface Scale extends Domain {
  readonly span: Span;
  readonly edges: Edges;
}

/** Calls back for each corner of a line through values, thinned to the plot's width. */
export function eachCorner(
  values: ArrayLike<number>,
  { span, low, high, edges }: Scale,
  pixels: number,
  corner: (x: number, y: number) => void,
): void {
  const perPlace = edges.to > edges.from ? plotSize / (edges.to - edges.from) : 0;
  const left = perPlace > 0 ? (-edges.from - span.start) * perPlace : plotSize;
  const perValue = plotSize / (high - low);
  for (const place of thinned(values, span, pixels)) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    corner(Math.round(left + place * perPlace), Math.round((high - value) * perValue));
  }
}

/**
 * A line through values, thinned to the plot's width; empty where there are none. It is interrupted
 * nowhere: a value that is not known is passed over.
 */
export function linePath(values: ArrayLike<number>, scale: Scale, pixels: number): string {
  let path = "";
  let drawn = 0;
  eachCorner(values, scale, pixels, (x, y) => {
    path += drawn === 0 ? `M${x} ${y}` : `L${x} ${y}`;
    drawn += 1;
  });
  // A single point is a level from edge to edge: that is what is known.
  return drawn === 1 ? `M0 ${path.slice(path.indexOf(" ") + 1)}H${plotSize}` : path;
}

/** The area between a line made by `linePath` and a level, by default the floor of the plot. */
export function areaPath(line: string, floor = plotSize): string {
  if (line === "") return "";
  return `${line}V${floor}H${line.slice(1, line.indexOf(" "))}Z`;
}

/** A dot at the end of a line: a stroke of no length with round caps. */
export function endDot(values: ArrayLike<number>, scale: Scale): string {
  const { span, edges } = scale;
  const value = values[span.end - 1] ?? Number.NaN;
  if (span.end <= span.start || Number.isNaN(value)) return "";
  const x = Math.round(xShare(span.end - 1 - span.start, edges) * plotSize);
  return `M${x} ${Math.round(yShare(value, scale) * plotSize)}h0`;
}

/** The part of its slot that a bar fills. */
const barFill = 0.68;

/**
 * Bars standing on the floor of the plot, the largest `share` of its height high: those of a rise
 * and those of a fall, which are told apart by their sign.
 */
export function barPaths(
  bars: ArrayLike<number>,
  { span, edges }: Scale,
  share: number,
): { readonly up: string; readonly down: string } {
  let largest = 0;
  for (let place = span.start; place < span.end; place += 1) {
    largest = Math.max(largest, Math.abs(bars[place] ?? 0) || 0);
  }
  const paths = { up: "", down: "" };
  if (!(largest > 0)) return paths;
  const perPlace = plotSize / Math.max(1, edges.to - edges.from);
  const width = Math.max(1, Math.round(perPlace * barFill));
  for (let place = span.start; place < span.end; place += 1) {
    const bar = bars[place] ?? 0;
    const height = Math.round((Math.abs(bar) / largest) * share * plotSize);
    if (!(height > 0)) continue;
    const left = Math.round((place - span.start - edges.from) * perPlace - width / 2);
    const box = `M${left} ${plotSize}v${-height}h${width}v${height}Z`;
    if (bar > 0) paths.up += box;
    else paths.down += box;
  }
  return paths;
}
