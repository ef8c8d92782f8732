"use client";
import { CircleSlash } from "lucide-react";
import Link from "next/link";
import { topics } from "../../../lib/schema/topics.ts";
import { useKeys, useMissing, useRow } from "../../_live/hooks.ts";
import { LiveLines } from "../chart/live-lines.tsx";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { LeagueTable } from "./league-table.tsx";
import { type MatchRow, phaseOf } from "./match-state.ts";
import { Scoreboard } from "./scoreboard.tsx";
import { Statistics } from "./statistics.tsx";
import { Timeline } from "./timeline.tsx";

interface MatchViewProps {
  id: string;
  /** How many teams the league's table has, to keep its place; 0 for a league without. */
  teams: number;
}

const chartHeight = 240;

/** One match: scoreboard, chances over time, what happened, statistics, the league's table. */
export function MatchView({ id, teams }: MatchViewProps) {
  const match = useRow(topics.matches, id, { rows: [id] });
  const missing = useMissing(topics.events(id));
  if (match !== null) return <Match id={id} match={match} teams={teams} />;
  if (!missing) return <div className="min-h-[80dvh]" />;
  return (
    <EmptyState title="This match is gone" icon={<CircleSlash size={20} />} className="min-h-96">
      The feed plays others now.{" "}
      <Link href="/scores" prefetch={false} className="font-medium text-brand hover:underline">
        See all matches
      </Link>
    </EmptyState>
  );
}

interface MatchProps {
  id: string;
  match: MatchRow;
  teams: number;
}

function Match({ id, match, teams }: MatchProps) {
  const league = useRow(topics.leagues, match.league);
  const points = useKeys(topics.probability(id));
  const phase = phaseOf(match.status);
  const home = match.home ?? "Home";
  const away = match.away ?? "Away";
  const chances = points.length > 0 || (phase === "live" && match.homeWin !== null);
  // A feed that knows chances counts statistics, too, from the kick-off on.
  const stats =
    useKeys(topics.stats(id)).length > 0 || (phase === "upcoming" && match.homeWin !== null);
  const table = match.league !== null && (league?.table ?? teams > 0);
  const name = league?.name ?? match.league ?? "";
  return (
    <>
      <Scoreboard id={id} match={match} league={name} />
      <div
        className={`mx-auto grid gap-x-10 gap-y-6 pt-4 ${stats || table ? "lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_540px]" : "max-w-3xl"}`}
      >
        <div className="flex min-w-0 flex-col gap-6">
          {chances && (
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
          )}
          <Panel title="What happened">
            <Timeline match={id} phase={phase} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-6 empty:hidden">
          {stats && (
            <Panel title="Statistics">
              <Statistics match={id} home={home} away={away} />
            </Panel>
          )}
          {table && match.league !== null && (
            <Panel title={name} aside="as it stands">
              <LeagueTable
                league={match.league}
                name={name}
                teams={teams}
                home={match.home}
                away={match.away}
              />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
