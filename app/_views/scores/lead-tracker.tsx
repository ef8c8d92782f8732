"use client";
import { formatInteger } from "../../../lib/domain/format.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { Panel } from "../shared/panel.tsx";
import { EdgeChart } from "./edge-chart.tsx";
import { type EdgeReading, useEdgePoints } from "./edge-points.ts";

/** px */
const chartHeight = 248;

const reading: EdgeReading<"events"> = {
  value: leadOf,
  label: ({ period }) => (period === null || /^(?:FT|HT)$/.test(period) ? "" : period),
};

function leadOf({ homeScore, awayScore }: Row<"events">): number {
  return (homeScore ?? 0) - (awayScore ?? 0);
}

/** By how many points who led, from play to play. */
export function LeadTracker({ id, home, away }: { id: string; home: string; away: string }) {
  const points = useEdgePoints(topics.events(id), reading);
  const lead = (row: Row<"events">) => {
    const by = leadOf(row);
    return by === 0 ? "level" : `${by > 0 ? home : away} by ${formatInteger(Math.abs(by))}`;
  };
  return (
    <Panel title="Lead">
      <EdgeChart
        points={points}
        home={home}
        away={away}
        label="Lead over the game"
        height={chartHeight}
        middle={0}
        formatValue={(value) => formatInteger(Math.abs(value))}
        figure={(row, side) => {
          const by = side === "home" ? leadOf(row) : -leadOf(row);
          return by > 0 ? `+${formatInteger(by)}` : "";
        }}
        columns={["Clock", "Score", "Lead"]}
        tell={(row) => [
          `${row.period ?? ""} ${row.clock ?? ""}`.trim(),
          `${row.homeScore}–${row.awayScore}`,
          lead(row),
        ]}
        say={lead}
      />
    </Panel>
  );
}
