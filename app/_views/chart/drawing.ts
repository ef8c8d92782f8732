/** The picture of a live chart: the text of its paths, in the order in which they lie. */
import { barsShare } from "./chart-view.ts";
import { areaPath, barPaths, endDot, linePath, plotSize, type Scale, yShare } from "./paths.ts";
import type { Points } from "./points.ts";
import type { sidePath } from "./side-path.ts";

/** How a line looks. */
export interface Line {
  readonly name: string;
  /** A colour, as CSS; null takes that of the direction: up or down. */
  readonly color: string | null;
  /** px */
  readonly width: number;
  /** As `stroke-dasharray`, px: colour never tells lines apart alone. */
  readonly dashes?: string | undefined;
  /**
   * Whether the area under it is filled, or that between it and the baseline: in one colour, or in
   * one above and another below.
   */
  readonly area?: true | "to-baseline" | Sides;
  /** How dense that is, 0 to 1; a trace unless given. */
  readonly areaOpacity?: number;
}

/** Colours, as CSS, and what draws a side. */
export interface Sides {
  readonly above: string;
  readonly below: string;
  readonly path: typeof sidePath;
}

/** What a path is drawn as. */
export type Part =
  | { readonly kind: "bars-up" | "bars-down" | "baseline" | "level" | "dot" }
  | { readonly kind: "area" | "line"; readonly line: Line }
  | { readonly kind: "above" | "below"; readonly line: Line; readonly sides: Sides };

/** The parts of a picture, from the back to the front. */
export function partsOf(lines: readonly Line[], look: Look): readonly Part[] {
  const parts: Part[] = look.bars ? [{ kind: "bars-up" }, { kind: "bars-down" }] : [];
  for (const line of lines) {
    if (typeof line.area === "object") {
      parts.push({ kind: "above", line, sides: line.area });
      parts.push({ kind: "below", line, sides: line.area });
    } else if (line.area !== undefined) parts.push({ kind: "area", line });
  }
  parts.push({ kind: "baseline" });
  if (look.level) parts.push({ kind: "level" });
  for (const line of lines) parts.push({ kind: "line", line });
  if (look.dot) parts.push({ kind: "dot" });
  return parts;
}

export interface Look {
  readonly bars: boolean;
  /** A line across at the newest value. */
  readonly level: boolean;
  /** A dot at the newest value. */
  readonly dot: boolean;
}

export interface Picture {
  /** The `d` of each part. */
  readonly paths: readonly string[];
  /** The last value in sight of the first line, and its distance from the top, 0 to 1. */
  readonly last: number | null;
  readonly level: number | null;
  /** Where the first line points: from the baseline, or from its own beginning. */
  readonly rising: boolean;
}

/** Between bars and lines stays some of the bars' part. */
const barsFill = 0.9;

/**
 * @param scale with the domain of the whole plot, bars' part and all.
 * @param pixels width of the plot.
 */
export function draw(
  points: Points,
  lines: readonly Line[],
  parts: readonly Part[],
  scale: Scale,
  baseline: number | null,
  pixels: number,
): Picture {
  const [main = new Float64Array(0)] = points.series;
  const { span } = scale;
  const newest = main[span.end - 1] ?? Number.NaN;
  const last = span.end > span.start && Number.isFinite(newest) ? newest : null;
  const level = last === null ? null : yShare(last, scale);
  const paths = lines.map((_, index) => linePath(points.series[index] ?? main, scale, pixels));
  const bars = points.bars === null ? null : barPaths(points.bars, scale, barsShare * barsFill);
  const across = (share: number | null) =>
    share === null || share < 0 || share > 1
      ? ""
      : `M0 ${Math.round(share * plotSize)}H${plotSize}`;
  const pathOf = (part: Part): string => {
    switch (part.kind) {
      case "bars-up":
        return bars?.up ?? "";
      case "bars-down":
        return bars?.down ?? "";
      case "baseline":
        return across(baseline === null ? null : yShare(baseline, scale));
      case "level":
        return across(level);
      case "dot":
        return endDot(main, scale);
      case "area":
        return areaPath(paths[lines.indexOf(part.line)] ?? "", floorOf(part.line, scale, baseline));
      case "above":
      case "below": {
        const values = points.series[lines.indexOf(part.line)] ?? main;
        return part.sides.path(
          values,
          scale,
          pixels,
          floorOf(part.line, scale, baseline),
          part.kind,
        );
      }
      case "line":
        return paths[lines.indexOf(part.line)] ?? "";
    }
  };
  return {
    paths: parts.map(pathOf),
    last,
    level,
    rising: last === null || last >= (baseline ?? firstOf(main, span.start, span.end) ?? last),
  };
}

/** Where an area ends below, in units of the plot. */
function floorOf({ area }: Line, scale: Scale, baseline: number | null): number {
  if (area === true || baseline === null) return plotSize;
  return Math.round(Math.min(1, Math.max(0, yShare(baseline, scale))) * plotSize);
}

function firstOf(values: ArrayLike<number>, start: number, end: number): number | null {
  for (let place = start; place < end; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (!Number.isNaN(value)) return value;
  }
  return null;
}
