"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import type { MatchRow } from "./match-state.ts";
import { setCourses } from "./set-course.ts";

/** How the sets went, the latest last, each in a line. */
export function SetCourses({ id, match }: { id: string; match: MatchRow }) {
  const sets = setCourses(match, useRows(topics.events(id)));
  return (
    <Panel title="Set by set">
      {sets.length === 0 ? (
        <EmptyState title="Sets stand here as they are played" className="min-h-24" />
      ) : (
        <ol className="text-[13px]">
          {sets.map(({ title, score, winner, words }) => (
            <li
              key={title}
              className="hairline-b grid min-h-[var(--row)] grid-cols-[76px_72px_minmax(0,1fr)] items-center gap-x-3 py-1"
            >
              <span className="text-ink-soft">{title}</span>
              <span className={`figures font-semibold ${winner === null ? "text-live" : ""}`}>
                {score}
              </span>
              <span className="min-w-0 text-ink-soft">
                {winner !== null && (
                  <span className="font-medium text-ink">
                    {winner === "home" ? match.home : match.away}
                    {words === "" ? "" : " · "}
                  </span>
                )}
                {words}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
