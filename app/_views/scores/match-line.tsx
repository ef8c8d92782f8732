"use client";
import Link from "next/link";
import { memo } from "react";
import { formatDay } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { LiveDot } from "../shared/live-dot.tsx";
import type { ListedMatch } from "../shared/match-columns.ts";
import { ProbabilityBar } from "../shared/probability-bar.tsx";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";
import { RedCards } from "./cards.tsx";
import { Digit } from "./digit.tsx";
import goal from "./goal.module.css";
import { type GoalMoment, useGoalMoment } from "./goal-moment.ts";
import styles from "./match-line.module.css";
import {
  halfTimeOf,
  type MatchPhase,
  phaseOf,
  shootOutOf,
  shortClock,
  winnerOf,
} from "./match-state.ts";
import { listOptions } from "./selections.ts";
import { FavouriteStar } from "./star.tsx";

interface MatchLineProps {
  match: string;
  /** Of the block that the line stands in; its shape goes by it, so that it holds still. */
  phase: MatchPhase;
  /** Whether the day stands under the time, where a round spans several. */
  dated?: boolean;
}

/** A football match in a list: clock, teams, score, half-time, chances; a link to its page. */
export const MatchLine = memo(function MatchLine({
  match: id,
  phase,
  dated = false,
}: MatchLineProps) {
  const match = useRow(topics.matches, id, listOptions);
  const moment = useGoalMoment(id, match?.homeScore ?? null, match?.awayScore ?? null);
  if (match === null) return null;
  const name = `${match.home} – ${match.away}`;
  const chances = phase !== "finished" && match.homeWin !== null;
  return (
    <li
      className={`${styles.row} ${goal.lift}`}
      data-phase={phase}
      data-chances={chances}
      data-dated={dated}
      data-goal={moment === null ? undefined : moment.count % 2 === 1 ? "odd" : "even"}
    >
      <Link
        href={`/scores/${encodeURIComponent(id)}`}
        prefetch={false}
        aria-label={name}
        className={styles.link}
      />
      <span className={styles.star}>
        <FavouriteStar match={id} name={name} />
      </span>
      <Clock match={match} dated={dated} />
      <Sides match={match} moment={moment} />
      <HalfTime match={match} />
      <div className={`${styles.chances} ${chances ? "" : styles.empty}`}>
        {chances && (
          <ProbabilityBar
            homeWin={match.homeWin}
            draw={match.draw}
            awayWin={match.awayWin}
            home={match.home ?? ""}
            away={match.away ?? ""}
            figures
          />
        )}
      </div>
    </li>
  );
});

function Clock({ match, dated }: { match: ListedMatch; dated: boolean }) {
  const zone = useTimeZone();
  const clock = shortClock(match);
  const live = phaseOf(match.status) === "live";
  return (
    <span
      className={`${styles.clock} figures text-[13px] leading-4 ${live ? "font-medium text-live" : "text-ink-soft"}`}
    >
      <span className="flex items-center gap-1.5">
        {live && <LiveDot />}
        {clock ?? <TimeOfDay time={match.startTime} />}
      </span>
      {dated && !live && (
        <span className="text-[11px] leading-3 text-ink-faint">
          {formatDay(match.startTime, zone).replace(/^\S+ /, "")}
        </span>
      )}
    </span>
  );
}

function Sides({ match, moment }: { match: ListedMatch; moment: GoalMoment | null }) {
  const phase = phaseOf(match.status);
  const winner = winnerOf(match);
  const shootOut = shootOutOf(match.line);
  const weight = (side: "home" | "away") => {
    if (phase === "finished") return winner === side ? "font-semibold text-ink" : "text-ink-soft";
    return phase === "live" ? "font-medium text-ink" : "text-ink";
  };
  const score = (side: "home" | "away") =>
    `figures text-[15px] font-semibold ${phase === "live" ? "text-live" : weight(side)}`;
  const flips = (side: "home" | "away") => (moment?.side === side ? moment.count : 0);
  return (
    <>
      <span className={`${styles.team} ${styles.home} ${weight("home")}`}>
        <RedCards count={match.homeReds} />
        <span className="truncate">{match.home}</span>
        {shootOut !== null && <ShootOut goals={shootOut[0]} />}
      </span>
      <span className={`${styles.homeScore} ${score("home")}`}>
        {phase !== "upcoming" && <Digit score={match.homeScore} flips={flips("home")} />}
      </span>
      <span aria-hidden="true" className={`${styles.dash} text-ink-faint`}>
        –
      </span>
      <span className={`${styles.awayScore} ${score("away")}`}>
        {phase !== "upcoming" && <Digit score={match.awayScore} flips={flips("away")} />}
      </span>
      <span className={`${styles.team} ${styles.away} ${weight("away")}`}>
        {shootOut !== null && <ShootOut goals={shootOut[1]} />}
        <span className="truncate">{match.away}</span>
        <RedCards count={match.awayReds} />
      </span>
    </>
  );
}

function ShootOut({ goals }: { goals: number }) {
  return (
    <span className="figures shrink-0 text-xs text-ink-soft" title="Shoot-out">
      ({goals})
    </span>
  );
}

function HalfTime({ match }: { match: ListedMatch }) {
  const half = halfTimeOf(match);
  return (
    <span className={`${styles.half} figures text-xs text-ink-faint`} title="Score at half-time">
      {half !== null && (
        <>
          <span className="sr-only">Half-time </span>
          <i aria-hidden="true" className="not-italic">
            (
          </i>
          <span>{half[0]}</span>
          <i aria-hidden="true" className="not-italic">
            –
          </i>
          <span>{half[1]}</span>
          <i aria-hidden="true" className="not-italic">
            )
          </i>
        </>
      )}
    </span>
  );
}
