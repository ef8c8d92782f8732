import type { Metadata } from "next";
import { headers } from "next/headers";
import { topics } from "../../lib/schema/topics.ts";
import { boardSeam, documentHeader } from "../../lib/seam.ts";
import { PageSeed } from "../_live/page-seed.tsx";
import { arrange, parseArrangement } from "../_views/markets/arrangement.ts";
import { MarketsView } from "../_views/markets/markets-view.tsx";
import { rowsFirst } from "../_views/markets/rows-first.ts";
import { sparklinesSelection, tableColumns, tableSelection } from "../_views/markets/selections.ts";

export const metadata: Metadata = {
  title: "Markets",
  description: "Every instrument in one live table.",
};

interface MarketsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All instruments, drawn in the order that the address asks for. */
export default async function MarketsPage({ searchParams }: MarketsPageProps) {
  const isDocument = (await headers()).get(documentHeader) === "1";
  const first = isDocument ? firstSymbols(await searchParams) : [];
  return (
    <PageSeed selections={[tableSelection, sparklinesSelection(first)]}>
      <MarketsView first={first} />
    </PageSeed>
  );
}

/** The symbols of the rows that the server draws. A watchlist is the browser's: none then. */
function firstSymbols(search: Record<string, string | string[] | undefined>): string[] {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "string") parameters.set(name, value);
  }
  const rows = boardSeam().snapshot(topics.quotes, { columns: tableColumns })?.delta.rows ?? {};
  const quotes = Object.entries(rows).map(([key, row]) => ({ key, row }));
  return arrange(quotes, parseArrangement(parameters), new Set()).slice(0, rowsFirst);
}
