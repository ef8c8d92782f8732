"use client";
/** A chart of what leans to one of two sides: up for home, down for away. */
import { useRef, useState } from "react";
import type { Row } from "../../../lib/schema/topics.ts";
import type { Gutter } from "../chart/axes.tsx";
import type { Domain } from "../chart/domain.ts";
import type { Line, Look } from "../chart/drawing.ts";
import { LiveChart } from "../chart/live-chart.tsx";
import type { Points } from "../chart/points.ts";
import { sidePath } from "../chart/side-path.ts";
import type { EdgePoints } from "./edge-points.ts";

interface EdgeChartProps<F extends "probability" | "events"> {
  points: EdgePoints<F>;
  home: string;
  away: string;
  label: string;
  /** px */
  height: number;
  middle: number;
  /** The axis; by default it follows the values. */
  bounds?: Domain;
  /** A value of the axis. */
  formatValue: (value: number) => string;
  /** What stands beside a side's name in the legend, of the newest point. */
  figure: (row: Row<F>, side: "home" | "away") => string;
  /** Names of what `tell` gives, and a point as text. */
  columns: readonly string[];
  tell: (row: Row<F>) => readonly string[];
  /** The newest point in a sentence. */
  say: (row: Row<F>) => string;
}

/** Below is room for the texts of the time axis, and for the button clear of the lowest value. */
const gutter: Gutter = { top: 8, right: 48, bottom: 28 };
const look: Look = { bars: false, level: false, dot: false };
/** Who leads is an area in its colour, between the line and the middle. */
const lines: readonly Line[] = [
  {
    name: "Edge",
    color: "var(--ink)",
    width: 1.5,
    area: { above: "var(--home)", below: "var(--away)", path: sidePath },
    areaOpacity: 0.3,
  },
];
/** px, of a legend in one line. */
const legendHeight = 24;
const sides = ["home", "away"] as const;
const nothing: readonly string[] = [];

export function EdgeChart<F extends "probability" | "events">(props: EdgeChartProps<F>) {
  const { points, home, away, label, height, middle, bounds, figure } = props;
  const { source, rowOf } = points;
  const legend = useRef<HTMLUListElement>(null);
  const newest = (of: Points, end: number) => (end === 0 ? null : rowOf(of, end - 1));
  const figuresOf = (row: Row<F> | null) =>
    sides.map((side) => (row === null ? "" : figure(row, side)));
  // React writes the figures once; from then on they follow the drawing.
  const [first] = useState(() => {
    source.refresh();
    return figuresOf(newest(source.points, source.points.count));
  });
  return (
    <div className="pt-3">
      <ul className="flex flex-wrap gap-x-5 gap-y-0.5 pb-2 text-xs leading-4" ref={legend}>
        {sides.map((side, index) => (
          <li className="flex min-w-0 items-center gap-1.5 whitespace-nowrap" key={side}>
            <span
              aria-hidden="true"
              className={`mark size-2.5 shrink-0 ${side === "home" ? "bg-home" : "bg-away"}`}
            />
            <span className="truncate text-ink-soft">
              {side === "home" ? home : away}
              <span className="sr-only">, {side === "home" ? "up" : "down"}</span>
            </span>
            <span
              className="figures w-[34px] font-medium [contain:layout]"
              suppressHydrationWarning
            >
              {first[index] || "\u00a0"}
            </span>
          </li>
        ))}
      </ul>
      <LiveChart
        baseline={middle}
        bounds={bounds ?? null}
        columns={props.columns}
        formatValue={props.formatValue}
        gutter={gutter}
        height={height - legendHeight}
        label={label}
        lines={lines}
        look={look}
        onDrawn={(drawn, { end }) => {
          const figures = figuresOf(newest(drawn, end));
          for (const [index, item] of [...(legend.current?.children ?? [])].entries()) {
            const text = item.lastElementChild?.firstChild;
            const written = figures[index] || "\u00a0";
            if (text && text.nodeValue !== written) text.nodeValue = written;
          }
        }}
        row={(of, place) => {
          const row = rowOf(of, place);
          return row === null ? nothing : props.tell(row);
        }}
        source={source}
        summary={(of, { end }) => {
          const row = newest(of, end);
          return `${label}: ${row === null ? "no data yet" : props.say(row)}.`;
        }}
      />
    </div>
  );
}
