"use client";
import { ArrowLeftRight, Ban, CircleX, MonitorPlay, Volleyball } from "lucide-react";
import { noFigure } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { Card } from "./cards.tsx";
import styles from "./timeline.module.css";
import {
  type EventRow,
  type EventStyle,
  eventScore,
  eventStyle,
  eventWords,
  newestFirst,
} from "./timeline-entry.ts";

/**
 * What has happened in a match, newest on top: home on the left, away on the right, the minute
 * between. A line belongs to one event in one place: a new event makes new lines and moves none.
 */
export function Timeline({ match }: { match: string }) {
  const entries = newestFirst(useRows(topics.events(match)));
  return (
    <ol className={styles.list}>
      {entries.map(({ key, event }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line belongs to a place and an event
        <Line key={`${index} ${key}`} event={event} />
      ))}
    </ol>
  );
}

function Line({ event }: { event: EventRow }) {
  const style = eventStyle(event.kind);
  const { name, detail } = eventWords(event);
  const score = eventScore(event);
  if (style.mark === "pause") {
    return (
      <li className={styles.pause}>
        <span>{name}</span>
        {score !== null && <span className="figures font-semibold text-ink">{score}</span>}
      </li>
    );
  }
  return (
    <li
      className={styles.event}
      data-side={event.side ?? undefined}
      title={event.text ?? undefined}
    >
      <span className={`${styles.minute} figures`}>{event.clock ?? noFigure}</span>
      <span className={styles.what}>
        <Mark mark={style.mark} />
        <span className="min-w-0">
          <span className={style.mark === "ball" ? "font-semibold text-ink" : "text-ink"}>
            {name}
          </span>
          {detail !== "" && <span className="text-ink-faint"> {detail}</span>}
          <span className="sr-only">
            , {event.text}, {event.side}
          </span>
        </span>
        {score !== null && <span className={`${styles.score} figures`}>{score}</span>}
      </span>
    </li>
  );
}

function Mark({ mark }: { mark: EventStyle["mark"] }) {
  return (
    <span aria-hidden="true" className={styles.mark}>
      {mark === "ball" && <Volleyball size={16} className="text-ink" />}
      {mark === "miss" && <CircleX size={16} className="text-ink-faint" />}
      {mark === "cancelled" && <Ban size={16} className="text-warning" />}
      {mark === "review" && <MonitorPlay size={15} className="text-warning" />}
      {mark === "swap" && <ArrowLeftRight size={15} className="text-ink-faint" />}
      {(mark === "yellow" || mark === "red") && <Card colour={mark} />}
    </span>
  );
}
