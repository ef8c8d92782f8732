"use client";
/** The page of all instruments: filters, a count, the table. The address bar holds what is chosen. */
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { useTable } from "../../_live/hooks.ts";
import { type Arrangement, parseArrangement, sortedBy, writeArrangement } from "./arrangement.ts";
import { MarketTable } from "./market-table.tsx";
import { tableSelection } from "./selections.ts";
import { Toolbar } from "./toolbar.tsx";
import { useBreadth } from "./use-breadth.ts";
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
  const breadth = useBreadth(quotes);
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
          <p className="figures text-[13px] text-ink-soft max-lg:hidden" suppressHydrationWarning>
            <span className="text-up">▲ {breadth.up} up</span>
            <span className="ml-3 text-down">▼ {breadth.down} down</span>
            <span className="ml-3">{breadth.flat} unchanged</span>
          </p>
        </div>
        <Toolbar
          arrangement={arrangement}
          onChange={change}
          sectors={breadth.sectors}
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
