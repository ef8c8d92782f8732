"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { formatChance } from "../../../lib/domain/chance.ts";
import { formatDay } from "../../../lib/domain/format.ts";
import type { Row, TeamSide } from "../../../lib/schema/topics.ts";
import { Digit } from "../scores/digit.tsx";
import goal from "../scores/goal.module.css";
import { type GoalMoment, useGoalMoment } from "../scores/goal-moment.ts";
import { GoalWord } from "../scores/goal-word.tsx";
import { phaseOf } from "../scores/match-state.ts";
import { pointsOf } from "../scores/sports/sets.ts";
import { shapeOf } from "../scores/sports/shape.ts";
import { wordsOf } from "../scores/sports/words.ts";
import { LiveDot } from "../shared/live-dot.tsx";
import { ProbabilityBar } from "../shared/probability-bar.tsx";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";

interface MatchCardProps {
  id: string;
  match: Row<"matches">;
  /** Where the match belongs, in a few words: its league, group or round. */
  place: string;
  /** Whether it is one of the viewer's own. */
  starred: boolean;
}

/** A match at a glance: clock, score, and who is likely to win. A goal turns the digit and lifts it. */
export const MatchCard = memo(function MatchCard(props: MatchCardProps) {
  const { id, match, place, starred } = props;
  const change = useGoalMoment(id, match.homeScore, match.awayScore);
  const moment = wordsOf(match.sport).moments ? change : null;
  const live = phaseOf(match.status) === "live";
  return (
    <Link
      href={`/scores/${encodeURIComponent(id)}`}
      prefetch={false}
      title={`${match.home} – ${match.away}, ${place}`}
      data-goal={moment === null ? undefined : moment.count % 2 === 1 ? "odd" : "even"}
      className={`${goal.lift} -mx-2 flex h-full min-w-0 flex-col justify-center px-2 -outline-offset-2 hover:bg-surface`}
    >
      <span className="flex h-[18px] items-center justify-between gap-3 text-xs">
        <span
          className={`figures flex h-[18px] w-[108px] shrink-0 items-center gap-1.5 [contain:size_layout] ${live ? "font-medium text-live" : "text-ink-soft"}`}
        >
          {live && <LiveDot />}
          <Clock match={match} />
        </span>
        {moment !== null ? (
          <GoalWord match={id} row={match} moment={moment} />
        ) : (
          <span className="flex min-w-0 grow items-center justify-end gap-1.5 text-ink-faint">
            <span key={place} className="figures-end truncate">
              {place}
            </span>
            {starred && <Star size={12} fill="currentColor" className="shrink-0 text-brand" />}
            {starred && <span className="sr-only">, favourite</span>}
          </span>
        )}
      </span>
      <Side side="home" match={match} moment={moment} />
      <Side side="away" match={match} moment={moment} />
      <ProbabilityBar
        homeWin={match.homeWin}
        draw={match.draw}
        awayWin={match.awayWin}
        home={match.home ?? ""}
        away={match.away ?? ""}
        className="mt-1.5"
      />
    </Link>
  );
});

function Clock({ match }: { match: Row<"matches"> }) {
  const zone = useTimeZone();
  const clock = wordsOf(match.sport).clock(match);
  if (clock !== null) return clock;
  return (
    <>
      {formatDay(match.startTime, zone)} <TimeOfDay time={match.startTime} />
    </>
  );
}

interface SideProps {
  side: TeamSide;
  match: Row<"matches">;
  moment: GoalMoment | null;
}

function Side({ side, match, moment }: SideProps) {
  const home = side === "home";
  const phase = phaseOf(match.status);
  const lost = phase === "finished" && wordsOf(match.sport).winner(match) !== side;
  const chance = phase === "finished" ? null : home ? match.homeWin : match.awayWin;
  return (
    <span className="flex h-[22px] min-w-0 items-center gap-2">
      <span
        aria-hidden="true"
        className={`h-3 w-[3px] shrink-0 rounded-sm ${home ? "bg-home" : "bg-away"}`}
      />
      <span className={`truncate ${lost ? "text-ink-soft" : "font-medium"}`}>
        {home ? match.home : match.away}
      </span>
      {shapeOf(match.sport).beside(match, side)}
      <span className="ml-auto w-9 shrink-0">
        <span className="figures figures-end block h-4 text-xs leading-4 text-ink-faint [contain:size_layout]">
          {chance === null ? "" : formatChance(chance)}
        </span>
      </span>
      <span
        className={`figures figures-end h-[22px] shrink-0 text-[15px] leading-[22px] font-semibold [contain:size_layout] ${match.sport === "basketball" ? "w-8" : "w-5"} ${phase === "live" ? "text-live" : lost ? "text-ink-soft" : ""}`}
      >
        {phase !== "upcoming" && (
          <Digit
            score={home ? match.homeScore : match.awayScore}
            flips={moment?.side === side ? moment.count : 0}
          />
        )}
      </span>
      {match.sport === "tennis" && phase === "live" && <SetNow side={side} match={match} />}
    </span>
  );
}

/** Games of the set that is being played, and points of the game. */
function SetNow({ side, match }: Pick<SideProps, "side" | "match">) {
  const games = match.line?.at(-1)?.[side === "home" ? 0 : 1];
  const figure = "figures figures-end block h-[22px] leading-[22px] [contain:size_layout]";
  return (
    <>
      <span className={`${figure} w-4 shrink-0 font-medium`}>{games}</span>
      <span className={`${figure} w-5 shrink-0 text-ink-soft`}>{pointsOf(match, side)}</span>
    </>
  );
}
