import type { Metadata } from "next";
import { topics } from "../../../lib/schema/topics.ts";
import { boardSeam } from "../../../lib/seam.ts";
import { PageSeed } from "../../_live/page-seed.tsx";
import { UnknownMatch } from "../../_views/scores/late-unknown.ts";
import { MatchView } from "../../_views/scores/match-view.tsx";
import { nearMatches } from "../../_views/scores/near-matches.ts";
import { matchSelections } from "../../_views/scores/selections.ts";
import { matchColumns } from "../../_views/shared/match-columns.ts";

interface MatchPageProps {
  params: Promise<{ match: string }>;
}

export async function generateMetadata({ params }: MatchPageProps): Promise<Metadata> {
  const row = matchRow(await idOf(params));
  if (row === undefined) return { title: "No such match", robots: { index: false } };
  return {
    title: `${row.home} – ${row.away}`,
    description: `${row.home} against ${row.away}: score, events, chances and statistics, live.`,
  };
}

export default async function MatchPage({ params }: MatchPageProps) {
  const id = await idOf(params);
  const row = matchRow(id);
  // Rendered as a page of its own: Next draws what `notFound` shows in the browser only.
  if (row === undefined) {
    return (
      <PageSeed selections={[{ topic: topics.matches, columns: matchColumns }]}>
        <UnknownMatch />
      </PageSeed>
    );
  }
  const league = typeof row.league === "string" ? row.league : null;
  const standings =
    league === null ? undefined : boardSeam().snapshot(topics.standings(league))?.delta.rows;
  const teams = Object.keys(standings ?? {}).length;
  const near = nearMatches(id, allMatches());
  return (
    <PageSeed selections={matchSelections(id, teams > 0 ? league : null, near)}>
      <MatchView key={id} id={id} teams={teams} near={near} />
    </PageSeed>
  );
}

async function idOf(params: MatchPageProps["params"]): Promise<string> {
  const { match } = await params;
  try {
    return decodeURIComponent(match);
  } catch {
    // A broken percent-encoding names no match.
    return match;
  }
}

/** Of all matches what says who plays when. */
function allMatches(): Parameters<typeof nearMatches>[1] {
  const columns = ["home", "away", "status", "startTime"];
  return boardSeam().snapshot(topics.matches, { columns })?.delta.rows ?? {};
}

function matchRow(id: string) {
  const names = { rows: [id], columns: ["home", "away", "league"] };
  return boardSeam().snapshot(topics.matches, names)?.delta.rows[id];
}
