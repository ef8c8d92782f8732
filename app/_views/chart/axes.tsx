"use client";
/**
 * What Recharts draws of a live chart: axes and grid, and where somebody points at it the crosshair,
 * the dots and the tooltip. The lines are the plot's: a render of Recharts takes a good part of a
 * frame, so it is asked for one only when its axes change, and given the points only while they are
 * needed.
 */
import { memo, type ReactNode } from "react";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartView } from "./chart-view.ts";
import { yShare } from "./paths.ts";

/** What of the box is not plot, px. The axes stand there. */
export interface Gutter {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point as the crosshair finds it: its place among those in sight, and a value for each line. */
export type PointRow = Readonly<Record<string, number>> & { readonly index: number };

/** What is needed while somebody points. */
export interface Pointing {
  readonly rows: readonly PointRow[];
  /** Columns of the rows, and their colours as CSS. */
  readonly dots: readonly { readonly column: string; readonly color: string }[];
}

interface AxesProps {
  /** px */
  readonly width: number;
  readonly height: number;
  readonly gutter: Gutter;
  readonly view: ChartView;
  readonly pointing: Pointing | null;
  /** The tooltip's content for a place. Must stay the same function. */
  readonly renderTip: (place: number) => ReactNode;
}

/** What Recharts says of a tick of the value axis. */
interface YTick {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: number };
}

const text = { fill: "var(--ink-faint)", fontSize: 11 } as const;
const noRows: readonly PointRow[] = [];

/** Recharts' part of a live chart; lies over its box. */
const Axes = memo(function Axes(props: AxesProps) {
  const { width, height, gutter, view, pointing, renderTip } = props;
  const { edges, domain } = view;
  const words = new Map(view.pointTicks.map((tick) => [tick.at, tick.text]));
  const figures = new Map(view.valueTicks.map((tick) => [tick.at, tick.text]));
  return (
    <LineChart
      accessibilityLayer={false}
      data={(pointing?.rows ?? noRows) as PointRow[]}
      height={height}
      margin={{ top: gutter.top, right: 0, bottom: 0, left: 0 }}
      width={width}
    >
      {gutter.right > 0 && (
        <CartesianGrid stroke="var(--hairline)" syncWithTicks vertical={false} />
      )}
      <XAxis
        allowDataOverflow
        axisLine={false}
        dataKey="index"
        domain={[edges.from, Math.max(edges.to, edges.from + 1)]}
        height={gutter.bottom}
        hide={gutter.bottom < 16}
        interval={0}
        tick={text}
        tickFormatter={(place: number) => words.get(place) ?? ""}
        tickLine={false}
        tickMargin={6}
        ticks={[...words.keys()]}
        type="number"
      />
      <YAxis
        allowDataOverflow
        axisLine={false}
        domain={[domain.low, domain.high]}
        hide={gutter.right === 0}
        interval={0}
        orientation="right"
        tick={({ x, y, payload }: YTick) => (
          <text
            {...text}
            className="gives-way"
            dy="0.355em"
            style={{ ["--at" as string]: Number(y) - gutter.top }}
            x={x}
            y={y}
          >
            {figures.get(payload.value)}
          </text>
        )}
        tickLine={false}
        tickMargin={6}
        ticks={[...figures.keys()]}
        type="number"
        width={gutter.right}
      />
      {pointing !== null && (
        <Tooltip
          allowEscapeViewBox={{ x: false, y: true }}
          content={({ active, label }) =>
            active && typeof label === "number" ? (
              <div className="rounded-sm border border-hairline bg-raised px-2 py-1 text-xs text-ink">
                {renderTip(label)}
              </div>
            ) : null
          }
          cursor={<Crosshair view={view} />}
          isAnimationActive={false}
          wrapperStyle={{ zIndex: 2, outline: "none" }}
        />
      )}
      {pointing?.dots.map(({ column, color }) => (
        <Line
          activeDot={{ r: 3.5, fill: color, stroke: "var(--surface)", strokeWidth: 1.5 }}
          dataKey={column}
          dot={false}
          fill="none"
          isAnimationActive={false}
          key={column}
          legendType="none"
          strokeWidth={0}
        />
      ))}
    </LineChart>
  );
});

export default Axes;

interface CrosshairProps {
  readonly view: ChartView;
  /** What Recharts adds: the ends of the upright line, and the values at it. */
  readonly points?: readonly { readonly x: number; readonly y: number }[];
  readonly payload?: readonly { readonly value?: unknown }[];
}

/** An upright line at the point, and for a single line a level one at its value. */
function Crosshair({ view, points, payload }: CrosshairProps) {
  const [top, bottom] = points ?? [];
  if (top === undefined || bottom === undefined) return null;
  const value = payload?.length === 1 ? payload[0]?.value : undefined;
  const y =
    typeof value === "number" ? top.y + yShare(value, view.domain) * (bottom.y - top.y) : null;
  return (
    <g fill="none" stroke="var(--ink-faint)" strokeDasharray="2 3">
      <path d={`M${top.x} ${top.y}V${bottom.y}`} />
      {y !== null && <path d={`M0 ${y}H9999`} />}
    </g>
  );
}
