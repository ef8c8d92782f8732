"use client";
/** The last minute of a figure of the meter, from when it was opened. */
import { useEffect, useState } from "react";
import { formatTime, noFigure } from "../../lib/domain/format.ts";
import { useServerNow } from "../_live/hooks.ts";
import type { Gutter } from "../_views/chart/axes.tsx";
import type { Line, Look } from "../_views/chart/drawing.ts";
import { LiveChart } from "../_views/chart/live-chart.tsx";
import { Readings } from "../_views/chart/readings.ts";

const height = 76;
const gutter: Gutter = { top: 6, right: 56, bottom: 24 };
const look: Look = { bars: false, level: false, dot: false };
/** A reading a second. */
const readingsMax = 60;
const lines: readonly Line[] = [
  { name: "first", color: "var(--ink)", width: 1.25, area: true },
  { name: "second", color: "var(--ink-faint)", width: 1.25, dashes: "2 2" },
];

interface MeterChartProps {
  readonly label: string;
  /** Names of one or two figures: the second is dotted. */
  readonly names: readonly string[];
  /** Read when they change: must stay the same array until then. */
  readonly values: readonly (number | null)[];
  /** The finest step of the scale. */
  readonly step: number;
  readonly format: (value: number) => string;
}

export function MeterChart({ label, names, values, step, format }: MeterChartProps) {
  const now = useServerNow();
  const [readings] = useState(() => new Readings(names.length, readingsMax));
  useEffect(() => readings.add(now(), values), [readings, now, values]);
  const text = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? noFigure : format(value);
  return (
    <div className="mt-2">
      <LiveChart
        axes="pointed"
        columns={["Time", ...names]}
        formatValue={text}
        fromZero
        gutter={gutter}
        height={height}
        label={label}
        lines={names.length === 1 ? lines.slice(0, 1) : lines}
        look={look}
        room={readingsMax}
        row={({ times, series }, place, zone) => [
          formatTime(times[place], zone),
          ...series.map((one) => text(one[place])),
        ]}
        source={readings}
        summary={({ series, count }) =>
          `${label}: ${series.map((one, index) => `${names[index]} ${text(one[count - 1])}`).join(", ")}.`
        }
        tickSize={step}
      />
    </div>
  );
}
