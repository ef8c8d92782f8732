import type { Metadata } from "next";
import { headers } from "next/headers";
import type { Selection } from "../../lib/mirror/selection.ts";
import { topics } from "../../lib/schema/topics.ts";
import { boardSeam, documentHeader } from "../../lib/seam.ts";
import { pageNonce } from "../_frame/nonce.ts";
import { PageSeed } from "../_live/page-seed.tsx";
import { type Arrangement, arrange, parseArrangement } from "../_views/markets/arrangement.ts";
import { exchangeSelections } from "../_views/markets/exchange-selections.ts";
import { MarketCounts } from "../_views/markets/market-counts.ts";
import { MarketsView } from "../_views/markets/markets-view.tsx";
import { rowsFirst } from "../_views/markets/rows-first.ts";
import { sparklinesSelection } from "../_views/markets/selections.ts";
import { firstSelection, isLarge, tableSelection } from "../_views/markets/table-selection.ts";

export const metadata: Metadata = {
  title: "Markets",
  description: "Every instrument in one live table.",
};

interface MarketsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All instruments, drawn in the order and with the columns that the address asks for. */
export default async function MarketsPage({ searchParams }: MarketsPageProps) {
  const isDocument = (await headers()).get(documentHeader) === "1";
  const arrangement = arrangementOf(await searchParams);
  const { first, large } = isDocument ? drawn(arrangement) : { first: [], large: null };
  const { columns, sort } = arrangement;
  const quotes: Selection =
    large === null ? tableSelection(columns, sort) : firstSelection(first, columns, sort);
  const sessions = columns.includes("session") ? [sparklinesSelection(first)] : [];
  return (
    <PageSeed selections={[quotes, ...sessions, ...exchangeSelections]}>
      <MarketsView first={first} large={large} nonce={await pageNonce()} />
    </PageSeed>
  );
}

function arrangementOf(search: Record<string, string | string[] | undefined>): Arrangement {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "string") parameters.set(name, value);
  }
  return parseArrangement(parameters);
}

/** What the server draws. A watchlist is the browser's: no rows then. */
function drawn(arrangement: Arrangement) {
  const { columns } = tableSelection(arrangement.columns, arrangement.sort);
  const rows = boardSeam().snapshot(topics.quotes, { columns })?.delta.rows ?? {};
  const quotes = Object.entries(rows).map(([key, row]) => ({ key, row }));
  const order = arrange(quotes, arrangement, new Set());
  const counted = isLarge(quotes.length) ? MarketCounts.of(Object.values(rows)) : null;
  return {
    first: order.slice(0, rowsFirst),
    large: counted && {
      breadth: counted.breadth,
      sectors: counted.sectors,
      total: order.length,
    },
  };
}
