"use client";
import { type Sport, topics } from "../../../lib/schema/topics.ts";
import { useMade } from "../../_live/hooks.ts";
import { LiveLines } from "../chart/live-lines.tsx";
import { Panel } from "../shared/panel.tsx";
import { MinuteMomentum, TimeMomentum } from "./momentum-chart.tsx";
import { TwoWayChart } from "./two-way-chart.tsx";

interface ChancesProps {
  id: string;
  sport: Sport | null;
  home: string;
  away: string;
}

/** px */
const chartHeight = 240;

/** Who was how likely to win when, and how fast that moved. */
export function Chances({ id, sport, home, away }: ChancesProps) {
  // A cup tie has no draw, and neither has any other sport; after the end no match has one.
  const draws = useMade(topics.probability(id), (rows) => rows.some(({ draw }) => (draw ?? 0) > 0));
  return (
    <>
      <Panel title="Chances over the match">
        {sport === "football" && draws ? (
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
        ) : (
          <TwoWayChart id={id} sport={sport} home={home} away={away} height={chartHeight} />
        )}
      </Panel>
      {sport !== "basketball" && (
        <Panel title="Momentum">
          {sport === "tennis" ? (
            <TimeMomentum match={id} home={home} away={away} />
          ) : (
            <MinuteMomentum match={id} home={home} away={away} />
          )}
        </Panel>
      )}
    </>
  );
}
