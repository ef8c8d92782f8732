import type { Metadata } from "next";
import { isDocument, PageSeed } from "../_live/page-seed.tsx";
import { filterOf } from "../_views/scores/address.ts";
import { arrangedFirst } from "../_views/scores/arranged-first.ts";
import { ScoresView } from "../_views/scores/scores-view.tsx";
import { matchesPart, scoresSelections } from "../_views/scores/selections.ts";

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

export default async function ScoresPage({ searchParams }: ScoresPageProps) {
  // A page that is navigated to brings no values.
  if (!(await isDocument())) return <ScoresView first={null} />;
  const query = await searchParams;
  const filter = filterOf({
    get(name) {
      const value = query[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
  });
  const first = arrangedFirst(filter);
  return (
    <PageSeed selections={scoresSelections(first.tables)} parts={[matchesPart(first.matches)]}>
      <ScoresView first={first.arranged} />
    </PageSeed>
  );
}
