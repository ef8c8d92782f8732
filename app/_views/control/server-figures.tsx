"use client";
import { useState } from "react";
import {
  formatCompact,
  formatDecimal,
  formatInteger,
  noFigure,
} from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { Panel } from "../shared/panel.tsx";
import { sparkPaths } from "../shared/spark-path.ts";
import { historyMax, remembered } from "./history.ts";

type ServerRow = Row<"server">;

interface Figure {
  readonly column: Exclude<keyof ServerRow, "version" | "uptime">;
  readonly name: string;
  readonly unit: string;
  readonly format: (value: number) => string;
}

const figures: readonly Figure[] = [
  { column: "viewers", name: "Viewers", unit: "", format: formatInteger },
  { column: "deltasPerSecond", name: "Deltas", unit: "/s", format: formatInteger },
  { column: "bytesPerSecond", name: "Payload", unit: "B/s", format: formatCompact },
  { column: "slowReaders", name: "Slow readers", unit: "", format: formatInteger },
  { column: "lagP50", name: "Lag, median", unit: "ms", format: (ms) => formatDecimal(ms, 1) },
  {
    column: "lagP99",
    name: "Lag, 99th percentile",
    unit: "ms",
    format: (ms) => formatDecimal(ms, 1),
  },
  { column: "memory", name: "Memory", unit: "MB", format: (bytes) => formatInteger(bytes / 1e6) },
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
            up <span className="figures inline-block min-w-[8ch] text-right">{uptime(row)}</span>
          </span>
        </>
      }
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 pt-4 sm:grid-cols-3 xl:grid-cols-4">
        {figures.map((figure) => (
          <Tile key={figure.column} figure={figure} history={seen.history} />
        ))}
      </dl>
    </Panel>
  );
}

const width = 240;
const height = 44;

function Tile({ figure, history }: { figure: Figure; history: readonly ServerRow[] }) {
  const { column, name, unit, format } = figure;
  const values = history.map((row) => row[column] ?? 0);
  const last = history.at(-1)?.[column] ?? null;
  const { line } = sparkPaths(values, width, height, 0, historyMax);
  return (
    <div className="min-w-0">
      <dt className="label">{name}</dt>
      <dd>
        <span className="figures text-xl font-semibold">
          {last === null ? noFigure : format(last)}
        </span>
        <span className="label"> {unit}</span>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="dims hairline-b mt-1 block h-11 w-full"
        >
          <path
            d={line}
            fill="none"
            stroke="var(--ink-soft)"
            strokeWidth={1.25}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </dd>
    </div>
  );
}

/** `2 d 03:04:05`; the days only where there are any. */
function uptime(row: ServerRow | null): string {
  const seconds = row?.uptime;
  if (seconds == null) return noFigure;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const time = `${two((seconds % 86_400) / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days} d ${time}` : time;
}
