"use client";
/**
 * What Recharts draws of a live chart: axes, grid, crosshair and tooltip, by mouse, touch and
 * keyboard. It renders once a second at most; the line itself is the plot's, since a Recharts
 * render of 300 points takes longer than a frame.
 */
import { memo, type ReactNode } from "react";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { type Domain, valueTicks } from "./domain.ts";

/** What of the box is not plot, px. The axes stand there. */
export interface Gutter {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tick on the axis of points: a point's place and what stands under it. */
export interface PointTick {
  readonly index: number;
  readonly label: string;
}

/** A series by which the crosshair finds its dots. */
export interface Dots {
  readonly column: string;
  /** A colour, as CSS. */
  readonly color: string;
}

export interface AxesProps {
  /** Read out when the chart takes the focus. */
  readonly label: string;
  readonly gutter: Gutter;
  /** A row for each point, with its place as `index`. */
  readonly points: readonly { readonly index: number }[];
  /** What lies at the left and the right edge, in places of points. */
  readonly from: number;
  readonly to: number;
  readonly domain: Domain;
  /** Values below this get no tick: another pane is there. */
  readonly floor: number;
  readonly tickSize: number | null;
  readonly ticksMax: number;
  readonly formatValue: (value: number) => string;
  readonly pointTicks: readonly PointTick[];
  readonly dots: readonly Dots[];
  /** The tooltip's content for a point. */
  readonly renderTip: (index: number) => ReactNode;
}

const text = { fill: "var(--ink-faint)", fontSize: 11 } as const;

/** Recharts' part of a live chart; fills its box, which the caller reserves. */
const Axes = memo(function Axes(props: AxesProps) {
  const { points, domain, gutter } = props;
  const labels = new Map(props.pointTicks.map(({ index, label }) => [index, label]));
  const values = valueTicks(
    { low: props.floor, high: domain.high },
    props.ticksMax,
    props.tickSize,
  );
  return (
    <LineChart
      aria-label={props.label}
      data={points as { index: number }[]}
      margin={{ top: gutter.top, right: 0, bottom: 0, left: 0 }}
      responsive
      style={{ width: "100%", height: "100%" }}
    >
      {gutter.right > 0 && (
        <CartesianGrid stroke="var(--hairline)" syncWithTicks vertical={false} />
      )}
      <XAxis
        allowDataOverflow
        axisLine={false}
        dataKey="index"
        domain={[props.from, Math.max(props.to, props.from + 1)]}
        height={gutter.bottom}
        hide={gutter.bottom === 0}
        interval="preserveStartEnd"
        tick={text}
        tickFormatter={(index: number) => labels.get(index) ?? ""}
        tickLine={false}
        tickMargin={6}
        ticks={[...labels.keys()]}
        type="number"
      />
      <YAxis
        allowDataOverflow
        axisLine={false}
        domain={[domain.low, domain.high]}
        hide={gutter.right === 0}
        interval={0}
        orientation="right"
        tick={text}
        tickFormatter={props.formatValue}
        tickLine={false}
        tickMargin={6}
        ticks={values}
        width={gutter.right}
      />
      <Tooltip
        content={({ active, label }) =>
          active && typeof label === "number" ? (
            <div className="rounded-sm border border-hairline bg-raised px-2 py-1 text-xs text-ink">
              {props.renderTip(label)}
            </div>
          ) : null
        }
        cursor={{ stroke: "var(--ink-faint)", strokeDasharray: "2 3" }}
        isAnimationActive={false}
        wrapperStyle={{ zIndex: 2, outline: "none" }}
      />
      {props.dots.map(({ column, color }) => (
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
