"use client";
/**
 * The box of a live chart: the plot, which stands in the page from the first byte, Recharts' axes
 * around it, and beside the value axis a tag with the newest value.
 */
import { type ReactNode, type Ref, useSyncExternalStore } from "react";
import type { AxesProps, Gutter } from "./axes.tsx";
import { LazyAxes } from "./lazy-axes.tsx";
import { plotSize } from "./paths.ts";

interface PlotProps {
  /** px, all of it; the width is the parent's. */
  readonly height: number;
  readonly gutter: Gutter;
  /** What the chart shows, in a sentence or two. */
  readonly summary: string;
  readonly axes: AxesProps;
  readonly svg: Ref<SVGSVGElement>;
  /** The tag beside the value axis, placed by the caller; nothing where there is no axis. */
  readonly tag?: ReactNode;
  /** What to say where there is nothing to draw. */
  readonly emptyWords?: string;
  /** Paths, in the units of paths.ts. */
  readonly children: ReactNode;
}

/** Reserves the box and lays plot and axes over each other. */
export function Plot({ height, gutter, summary, axes, svg, tag, emptyWords, children }: PlotProps) {
  // Recharts measures itself, so it waits for the browser and for something to show.
  const browser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <figure className="relative m-0 w-full overflow-hidden" style={{ height }}>
      <figcaption className="sr-only">{summary}</figcaption>
      <div className="absolute inset-0 tabular-nums">
        {browser && axes.points.length > 0 && <LazyAxes {...axes} />}
      </div>
      {emptyWords !== undefined && axes.points.length === 0 && (
        // Only after a moment: what is there may be on its way.
        <p className="absolute inset-0 grid place-items-center text-[13px] text-ink-soft transition-opacity delay-700 duration-0 starting:opacity-0">
          {emptyWords}
        </p>
      )}
      <div
        className="pointer-events-none absolute left-0 z-1"
        style={{ top: gutter.top, right: gutter.right, bottom: gutter.bottom }}
      >
        <svg
          aria-hidden="true"
          className="block h-full w-full overflow-visible"
          preserveAspectRatio="none"
          ref={svg}
          viewBox={`0 0 ${plotSize} ${plotSize}`}
        >
          {children}
        </svg>
        {tag}
      </div>
    </figure>
  );
}
