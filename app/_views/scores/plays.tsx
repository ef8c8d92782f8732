"use client";
import { memo, useState } from "react";
import { formatInteger } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { Segmented } from "../shared/segmented.tsx";
import type { MatchPhase } from "./match-state.ts";
import { type PlaySport, playOf, type Telling, tellings, told } from "./play-words.ts";
import styles from "./plays.module.css";
import { type EventRow, newestFirst } from "./timeline-entry.ts";

interface PlaysProps {
  match: string;
  sport: PlaySport;
  phase: MatchPhase;
}

/** Plays in sight at first, and how many more come when asked for. */
const first = 24;
const more = 48;

/**
 * What has happened in a game, play by play, newest on top. Plays pass through places that stand
 * still, so that a new one shifts no box, and only so many places are drawn as somebody asked for.
 */
export function Plays({ match, sport, phase }: PlaysProps) {
  const rows = useRows(topics.events(match));
  const [telling, setTelling] = useState<Telling>("all");
  const [places, setPlaces] = useState(first);
  const entries = newestFirst(rows.filter(({ row }) => told(row, sport, telling)));
  const shown = entries.slice(0, places);
  const left = entries.length - shown.length;
  return (
    <Panel
      title={sport === "basketball" ? "Play by play" : "What happened"}
      aside={
        rows.length === 0 ? undefined : (
          <Segmented
            label="Plays told"
            value={telling}
            options={tellings[sport]}
            onChange={setTelling}
          />
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing sport={sport} phase={phase} />
      ) : (
        <>
          <ol className={styles.list}>
            {shown.map(({ event }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places stand still, plays pass through
              <Line key={place} event={event} sport={sport} />
            ))}
          </ol>
          {left > 0 && (
            <button
              type="button"
              onClick={() => setPlaces(places + more)}
              className="h-10 w-full text-left text-[13px] font-medium text-ink-soft hover:text-ink"
            >
              Show {formatInteger(Math.min(more, left))} more of {formatInteger(left)} earlier
            </button>
          )}
        </>
      )}
    </Panel>
  );
}

function Nothing({ sport, phase }: Pick<PlaysProps, "sport" | "phase">) {
  const over = phase === "finished";
  return (
    <EmptyState
      title={over ? "Only the result is known" : "Nothing has happened yet"}
      className="min-h-40"
    >
      {over
        ? "What happened in it has not been kept."
        : sport === "basketball"
          ? "Every play stands here as it happens."
          : "Breaks, sets and what else is worth telling stand here as it happens."}
    </EmptyState>
  );
}

const Line = memo(function Line({ event, sport }: { event: EventRow; sport: PlaySport }) {
  const { clock, weight, score } = playOf(event, sport);
  return (
    <li className={styles.play} data-side={event.side ?? undefined} data-weight={weight}>
      <span className={`${styles.clock} figures`}>{clock}</span>
      <span className={styles.side} aria-hidden="true" />
      <span className={styles.text} title={event.text ?? undefined}>
        {event.text}
      </span>
      <span className={`${styles.score} figures`}>{score}</span>
    </li>
  );
});
