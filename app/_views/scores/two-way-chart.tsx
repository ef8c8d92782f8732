"use client";
import { formatChance } from "../../../lib/domain/chance.ts";
import { type Row, type Sport, topics } from "../../../lib/schema/topics.ts";
import { EdgeChart } from "./edge-chart.tsx";
import { type EdgeReading, useEdgePoints } from "./edge-points.ts";

interface TwoWayChartProps {
  id: string;
  sport: Sport | null;
  home: string;
  away: string;
  /** px */
  height: number;
}

const even = 0.5;

/** Under a game of basketball its quarters stand, under all else the clock. */
const byClock: EdgeReading<"probability"> = {
  value: ({ homeWin }) => homeWin,
  label: ({ clock }) => clock ?? "",
};
const byQuarter: EdgeReading<"probability"> = {
  ...byClock,
  label: ({ clock }) => /^(?:Q|OT)\d?/.exec(clock ?? "")?.[0] ?? "",
};

/** Chances over a match that cannot be drawn: one line, up for home and down for away. */
export function TwoWayChart({ id, sport, home, away, height }: TwoWayChartProps) {
  const points = useEdgePoints(
    topics.probability(id),
    sport === "basketball" ? byQuarter : byClock,
  );
  const chance = (row: Row<"probability">, side: "home" | "away") =>
    formatChance(side === "home" ? row.homeWin : row.awayWin);
  return (
    <EdgeChart
      points={points}
      home={home}
      away={away}
      label="Chances over the match"
      height={height}
      middle={even}
      bounds={{ low: 0, high: 1 }}
      formatValue={(value) => formatChance(Math.max(value, 1 - value))}
      figure={chance}
      columns={["Clock", home, away]}
      tell={(row) => [row.clock ?? "", chance(row, "home"), chance(row, "away")]}
      say={(row) => `${home} ${chance(row, "home")}, ${away} ${chance(row, "away")}`}
    />
  );
}
