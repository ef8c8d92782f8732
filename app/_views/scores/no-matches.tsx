"use client";
import { CalendarClock, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../shared/empty-state.tsx";
import type { Filter, Show } from "./address.ts";
import type { Arrangement } from "./arrange.ts";
import { nearNames } from "./near-names.ts";
import { TeamLink } from "./team-link.tsx";

interface NoMatchesProps {
  filter: Filter;
  known: Arrangement;
  onChange: (change: Partial<Filter>) => void;
}

const nothing: Readonly<Record<Show, string>> = {
  all: "No matches",
  live: "No match is being played",
  finished: "No match has ended yet",
  upcoming: "No match is to come",
};

const everything = { sport: null, league: null, team: null } as const;

/** Says why no match is shown: a filter that names nothing, or nothing in the filter. */
export function NoMatches({ filter, known, onChange }: NoMatchesProps) {
  const { show, league, team } = filter;
  const { counts, leagues, teams } = known;
  const noTeam = team !== null && !teams.includes(team);
  const noLeague = league !== null && !leagues.some(({ value }) => value === league);
  const filtered = league !== null || team !== null || filter.sport !== null;
  const [title, icon] = noTeam
    ? [`No team is called “${team}”`, <SearchX key="icon" size={20} />]
    : noLeague
      ? [`No league goes by “${league}”`, <SearchX key="icon" size={20} />]
      : [`${nothing[show]}${filtered && counts.all > 0 ? " here" : ""}`, null];
  return (
    <EmptyState
      title={title ?? ""}
      icon={icon ?? <CalendarClock size={20} />}
      className="min-h-80 xl:col-span-2"
    >
      {(noTeam || noLeague) && "It may belong to another feed, or the address has a slip in it."}
      {noTeam && <Near names={nearNames(team, teams)} />}
      <span className="mt-1 flex flex-wrap justify-center gap-x-4">
        {counts.all > 0 && show !== "all" && (
          <Way onGo={() => onChange({ show: "all" })}>Show all {counts.all} matches</Way>
        )}
        {filtered && <Way onGo={() => onChange(everything)}>All leagues and teams</Way>}
      </span>
    </EmptyState>
  );
}

function Near({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="mt-2 flex flex-wrap justify-center gap-x-4">
      {names.map((name) => (
        <TeamLink key={name} team={name} className="leading-8 font-medium text-ink" />
      ))}
    </span>
  );
}

function Way({ onGo, children }: { onGo: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onGo}
      className="h-8 font-medium text-brand underline-offset-2 hover:underline"
    >
      {children}
    </button>
  );
}
