"use client";
import { CalendarClock, Pin } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "../shared/empty-state.tsx";
import type { Show } from "./arrange.ts";
import { LeagueSection } from "./league-section.tsx";
import styles from "./match-line.module.css";
import { MatchLine } from "./match-line.tsx";
import { ShowTabs } from "./show-tabs.tsx";
import { useArrangement } from "./use-arrangement.ts";

const nothing: Readonly<Record<Show, string>> = {
  all: "No matches",
  live: "No match is being played",
  finished: "No match has ended yet",
  upcoming: "No match is to come",
};

/** All matches by league, with the leagues' tables beside them. */
export function ScoresView({ show: asked }: { show: Show }) {
  const [show, setShow] = useState(asked);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const { shown, counts, places, waiting } = useArrangement(show, pointed || focused);

  const choose = (next: Show) => {
    setShow(next);
    const query = next === "all" ? "" : `?show=${next}`;
    window.history.replaceState(null, "", `${window.location.pathname}${query}`);
  };

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-1 pb-2">
        <h1 className="text-lg font-semibold">Scores</h1>
        <ShowTabs show={show} counts={counts} onShow={choose} />
        <p
          className={`label ml-auto flex items-center gap-1 max-sm:hidden ${waiting ? "" : "invisible"}`}
        >
          <Pin aria-hidden="true" size={12} /> order held
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing only holds the order */}
      <div
        key={places}
        className="grid gap-x-10 gap-y-8 [grid-auto-flow:dense] xl:grid-cols-2"
        onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
        onPointerLeave={() => setPointed(false)}
        onFocus={(event) => setFocused(event.target.matches(":focus-visible"))}
        onBlur={() => setFocused(false)}
      >
        {shown.favourites.length > 0 && (
          <section aria-labelledby="favourites" className="xl:col-span-2">
            <h2
              id="favourites"
              className="hairline-b flex h-9 items-center text-[15px] font-semibold"
            >
              Favourites
            </h2>
            <ul className={`${styles.list} gap-x-10 xl:grid xl:grid-cols-2`}>
              {shown.favourites.map((id) => (
                <MatchLine key={id} match={id} phase="live" />
              ))}
            </ul>
          </section>
        )}
        {shown.sections.map((section) => (
          <LeagueSection
            key={section.league}
            section={section}
            expanded={expanded.has(section.league)}
            onExpand={(league) => setExpanded(new Set([...expanded, league]))}
          />
        ))}
        {shown.sections.length === 0 && shown.favourites.length === 0 && (
          <EmptyState
            title={nothing[show]}
            icon={<CalendarClock size={20} />}
            className="min-h-80 xl:col-span-2"
          >
            {counts.all > 0 && show !== "all" && (
              <button
                type="button"
                onClick={() => choose("all")}
                className="mt-1 font-medium text-brand underline-offset-2 hover:underline"
              >
                Show all {counts.all} matches
              </button>
            )}
          </EmptyState>
        )}
      </div>
    </>
  );
}
