"use client";
/**
 * The plot of a live chart: an SVG of a few paths, and beside the value axis a tag with the newest
 * value. React makes it once; from then on `writePlot` does.
 */
import type { Ref, SVGProps } from "react";
import type { Gutter } from "./axes.tsx";
import type { ChartView } from "./chart-view.ts";
import type { Part, Picture } from "./drawing.ts";
import { plotSize } from "./paths.ts";

const stroke: SVGProps<SVGPathElement> = { fill: "none", vectorEffect: "non-scaling-stroke" };

/** How a part looks; what has no colour of its own takes that of the direction. */
function lookOf(part: Part): SVGProps<SVGPathElement> {
  switch (part.kind) {
    case "bars-up":
      return { fill: "var(--up)", fillOpacity: 0.35 };
    case "bars-down":
      return { fill: "var(--down)", fillOpacity: 0.35 };
    case "baseline":
      return { ...stroke, stroke: "var(--edge)", strokeDasharray: "2 3" };
    case "level":
      return { ...stroke, stroke: "currentColor", strokeDasharray: "1 3" };
    case "dot":
      return { ...stroke, stroke: "currentColor", strokeWidth: 6, strokeLinecap: "round" };
    case "area":
      return {
        fill: part.line.color ?? "currentColor",
        fillOpacity: part.line.areaOpacity ?? 0.11,
      };
    case "above":
    case "below":
      return { fill: part.sides[part.kind], fillOpacity: part.line.areaOpacity ?? 0.11 };
    case "line":
      return {
        ...stroke,
        stroke: part.line.color ?? "currentColor",
        strokeWidth: part.line.width,
        strokeDasharray: part.line.dashes,
        strokeLinejoin: "round",
      };
  }
}

interface PlotProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly gutter: Gutter;
  /** px, axes included. */
  readonly height: number;
  readonly parts: readonly Part[];
  /** What the page brings; the browser draws it anew at once. */
  readonly first: Picture;
  /** The tag's first text; null for a plot without a tag. */
  readonly tag: string | null;
}

export function Plot({ ref, gutter, height, parts, first, tag }: PlotProps) {
  return (
    <div
      className="pointer-events-none absolute left-0 z-1"
      ref={ref}
      style={{
        top: gutter.top,
        right: gutter.right,
        bottom: gutter.bottom,
        color: colorOf(first),
      }}
      suppressHydrationWarning
    >
      <svg
        aria-hidden="true"
        className="block h-full w-full overflow-visible"
        preserveAspectRatio="none"
        viewBox={`0 0 ${plotSize} ${plotSize}`}
      >
        {parts.map((part, index) => (
          <path
            d={first.paths[index]}
            key={"line" in part ? `${part.kind} ${part.line.name}` : part.kind}
            suppressHydrationWarning
            {...lookOf(part)}
          />
        ))}
      </svg>
      {tag !== null && (
        <div
          aria-hidden="true"
          className="figures absolute top-0 left-full ml-px h-[18px] rounded-sm contain-strict bg-current pl-[11px] text-[11px] leading-[18px] font-medium"
          style={{
            width: gutter.right - 2,
            transform: tagPlace(tagMiddle(first, height - gutter.top - gutter.bottom)),
          }}
          suppressHydrationWarning
        >
          <span className="text-ground" suppressHydrationWarning>
            {tag}
          </span>
        </div>
      )}
    </div>
  );
}

function colorOf({ rising }: Picture): string {
  return rising ? "var(--up)" : "var(--down)";
}

/** Where the middle of the tag stands, px from the plot's top; out of sight without a value. */
function tagMiddle({ level }: Picture, plotHeight: number): number {
  return level === null ? -200 : Math.round(Math.min(1, Math.max(0, level)) * plotHeight);
}

/** The tag is moved so that nothing around it is laid out. */
const tagPlace = (middle: number): string => `translateY(${middle - 9}px)`;

/** What has been written into a plot, so that nothing is written twice. */
export interface Written {
  readonly paths: string[];
  color: string;
  tag: string;
  middle: number;
}

export const nothingWritten = (): Written => ({
  paths: [],
  color: "",
  tag: "",
  middle: Number.NaN,
});

/**
 * Writes a picture into a plot.
 * @param plotHeight px
 */
export function writePlot(
  plot: HTMLElement,
  written: Written,
  picture: Picture,
  tag: string | null,
  plotHeight: number,
): void {
  const paths = plot.firstElementChild?.children;
  for (const [index, path] of picture.paths.entries()) {
    if (written.paths[index] === path) continue;
    written.paths[index] = path;
    paths?.[index]?.setAttribute("d", path);
  }
  const color = colorOf(picture);
  if (written.color !== color) {
    written.color = color;
    plot.style.color = color;
  }
  const box = plot.children[1];
  if (tag === null || !(box instanceof HTMLElement)) return;
  if (written.tag !== tag) {
    written.tag = tag;
    const text = box.firstChild?.firstChild;
    if (text) text.nodeValue = tag;
  }
  const middle = tagMiddle(picture, plotHeight);
  if (written.middle !== middle) {
    written.middle = middle;
    box.style.transform = tagPlace(middle);
    // What stands there on the axis gives way: globals.css.
    plot.parentElement?.style.setProperty("--tag", String(middle));
  }
}

/** What carries the ticks under the points: Recharts' own, and those before it has come. */
const tickLayers = ".recharts-xAxis-tick-labels, [data-slides]";

/**
 * Moves the ticks under the points with them, so that axes are drawn anew only when one comes or
 * goes.
 * @param moved places that points have moved to the left since the view was made.
 * @param width px
 */
export function slideTicks(box: Element, { edges }: ChartView, moved: number, width: number): void {
  const pixels = edges.to > edges.from ? (moved / (edges.to - edges.from)) * width : 0;
  const place = pixels === 0 ? "" : `translateX(${-Math.round(pixels)}px)`;
  for (const layer of box.querySelectorAll<HTMLElement | SVGElement>(tickLayers)) {
    if (layer.style.transform !== place) layer.style.transform = place;
  }
}
