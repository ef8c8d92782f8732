"use client";
import { useSearchParams } from "next/navigation";
import { topics } from "../../../lib/schema/topics.ts";
import { useKeys } from "../../_live/hooks.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { Segmented } from "../shared/segmented.tsx";
import { Commentary } from "./commentary.tsx";
import type { MatchPhase } from "./match-state.ts";
import { Timeline } from "./timeline.tsx";

const views = [
  { value: "timeline", label: "Timeline" },
  { value: "commentary", label: "Commentary" },
] as const;

/** What has happened in a match, as a timeline or in words; the address bar says which. */
export function Happenings({ match, phase }: { match: string; phase: MatchPhase }) {
  const asked = useSearchParams().get("view");
  const view = asked === "commentary" ? asked : "timeline";
  const empty = useKeys(topics.events(match)).length === 0;
  const choose = (next: string) => {
    const query = next === "timeline" ? "" : `?view=${next}`;
    window.history.replaceState(null, "", `${window.location.pathname}${query}`);
  };
  return (
    <Panel
      title="What happened"
      aside={
        empty ? undefined : (
          <Segmented label="Told as" value={view} options={views} onChange={choose} />
        )
      }
    >
      {empty ? (
        <NothingYet phase={phase} />
      ) : view === "timeline" ? (
        <Timeline match={match} />
      ) : (
        <Commentary match={match} />
      )}
    </Panel>
  );
}

function NothingYet({ phase }: { phase: MatchPhase }) {
  const upcoming = phase === "upcoming";
  return (
    <EmptyState
      title={upcoming ? "Nothing has happened yet" : "No events are known"}
      className="min-h-40"
    >
      {upcoming
        ? "Goals, cards and substitutions stand here as they happen."
        : "This feed brings scores only."}
    </EmptyState>
  );
}
