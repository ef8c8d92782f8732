"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { LiveLines } from "../chart/live-lines.tsx";
import { Panel } from "../shared/panel.tsx";
import { MomentumChart } from "./momentum-chart.tsx";

/** px */
const chartHeight = 240;

/** Who was how likely to win when, and how fast that moved. */
export function Chances({ id, home, away }: { id: string; home: string; away: string }) {
  return (
    <>
      <Panel title="Chances over the match">
        <div className="pt-3">
          <LiveLines
            topic={topics.probability(id)}
            series={[
              { column: "homeWin", label: home, colorVar: "--home" },
              { column: "draw", label: "Draw", colorVar: "--draw" },
              { column: "awayWin", label: away, colorVar: "--away" },
            ]}
            domain={[0, 1]}
            height={chartHeight}
            label="Chances over the match"
          />
        </div>
      </Panel>
      <Panel title="Momentum">
        <MomentumChart match={id} home={home} away={away} />
      </Panel>
    </>
  );
}
