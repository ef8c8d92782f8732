import type { Metadata } from "next";
import { topics } from "../../lib/schema/topics.ts";
import { boardSeam } from "../../lib/seam.ts";
import { PageSeed } from "../_live/page-seed.tsx";
import { ScoresView } from "../_views/scores/scores-view.tsx";
import { scoresSelections } from "../_views/scores/selections.ts";

interface ScoresPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: ScoresPageProps): Promise<Metadata> {
  const { team } = await searchParams;
  return {
    title: typeof team === "string" && team !== "" ? `${team} · Scores` : "Scores",
    description: "Matches live, over and to come, with the leagues' tables as they stand.",
  };
}

export default function ScoresPage() {
  return (
    <PageSeed selections={scoresSelections(leaguesWithTables())}>
      <ScoresView />
    </PageSeed>
  );
}

function leaguesWithTables(): string[] {
  const leagues = boardSeam().snapshot(topics.leagues)?.delta.rows ?? {};
  return Object.keys(leagues).filter((league) => leagues[league]?.table === true);
}
