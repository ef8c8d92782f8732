"use client";
import { Pin } from "lucide-react";
import { useState } from "react";
import { LiveTitle } from "../../_frame/live-title.tsx";
import { type ArrangedFirst, leaguesFirst, placesIn } from "./arrange.ts";
import { Filters } from "./filters.tsx";
import { NoMatches } from "./late-unknown.ts";
import { LeagueSection } from "./league-section.tsx";
import { MatchLine } from "./match-line.tsx";
import { MatchLists } from "./match-lists.tsx";
import { rowKeysHint, useRowKeys } from "./row-keys.ts";
import { ShowTabs } from "./show-tabs.tsx";
import { TeamHead } from "./team-head.tsx";
import { useArrangement } from "./use-arrangement.ts";
import { useFilter } from "./use-filter.ts";
import { useRenewal } from "./use-renewal.ts";
import { useWalked } from "./use-walked.ts";

/** Matches by league, with the leagues' tables beside them; all, or those that a filter leaves. */
export function ScoresView({ first }: { first: ArrangedFirst | null }) {
  const [filter, change] = useFilter();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const { shown, fresh, waiting, whole } = useArrangement(filter, pointed || focused, first);
  const { onFocus, ...rowKeys } = useRowKeys();
  const walked = useWalked(shown.sections.length);
  const { team, league } = filter;
  const part = team ?? fresh.leagues.find(({ value }) => value === league)?.label;
  const unknown = team !== null && !fresh.teams.includes(team);
  // A part below another is laid out anew when that one may have changed its height.
  let above = JSON.stringify(shown.favourites);
  const renewed = useRenewal(above);

  return (
    <>
      <LiveTitle text={part === undefined ? null : `${part} · Scores`} />
      <div className="flex flex-wrap items-center gap-x-8 gap-y-1 pb-2">
        <h1 className="text-lg font-semibold">Scores</h1>
        <ShowTabs show={filter.show} counts={fresh.counts} onShow={(show) => change({ show })} />
        <Filters filter={filter} known={fresh} onChange={change} />
        <p
          className={`label ml-auto flex items-center gap-1 max-sm:hidden ${waiting ? "" : "invisible"}`}
        >
          <Pin aria-hidden="true" size={12} /> order held
        </p>
      </div>
      {team !== null && !unknown && <TeamHead team={team} onAll={() => change({ team: null })} />}
      <p id="row-keys" className="sr-only">
        {rowKeysHint}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing holds the order, keys go from row to row */}
      <div
        className="grid gap-x-10 gap-y-8 [grid-auto-flow:dense] xl:grid-cols-2"
        aria-describedby="row-keys"
        onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
        onPointerLeave={() => setPointed(false)}
        onBlur={() => setFocused(false)}
        onFocus={(event) => {
          setFocused(event.target.matches(":focus-visible"));
          onFocus(event);
        }}
        {...rowKeys}
      >
        {shown.favourites.length > 0 && (
          <section aria-labelledby="favourites" className={`${renewed} min-w-0 xl:col-span-2`}>
            <h2
              id="favourites"
              className="hairline-b flex h-9 items-center text-[15px] font-semibold"
            >
              Favourites
            </h2>
            <MatchLists
              columns={2}
              count={shown.favourites.length}
              line={(index) => {
                const favourite = shown.favourites[index];
                if (favourite === undefined) return null;
                const { id, phase } = favourite;
                return <MatchLine key={id} match={id} phase={phase} dated />;
              }}
            />
          </section>
        )}
        {shown.sections.map((section, index) => {
          const before = above;
          above += JSON.stringify(placesIn(section, expanded.has(section.league)));
          return (
            <LeagueSection
              key={section.league}
              above={before}
              section={section}
              expanded={expanded.has(section.league)}
              onExpand={(opened) => setExpanded(new Set([...expanded, opened]))}
              team={team}
              later={index >= leaguesFirst}
              walked={index < walked}
              whole={whole}
            />
          );
        })}
        {shown.sections.length === 0 && shown.favourites.length === 0 && (
          <NoMatches filter={filter} known={fresh} onChange={change} />
        )}
      </div>
    </>
  );
}
