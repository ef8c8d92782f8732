import type { Metadata } from "next";
import { topics } from "../../lib/schema/topics.ts";
import { boardSeam } from "../../lib/seam.ts";
import { PageSeed } from "../_live/page-seed.tsx";
import { showOf } from "../_views/scores/arrange.ts";
import { ScoresView } from "../_views/scores/scores-view.tsx";
import { scoresSelections } from "../_views/scores/selections.ts";

export const metadata: Metadata = {
  title: "Scores",
  description: "Matches live, over and to come, with the leagues' tables as they stand.",
};

interface ScoresPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ScoresPage({ searchParams }: ScoresPageProps) {
  const { show } = await searchParams;
  const chosen = showOf(typeof show === "string" ? show : null);
  return (
    <PageSeed selections={scoresSelections(leaguesWithTables())}>
      <ScoresView key={chosen} show={chosen} />
    </PageSeed>
  );
}

function leaguesWithTables(): string[] {
  const leagues = boardSeam().snapshot(topics.leagues)?.delta.rows ?? {};
  return Object.keys(leagues).filter((league) => leagues[league]?.table === true);
}
