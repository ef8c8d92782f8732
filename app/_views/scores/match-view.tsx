"use client";
import { CircleSlash } from "lucide-react";
import Link from "next/link";
import { topics } from "../../../lib/schema/topics.ts";
import { LiveTitle } from "../../_frame/live-title.tsx";
import { useKeys, useMissing, useRow } from "../../_live/hooks.ts";
import { PastProvider } from "../../_past/past-provider.tsx";
import { ScrubBar, type ScrubMark } from "../../_past/scrub-bar.tsx";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import {
  BoxScore,
  Chances,
  Happenings,
  LeadTracker,
  LineUps,
  NearList,
  Plays,
  SetCourses,
  Statistics,
} from "./late-parts.ts";
import { LeagueTable } from "./late-table.ts";
import { type MatchRow, phaseOf } from "./match-state.ts";
import { Scoreboard } from "./scoreboard.tsx";
import { wordsOf } from "./sports/words.ts";
import { useGoalMarks } from "./use-goal-marks.ts";

interface MatchViewProps {
  id: string;
  /** How many teams the league's table has, to keep its place; 0 for a league without. */
  teams: number;
  /** The two teams' matches before and after this one. */
  near: readonly string[];
}

/**
 * One match: scoreboard, chances over time, what happened, statistics, the league's table, and what
 * its sport has besides: line-ups; lead and box score; the sets.
 */
export function MatchView({ id, teams, near }: MatchViewProps) {
  const match = useRow(topics.matches, id, { rows: [id] });
  const missing = useMissing(topics.events(id));
  const marks = useGoalMarks(match);
  if (match !== null) {
    return (
      <>
        <LiveTitle text={titleOf(match)} />
        <PastProvider key={id}>
          <Match id={id} match={match} teams={teams} near={near} marks={marks} />
        </PastProvider>
      </>
    );
  }
  if (!missing) return <div className="min-h-[80dvh]" />;
  return (
    <EmptyState
      heading="h1"
      title="This match is gone"
      icon={<CircleSlash size={20} />}
      className="min-h-96"
    >
      The feed plays others now.{" "}
      <Link href="/scores" prefetch={false} className="font-medium text-brand hover:underline">
        See all matches
      </Link>
    </EmptyState>
  );
}

/** What the tab says: `Arsenal 1–0 Chelsea 63'`; the page's own name before the kick-off. */
function titleOf(match: MatchRow): string | null {
  const { home, away, homeScore, awayScore } = match;
  if (phaseOf(match.status) === "upcoming" || homeScore === null) return null;
  return `${home} ${homeScore}–${awayScore} ${away} ${wordsOf(match.sport).clock(match) ?? ""}`;
}

interface MatchProps extends MatchViewProps {
  /** As it is now; drawn as it was at the moment that the page is led to. */
  match: MatchRow;
  /** Goals to find again in the past. */
  marks: readonly ScrubMark[];
}

function Match({ id, match: now, teams, near, marks }: MatchProps) {
  const match = useRow(topics.matches, id, { rows: [id] }) ?? now;
  const league = useRow(topics.leagues, match.league);
  const points = useKeys(topics.probability(id));
  const counted = useKeys(topics.stats(id));
  // Of matches long over only the result is known.
  const told = useKeys(topics.events(id)).length > 0;
  const phase = phaseOf(match.status);
  const sport = match.sport ?? "football";
  const home = match.home ?? "Home";
  const away = match.away ?? "Away";
  const chances = points.length > 0 || (phase === "live" && match.homeWin !== null);
  // A feed that knows chances counts statistics, too, from the kick-off on.
  const stats = counted.length > 0 || (phase === "upcoming" && match.homeWin !== null);
  const table = match.league !== null && (league?.table ?? teams > 0);
  const name = league?.name ?? match.league ?? "";
  return (
    <>
      <Scoreboard id={id} match={match} league={name} />
      {(told || phaseOf(now.status) !== "finished") && (
        <div className="hairline-b py-1">
          <ScrubBar marks={marks} />
        </div>
      )}
      <div
        className={`mx-auto grid grid-cols-1 gap-x-10 gap-y-6 pt-4 [&_section]:isolate ${stats || table ? "lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_540px]" : "max-w-3xl"}`}
      >
        <div className="flex min-w-0 flex-col gap-6">
          {sport === "basketball" && told && <LeadTracker id={id} home={home} away={away} />}
          {chances && <Chances id={id} sport={match.sport} home={home} away={away} />}
          {sport === "basketball" && (told || phase !== "finished") && (
            <BoxScore match={id} home={home} away={away} live={phase === "live"} />
          )}
          {sport === "tennis" && <Plays match={id} sport={sport} phase={phase} />}
          {sport === "football" && <Happenings match={id} phase={phase} />}
          {near.length > 0 && <NearList matches={near} />}
        </div>
        <div className="flex min-w-0 flex-col gap-6 empty:hidden">
          {sport === "tennis" && <SetCourses id={id} match={match} />}
          {stats && (
            <Panel title="Statistics">
              <Statistics match={id} home={home} away={away} />
            </Panel>
          )}
          {sport === "basketball" && <Plays match={id} sport={sport} phase={phase} />}
          {sport === "football" && <LineUps match={id} home={home} away={away} />}
          {table && match.league !== null && (
            <Panel title={name} aside="as it stands">
              <LeagueTable
                league={match.league}
                name={name}
                sport={match.sport}
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
