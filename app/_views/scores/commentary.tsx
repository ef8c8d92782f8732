"use client";
import { noFigure } from "../../../lib/domain/format.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import styles from "./timeline.module.css";
import { eventScore, eventStyle, newestFirst } from "./timeline-entry.ts";

/** A match in words, newest on top. A line belongs to one event in one place, as in the timeline. */
export function Commentary({ match }: { match: string }) {
  const entries = newestFirst(useRows(topics.events(match)));
  return (
    <ol className={styles.list}>
      {entries.map(({ key, event }, index) => {
        const score = eventScore(event);
        const goal = eventStyle(event.kind).mark === "ball";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line belongs to a place and an event
          <li key={`${index} ${key}`} className={styles.comment}>
            <span className={`${styles.minute} figures`}>{event.clock ?? noFigure}</span>
            <span className={goal ? "font-semibold text-ink" : "text-ink-soft"}>
              {event.text ?? noFigure}
            </span>
            {score !== null && <span className={`${styles.score} figures`}>{score}</span>}
          </li>
        );
      })}
    </ol>
  );
}
