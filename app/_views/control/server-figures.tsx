"use client";
import { useEffect, useState } from "react";
import { noFigure } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRow, useServerNow } from "../../_live/hooks.ts";
import { Readings } from "../chart/readings.ts";
import { inTurn } from "../chart/turns.ts";
import { Panel } from "../shared/panel.tsx";
import { FigureChart } from "./figure-chart.tsx";
import { type Figure, figures, type ServerRow } from "./figures.ts";

/** Readings kept; the server's row changes once a second. */
const readingsMax = 120;

/** What the server does for all viewers, with the last two minutes of each figure. */
export function ServerFigures() {
  const row = useRow(topics.server, "now");
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
      <ul className="grid grid-cols-1 gap-x-6 gap-y-4 pt-4 min-[480px]:grid-cols-2 lg:grid-cols-5">
        {figures.map((figure) => (
          <Tile figure={figure} key={figure.name} row={row} />
        ))}
      </ul>
    </Panel>
  );
}

function Tile({ figure, row }: { figure: Figure; row: ServerRow | null }) {
  const { columns, name, unit, format } = figure;
  const newest = columns.map((column) => row?.[column] ?? null);
  const now = useServerNow();
  const [readings] = useState(() => new Readings(columns.length, readingsMax));
  useEffect(() => {
    if (row === null) return;
    const at = now();
    // One chart after the other: all of them drawn at once fill more than a frame.
    return inTurn(() =>
      readings.add(
        at,
        columns.map((column) => row[column]),
      ),
    );
  }, [row, readings, columns, now]);
  return (
    <li className="min-w-0">
      {/* The unit stands in the heading: behind a figure it would move with it. */}
      <h3 className="label truncate">
        {name}
        {unit !== "" && <span className="font-normal">, {unit}</span>}
      </h3>
      <p className="figures h-7 text-xl font-semibold contain-strict">
        {newest.map((value) => (value === null ? noFigure : format(value))).join(" · ")}
      </p>
      <FigureChart figure={figure} readings={readings} />
    </li>
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
