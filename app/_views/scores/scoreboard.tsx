"use client";
import { Volleyball } from "lucide-react";
import { useState } from "react";
import { formatDay } from "../../../lib/domain/format.ts";
import { type Row, type TeamSide, topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { LiveDot } from "../shared/live-dot.tsx";
import { ProbabilityBar } from "../shared/probability-bar.tsx";
import { roundWords } from "../shared/round-words.ts";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";
import { Digit } from "./digit.tsx";
import goal from "./goal.module.css";
import { type GoalMoment, useGoalMoment } from "./goal-moment.ts";
import { GoalWord } from "./goal-word.tsx";
import { goalsOf, scorersText } from "./goals.ts";
import { LineScore } from "./late-parts.ts";
import { type MatchRow, phaseOf, scoreText, shootOutOf } from "./match-state.ts";
import { shapeOf } from "./sports/shape.ts";
import { wordsOf } from "./sports/words.ts";
import { FavouriteStar } from "./star.tsx";
import { TeamLink } from "./team-link.tsx";
import { matchTime, untilWords } from "./until.ts";

interface ScoreboardProps {
  id: string;
  match: MatchRow;
  /** The league's name, or its id until that is known. */
  league: string;
}

/** The head of a match's page: who plays, how it stands, who scored, and when in the match that is. */
export function Scoreboard({ id, match, league }: ScoreboardProps) {
  const change = useGoalMoment(id, match.homeScore, match.awayScore);
  const moment = wordsOf(match.sport).moments ? change : null;
  const phase = phaseOf(match.status);
  const football = (match.sport ?? "football") === "football";
  const goals = goalsOf(useRows(football ? topics.events(id) : null));
  // Whoever has seen them to the end keeps them: what is under them stays where it is.
  const [withChances, keepChances] = useState(phase !== "finished");
  if (!withChances && phase !== "finished") keepChances(true);
  return (
    <header
      className={`hairline-b relative grid grid-cols-1 gap-3 py-5 ${goal.lift}`}
      data-goal={moment === null ? undefined : moment.count % 2 === 1 ? "odd" : "even"}
    >
      <h1 className="sr-only">
        {match.home} – {match.away}
      </h1>
      <FavouriteStar
        match={id}
        home={match.home}
        away={match.away}
        className="absolute top-3 right-0"
      />
      <Over id={id} match={match} league={league} moment={moment} />
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-x-2 gap-y-2 sm:gap-x-8">
        <Team match={match} side="home" />
        <Figures match={match} moment={moment} />
        <Team match={match} side="away" />
        {football && <Scorers text={scorersText(goals, "home")} side="home" />}
        <State match={match} />
        {football && <Scorers text={scorersText(goals, "away")} side="away" />}
      </div>
      {!football && (match.line?.length ?? 0) > 0 && <LineScore match={match} />}
      {match.homeWin !== null && withChances && (
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

interface OverProps extends ScoreboardProps {
  moment: GoalMoment | null;
}

/** Over the score: the league and the round, or for a moment that a goal has fallen. */
function Over({ id, match, league, moment }: OverProps) {
  return (
    <p className="label flex h-5 items-center justify-center px-8">
      {moment === null ? (
        <span className="truncate">
          {league}
          {match.round !== null && ` · ${roundWords(match.round)}`}
        </span>
      ) : (
        <GoalWord match={id} row={match} moment={moment} />
      )}
    </p>
  );
}

function Figures({ match, moment }: { match: MatchRow; moment: GoalMoment | null }) {
  const flips = (side: TeamSide) => (moment?.side === side ? moment.count : 0);
  if (match.ending === "walkover") {
    return <span className="text-[32px] font-semibold text-ink-soft sm:text-[56px]">W/O</span>;
  }
  // Before the kick-off its time is what one looks for.
  if (phaseOf(match.status) === "upcoming") {
    return (
      <TimeOfDay
        time={match.startTime}
        className="text-[32px] leading-none font-semibold text-ink-soft sm:text-[56px] sm:leading-[72px]"
      />
    );
  }
  return (
    <div
      className={`figures grid grid-cols-[1fr_auto_1fr] items-center leading-none font-semibold ${match.sport === "basketball" ? "text-[32px] max-[380px]:text-[26px] sm:text-[64px] [&>*]:min-w-[1.9em]" : "text-[40px] max-[380px]:text-[32px] sm:text-[72px] [&>*]:min-w-[1.1em]"} ${phaseOf(match.status) === "live" ? "text-live" : ""}`}
    >
      <span className="figures-end">
        <Digit score={match.homeScore} flips={flips("home")} />
      </span>
      <span aria-hidden="true" className="!min-w-0 px-2 text-[0.6em] text-ink-faint">
        –
      </span>
      <span className="text-left">
        <Digit score={match.awayScore} flips={flips("away")} />
      </span>
    </div>
  );
}

interface SideProps {
  match: MatchRow;
  side: TeamSide;
}

function Team({ match, side }: SideProps) {
  const winner = wordsOf(match.sport).winner(match);
  const lost = winner !== null && winner !== side;
  const name = match[side] ?? "";
  return (
    <div
      className={`flex min-w-0 items-center gap-3 ${side === "home" ? "flex-row-reverse text-right" : ""}`}
    >
      <TeamLink
        team={name}
        className={`min-w-0 text-[15px] leading-6 font-semibold text-balance max-[380px]:text-[13px] [overflow-wrap:break-word] sm:text-2xl sm:leading-tight ${lost ? "text-ink-soft" : "text-ink"}`}
      />
      {shapeOf(match.sport).beside(match, side, true)}
    </div>
  );
}

/** Who scored when; three lines at most, whose room is there from the start. */
function Scorers({ text, side }: { text: string; side: TeamSide }) {
  return (
    <p
      className={`line-clamp-3 h-12 self-start text-xs leading-4 text-ink-soft [overflow-wrap:anywhere] ${side === "home" ? "text-right" : "max-sm:col-start-3"}`}
      title={text}
    >
      {text !== "" && (
        <>
          <span className="sr-only">Goals: </span>
          <Volleyball aria-hidden="true" size={12} className="mr-1.5 inline align-[-2px]" />
        </>
      )}
      {text}
    </p>
  );
}

/** The clock, the period, and how the score came about; for a match to come how long it is to it. */
function State({ match }: { match: MatchRow }) {
  const phase = phaseOf(match.status);
  const live = phase === "live";
  const sport = wordsOf(match.sport);
  const time = sport.time(match);
  const words = sport.words(match);
  const football = (match.sport ?? "football") === "football";
  const shootOut = football ? shootOutOf(match.line) : null;
  const steps = sport.steps(match);
  return (
    <div
      className={`${football || match.status === "scheduled" ? "h-12" : "col-span-3"} grid justify-items-center gap-1 self-start max-sm:col-span-3 max-sm:col-start-1 max-sm:row-start-2`}
    >
      <p
        // Centred, so that other words or a longer clock would push all that stands in it.
        key={`${words} ${time.length}`}
        className={`flex items-center gap-2 text-[15px] font-medium whitespace-nowrap ${live ? "text-live" : "text-ink-soft"}`}
      >
        {live && <LiveDot />}
        {time !== "" && <span className="figures">{time}</span>}
        <span className={live && football ? "max-sm:sr-only" : ""}>{words}</span>
        {shootOut !== null && (
          <span className="figures font-semibold text-ink">({scoreText(shootOut)} pen.)</span>
        )}
      </p>
      {match.status === "scheduled" ? (
        <Countdown startTime={match.startTime} />
      ) : (
        steps.length > 0 && <p className="label figures">{steps.join(" · ")}</p>
      )}
    </div>
  );
}

/** How long it is to the kick-off, by the time that the feed goes by. */
function Countdown({ startTime }: { startTime: Row<"matches">["startTime"] }) {
  const now = matchTime(useRows(topics.feed));
  if (now === null || startTime === null) return null;
  const words = untilWords(startTime - now);
  return (
    // Centred, as above: a longer text is a new one.
    <p key={words.length} className="label figures">
      Kick-off {words}
    </p>
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
