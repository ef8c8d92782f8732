"use client";
/** The page of all instruments: filters, a count, the table. The address bar holds what is chosen. */
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { type Arrangement, parseArrangement, sortedBy, writeArrangement } from "./arrangement.ts";
import { Breadth } from "./breadth.tsx";
import { MarketTable } from "./market-table.tsx";
import { tableSelection } from "./selections.ts";
import { Toolbar } from "./toolbar.tsx";
import { useSectors } from "./use-sectors.ts";
import { useWatchlist } from "./watchlist.ts";

/** Typing writes the address once it rests: browsers limit how often it may change. */
const addressDelayMs = 250;

/** @param first see MarketTable. */
export function MarketsView({ first }: { first: readonly string[] }) {
  const parameters = useSearchParams();
  const [arrangement, setArrangement] = useState(() =>
    parseArrangement(new URLSearchParams(parameters.toString())),
  );
  const quotes = useTable(topics.quotes, tableSelection);
  const sectors = useSectors(quotes);
  const watched = useWatchlist();

  const search = writeArrangement(arrangement);
  useEffect(
    () =>
      systemClock.after(addressDelayMs, () => {
        if (location.search === search) return;
        window.history.replaceState(window.history.state, "", location.pathname + search);
      }),
    [search],
  );

  const change = (part: Partial<Arrangement>) => setArrangement({ ...arrangement, ...part });
  return (
    <>
      <header className="mb-3 flex justify-between gap-x-6 gap-y-3 max-sm:flex-col">
        <div className="flex h-8 min-w-0 items-baseline gap-4 leading-8">
          <h1 className="text-lg font-semibold">Markets</h1>
          <Breadth table={quotes} />
        </div>
        <Toolbar
          arrangement={arrangement}
          onChange={change}
          sectors={sectors}
          watchedCount={watched.size}
        />
      </header>
      <MarketTable
        arrangement={arrangement}
        first={first}
        onSort={(column) => setArrangement(sortedBy(arrangement, column))}
        watched={watched}
      />
    </>
  );
}
