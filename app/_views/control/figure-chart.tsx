"use client";
/** The last two minutes of a figure of the server. */
import { memo } from "react";
import { formatTime, noFigure } from "../../../lib/domain/format.ts";
import type { Gutter } from "../chart/axes.tsx";
import type { Line, Look } from "../chart/drawing.ts";
import { LiveChart } from "../chart/live-chart.tsx";
import type { Readings } from "../chart/readings.ts";
import type { Figure } from "./figures.ts";

const height = 100;
/** Readings that fill the width. */
const roomMax = 120;
const gutter: Gutter = { top: 6, right: 44, bottom: 24 };
const look: Look = { bars: false, level: false, dot: false };
/** Colour never tells alone: the second line is dotted. */
const looks = [
  { color: "var(--ink)", width: 1.25, area: true },
  { color: "var(--ink-faint)", width: 1.25, dashes: "2 2" },
] as const;
const lines: readonly (readonly Line[])[] = [
  looks.slice(0, 1).map((line) => ({ ...line, name: "first" })),
  looks.map((line, index) => ({ ...line, name: index === 0 ? "first" : "second" })),
];

interface FigureChartProps {
  readonly figure: Figure;
  readonly readings: Readings;
}

/** It draws itself: a new reading is no reason to render it. */
export const FigureChart = memo(function FigureChart({ figure, readings }: FigureChartProps) {
  const { name, unit, words, step } = figure;
  const text = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? noFigure : figure.format(value);
  const label = `${name}, last two minutes`;
  return (
    <div className="dims">
      <LiveChart
        axes="pointed"
        columns={["Time", ...words]}
        formatValue={text}
        fromZero
        gutter={gutter}
        height={height}
        label={label}
        lines={lines[words.length - 1] ?? []}
        look={look}
        room={roomMax}
        row={({ times, series }, place, zone) => [
          formatTime(times[place], zone),
          ...series.map((values) => text(values[place])),
        ]}
        source={readings}
        summary={({ series, count }) =>
          `${label}: ${series.map((values, index) => `${words[index]} ${text(values[count - 1])} ${unit}`).join(", ")}.`
        }
        tickSize={step}
      />
    </div>
  );
});
