"use client";
import { formatDay } from "../../../lib/domain/format.ts";
import type { TeamSide } from "../../../lib/schema/topics.ts";
import { LiveDot } from "../shared/live-dot.tsx";
import { ProbabilityBar } from "../shared/probability-bar.tsx";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";
import { RedCards } from "./cards.tsx";
import { Digit } from "./digit.tsx";
import goal from "./goal.module.css";
import { useGoalMoment } from "./goal-moment.ts";
import {
  type MatchRow,
  phaseOf,
  phaseWords,
  scoreSteps,
  scoreText,
  shootOutOf,
  shortClock,
  winnerOf,
} from "./match-state.ts";
import { FavouriteStar } from "./star.tsx";

interface ScoreboardProps {
  id: string;
  match: MatchRow;
  /** The league's name, or its id until that is known. */
  league: string;
}

/** The head of a match's page: who plays, how it stands, and when in the match that is. */
export function Scoreboard({ id, match, league }: ScoreboardProps) {
  const moment = useGoalMoment(id, match.homeScore, match.awayScore);
  const phase = phaseOf(match.status);
  const flips = (side: TeamSide) => (moment?.side === side ? moment.count : 0);
  const name = `${match.home} – ${match.away}`;
  return (
    <header
      className={`hairline-b relative grid gap-3 py-5 ${goal.lift}`}
      data-goal={moment === null ? undefined : moment.count % 2 === 1 ? "odd" : "even"}
    >
      <h1 className="sr-only">{name}</h1>
      <FavouriteStar match={id} name={name} className="absolute top-3 right-0" />
      <p className="label px-8 text-center">
        {league}
        {match.round !== null && ` · ${match.round}`}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-x-2 sm:gap-x-8">
        <Team match={match} side="home" />
        <div
          className={`figures grid grid-cols-[1fr_auto_1fr] items-center text-[40px] leading-none font-semibold sm:text-[72px] ${phase === "live" ? "text-live" : ""}`}
        >
          <span className="min-w-[1.1em] text-right">
            <Digit score={match.homeScore} flips={flips("home")} />
          </span>
          <span aria-hidden="true" className="px-2 text-[0.6em] text-ink-faint">
            –
          </span>
          <span className="min-w-[1.1em] text-left">
            <Digit score={match.awayScore} flips={flips("away")} />
          </span>
        </div>
        <Team match={match} side="away" />
      </div>
      <State match={match} />
      {match.homeWin !== null && phase !== "finished" && (
        <ProbabilityBar
          homeWin={match.homeWin}
          draw={match.draw}
          awayWin={match.awayWin}
          home={match.home ?? ""}
          away={match.away ?? ""}
          figures
          className="mx-auto w-full max-w-[520px]"
        />
      )}
      <Place match={match} />
    </header>
  );
}

function Team({ match, side }: { match: MatchRow; side: TeamSide }) {
  const lost = winnerOf(match) !== null && winnerOf(match) !== side;
  return (
    <div
      className={`flex min-w-0 items-center gap-3 ${side === "home" ? "flex-row-reverse text-right" : ""}`}
    >
      <span
        className={`min-w-0 text-[15px] leading-tight font-semibold text-balance [overflow-wrap:anywhere] sm:text-2xl ${lost ? "text-ink-soft" : "text-ink"}`}
      >
        {match[side]}
      </span>
      <RedCards count={side === "home" ? match.homeReds : match.awayReds} />
    </div>
  );
}

/** The clock, the period, and how the score came about. */
function State({ match }: { match: MatchRow }) {
  const live = phaseOf(match.status) === "live";
  const clock = shortClock(match);
  const words = phaseWords(match);
  const shootOut = shootOutOf(match.line);
  const steps = scoreSteps(match);
  return (
    <div className="grid min-h-12 justify-items-center gap-1">
      <p
        // Centred, so that other words or a longer clock would push all that stands in it.
        key={`${words} ${clock?.length}`}
        className={`flex items-center gap-2 text-[15px] font-medium ${live ? "text-live" : "text-ink-soft"}`}
      >
        {live && <LiveDot />}
        {live && match.status === "live" && <span className="figures">{clock}</span>}
        <span>{words}</span>
        {shootOut !== null && (
          <span className="figures font-semibold text-ink">({scoreText(shootOut)} pen.)</span>
        )}
      </p>
      <p className="label figures min-h-4">{steps.join(" · ")}</p>
    </div>
  );
}

function Place({ match }: { match: MatchRow }) {
  const zone = useTimeZone();
  return (
    <p className="label text-center">
      {formatDay(match.startTime, zone)}, <TimeOfDay time={match.startTime} />
      {match.venue !== null && match.venue !== "" && ` · ${match.venue}`}
    </p>
  );
}
