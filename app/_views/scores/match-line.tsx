"use client";
import Link from "next/link";
import { memo } from "react";
import { formatDay, formatTimeShort } from "../../../lib/domain/format.ts";
import { type TeamSide, topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { LiveDot } from "../shared/live-dot.tsx";
import type { ListedMatch } from "../shared/match-columns.ts";
import { ProbabilityBar } from "../shared/probability-bar.tsx";
import { TimeOfDay, useTimeZone } from "../shared/time.tsx";
import { Digit } from "./digit.tsx";
import goal from "./goal.module.css";
import { type GoalMoment, useGoalMoment } from "./goal-moment.ts";
import { GoalWord } from "./goal-word.tsx";
import styles from "./match-line.module.css";
import { type MatchPhase, phaseOf } from "./match-state.ts";
import { listOptions } from "./selections.ts";
import { type SportShape, shapeOf } from "./sports/shape.ts";
import { type SportWords, wordsOf } from "./sports/words.ts";
import { FavouriteStar } from "./star.tsx";

interface MatchLineProps {
  match: string;
  /** Of the block that the line stands in; its shape goes by it, so that it holds still. */
  phase: MatchPhase;
  /** Whether the day stands under the time, where the heading does not say it. */
  dated?: boolean;
  /** Which rows to watch; all of the list where it is left out. */
  options?: { readonly rows?: readonly string[]; readonly columns: readonly string[] };
}

/**
 * A match in a list, in its sport's shape; a link to its page. The link tells all of it in one go
 * to those who listen. Not a tab stop by itself: see row-keys.ts.
 */
export const MatchLine = memo(function MatchLine({
  match: id,
  phase,
  dated = false,
  options = listOptions,
}: MatchLineProps) {
  const match = useRow(topics.matches, id, options) as ListedMatch | null;
  const shape = shapeOf(match?.sport ?? null);
  const words = wordsOf(match?.sport ?? null);
  const change = useGoalMoment(id, match?.homeScore ?? null, match?.awayScore ?? null);
  const zone = useTimeZone();
  if (match === null) return null;
  const moment = words.moments ? change : null;
  const chances = phase !== "finished" && match.homeWin !== null;
  // Beside a name the word would take room from it: it stands there only where nothing else has any.
  const beside = chances ? null : moment;
  return (
    <li
      className={`${styles.row} ${goal.lift}`}
      data-row={id}
      data-sport={match.sport}
      data-sets={match.sport === "tennis" ? (match.bestOf ?? 3) : undefined}
      data-phase={phase}
      data-chances={chances}
      data-dated={dated}
      data-goal={moment === null ? undefined : moment.count % 2 === 1 ? "odd" : "even"}
    >
      <Link
        href={`/scores/${encodeURIComponent(id)}`}
        prefetch={false}
        tabIndex={-1}
        aria-label={spoken(match, words, zone)}
        // Names that have no room are read here in full.
        title={`${match.home} – ${match.away}`}
        className={styles.link}
      />
      <span className={styles.star}>
        <FavouriteStar match={id} home={match.home} away={match.away} tabIndex={-1} />
      </span>
      <Clock match={match} words={words} dated={dated} />
      <Side match={match} side="home" id={id} shape={shape} words={words} moment={beside} />
      <Score match={match} side="home" words={words} moment={moment} />
      <span aria-hidden="true" className={`${styles.dash} text-ink-faint`}>
        –
      </span>
      <Score match={match} side="away" words={words} moment={moment} />
      <Side match={match} side="away" id={id} shape={shape} words={words} moment={beside} />
      <span aria-hidden="true" className={`${styles.half} figures text-xs text-ink-faint`}>
        {shape.detail(match)}
      </span>
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
        {chances && moment !== null && (
          <span aria-hidden="true" className={styles.told} data-side={moment.side}>
            <GoalWord match={id} row={match} moment={moment} />
          </span>
        )}
      </div>
    </li>
  );
});

/** A match in a sentence: `Arsenal 1–0 Chelsea, 63', half-time 1–0`. */
function spoken(match: ListedMatch, words: SportWords, zone: string): string {
  const { home, away, homeScore, awayScore, startTime } = match;
  if (phaseOf(match.status) === "upcoming") {
    const when = `${formatDay(startTime, zone)} ${formatTimeShort(startTime, zone)}`;
    return [`${home} – ${away}`, when, words.clock(match)].filter(Boolean).join(", ");
  }
  // A walkover has no score.
  const score = homeScore === null ? "–" : `${homeScore}–${awayScore}`;
  return [`${home} ${score} ${away}`, ...words.spoken(match)].join(", ");
}

interface ClockProps {
  match: ListedMatch;
  words: SportWords;
  dated: boolean;
}

function Clock({ match, words, dated }: ClockProps) {
  const zone = useTimeZone();
  const clock = words.clock(match);
  const live = phaseOf(match.status) === "live";
  return (
    <span
      aria-hidden="true"
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

interface SideProps {
  match: ListedMatch;
  side: TeamSide;
  words: SportWords;
  moment: GoalMoment | null;
}

/** How much a side's name and score stand out. */
function weightOf(match: ListedMatch, side: TeamSide, words: SportWords): string {
  const phase = phaseOf(match.status);
  if (phase === "live") return "font-medium text-ink";
  if (phase === "upcoming") return "text-ink";
  return words.winner(match) === side ? "font-semibold text-ink" : "text-ink-soft";
}

function Side(props: SideProps & { id: string; shape: SportShape }) {
  const { match, side, shape, words, moment, id } = props;
  const word = moment?.side === side && <GoalWord match={id} row={match} moment={moment} />;
  const name = <span className={styles.name}>{match[side]}</span>;
  // What comes and goes stands beyond the name, which holds still.
  return (
    <span
      aria-hidden="true"
      className={`${styles.team} ${styles[side]} ${weightOf(match, side, words)}`}
    >
      {side === "home" && word}
      {side === "away" && name}
      {shape.beside(match, side)}
      {side === "home" && name}
      {side === "away" && word}
    </span>
  );
}

function Score({ match, side, words, moment }: SideProps) {
  const phase = phaseOf(match.status);
  const tone = phase === "live" ? "text-live" : weightOf(match, side, words);
  const score = side === "home" ? match.homeScore : match.awayScore;
  return (
    <span
      aria-hidden="true"
      className={`${side === "home" ? styles.homeScore : styles.awayScore} figures text-[15px] font-semibold ${match.sport === "football" ? "" : "figures-end"} ${tone}`}
    >
      {phase !== "upcoming" && (
        <Digit score={score} flips={moment?.side === side ? moment.count : 0} />
      )}
    </span>
  );
}
