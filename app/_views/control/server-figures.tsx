"use client";
import { useState } from "react";
import { formatDecimal, formatInteger, noFigure } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { historyPath, remembered } from "./history.ts";

type ServerRow = Row<"server">;
type Column = Exclude<keyof ServerRow, "version" | "uptime">;

interface Figure {
  readonly name: string;
  readonly unit: string;
  /** The first is drawn solid, a second one dotted above it. */
  readonly columns: readonly [Column, Column?];
  readonly format: (value: number) => string;
}

const tenth = (value: number) => formatDecimal(value, 1);

const figures: readonly Figure[] = [
  {
    name: "Viewers · polling",
    unit: "",
    columns: ["viewers", "polling"],
    format: formatInteger,
  },
  { name: "Deltas", unit: "/s", columns: ["deltasPerSecond"], format: formatInteger },
  { name: "Rows", unit: "/s", columns: ["rowsPerSecond"], format: formatInteger },
  {
    name: "Payload",
    unit: "kB/s",
    columns: ["bytesPerSecond"],
    format: (bytes) => tenth(bytes / 1_000),
  },
  { name: "Lag, median · 99 %", unit: "ms", columns: ["lagP50", "lagP99"], format: tenth },
  {
    name: "Subscriptions · lanes",
    unit: "",
    columns: ["subscriptions", "lanes"],
    format: formatInteger,
  },
  { name: "Slow readers", unit: "", columns: ["slowReaders"], format: formatInteger },
  { name: "Skipped", unit: "/s", columns: ["skippedPerSecond"], format: formatInteger },
  { name: "Event loop late, 99 %", unit: "ms", columns: ["loopLagP99"], format: tenth },
  {
    name: "Memory",
    unit: "MB",
    columns: ["memory"],
    format: (bytes) => formatInteger(bytes / 1e6),
  },
];

/** What the server does for all viewers, with the last two minutes of each figure. */
export function ServerFigures() {
  const row = useRow(topics.server, "now");
  const [seen, setSeen] = useState({ row, history: row === null ? [] : [row] });
  if (seen.row !== row) {
    setSeen({ row, history: row === null ? [] : [...remembered(seen.history, row)] });
  }
  return (
    <Panel
      title="Server"
      aside={
        <>
          <span>
            version <span className="figures">{row?.version ?? noFigure}</span>
          </span>
          <span>
            up{" "}
            <span className="figures inline-block min-w-[8ch] text-right">
              {uptime(row?.uptime ?? null)}
            </span>
          </span>
        </>
      }
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 pt-4 lg:grid-cols-5">
        {figures.map((figure) => (
          <Tile key={figure.name} figure={figure} history={seen.history} />
        ))}
      </dl>
    </Panel>
  );
}

const width = 240;
const height = 56;

function Tile({ figure, history }: { figure: Figure; history: readonly ServerRow[] }) {
  const { columns, name, unit, format } = figure;
  const lines = columns
    .filter((column) => column !== undefined)
    .map((column) => history.map((row) => row[column] ?? 0));
  const top = Math.max(0, ...lines.flat());
  const newest = lines.map((values) => values.at(-1));
  return (
    <div className="min-w-0">
      <dt className="label truncate">{name}</dt>
      <dd>
        <span className="figures text-xl font-semibold">
          {newest.map((value) => (value === undefined ? noFigure : format(value))).join(" · ")}
        </span>
        <span className="label"> {unit}</span>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="dims hairline-b mt-1 block h-14 w-full"
        >
          {lines.map((values, index) => (
            <path
              key={columns[index]}
              d={historyPath(values, width, height, top)}
              fill="none"
              stroke={index === 0 ? "var(--ink)" : "var(--ink-faint)"}
              strokeDasharray={index === 0 ? undefined : "2 2"}
              strokeWidth={1.25}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </dd>
    </div>
  );
}

/** `2 d 03:04:05`; the days only where there are any. @param seconds whole ones */
function uptime(seconds: number | null): string {
  if (seconds === null) return noFigure;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const time = `${two((seconds % 86_400) / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days} d ${time}` : time;
}
