"use client";
/** Two minutes of what the ways cost and how late they are, all in one picture each. */
import { useState } from "react";
import { formatDuration, formatTime, noFigure } from "../../../lib/domain/format.ts";
import { labWays } from "../../../lib/schema/lab.ts";
import type { Gutter } from "../chart/axes.tsx";
import type { Look } from "../chart/drawing.ts";
import { LiveChart } from "../chart/live-chart.tsx";
import { Readings } from "../chart/readings.ts";
import { Panel } from "../shared/panel.tsx";
import { formatBytes } from "./format-bytes.ts";
import { useLab } from "./lab-context.ts";
import { readingsMax } from "./lab-run.ts";
import { lineOf, wayWords } from "./way-words.ts";

const height = 220;
const gutter: Gutter = { top: 8, right: 52, bottom: 24 };
const look: Look = { bars: false, level: false, dot: false };
const lines = labWays.map(lineOf);
const titles = labWays.map((way) => wayWords[way].title);
/** Ages from 1 ms to 40 s: powers of ten, since the ways differ by so much. */
const ageBounds = { low: 0, high: 4.6 };

const ageText = (power: number) =>
  Number.isNaN(power) ? noFigure : formatDuration(Math.round(10 ** power));
const bytesText = (bytes: number) => formatBytes(bytes);

export function LabCharts() {
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      <Panel title="Bytes a second, both directions">
        <Legend />
        <Chart
          label="Bytes a second of each way, last two minutes"
          readings="byteReadings"
          text={bytesText}
        />
      </Panel>
      <Panel title="Age of changes when shown, 99 %">
        <Legend />
        <Chart
          label="Age, 99 %, of each way, last two minutes"
          readings="ageReadings"
          text={ageText}
        />
      </Panel>
    </div>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 pt-3 pb-1 text-xs leading-4 whitespace-nowrap">
      {lines.map(({ name, color, dashes }) => (
        <li className="flex items-center gap-1.5" key={name}>
          <svg aria-hidden="true" className="shrink-0" height="8" width="22">
            <path d="M0 4H22" stroke={color ?? ""} strokeDasharray={dashes} strokeWidth={1.75} />
          </svg>
          <span className="text-ink-soft">{name}</span>
        </li>
      ))}
    </ul>
  );
}

interface ChartProps {
  readonly label: string;
  readonly readings: "byteReadings" | "ageReadings";
  readonly text: (value: number) => string;
}

function Chart({ label, readings, text }: ChartProps) {
  const run = useLab();
  const [none] = useState(() => new Readings(labWays.length, readingsMax));
  const isAge = readings === "ageReadings";
  const figure = (value: number | undefined) => text(value ?? Number.NaN);
  return (
    <div className="dims">
      <LiveChart
        axes="settled"
        bounds={isAge ? ageBounds : null}
        columns={["Time", ...titles]}
        formatValue={text}
        fromZero={!isAge}
        gutter={gutter}
        height={height}
        label={label}
        lines={lines}
        look={look}
        room={readingsMax}
        row={({ times, series }, place, zone) => [
          formatTime(times[place], zone),
          ...series.map((values) => figure(values[place])),
        ]}
        source={run?.[readings] ?? none}
        summary={({ series, count }) =>
          `${label}: ${series.map((values, index) => `${titles[index]} ${count === 0 ? noFigure : figure(values[count - 1])}`).join(", ")}.`
        }
        tickSize={1}
      />
    </div>
  );
}
