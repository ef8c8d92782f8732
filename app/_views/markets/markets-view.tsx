"use client";
/** The page of all instruments: filters, a count, the table. The address bar holds what is chosen. */
import { Pin } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { systemClock } from "../../../lib/clock.ts";
import { type Arrangement, parseArrangement, sortedBy, writeArrangement } from "./arrangement.ts";
import { Breadth, writeBreadth } from "./breadth.tsx";
import type { ColumnId } from "./columns.ts";
import { ColumnsContext } from "./columns-context.ts";
import { ExchangeLine } from "./late-line.ts";
import { MarketTable } from "./market-table.tsx";
import { Toolbar } from "./toolbar.tsx";
import { type Counted, useMarketCounts } from "./use-market-counts.ts";
import { useOrder } from "./use-order.ts";
import { useQuotes } from "./use-quotes.ts";
import { useWatchlist } from "./watchlist.ts";

/** Typing writes the address once it rests: browsers limit how often it may change. */
const addressDelayMs = 250;

interface MarketsViewProps {
  /** Symbols of the rows that the server drew. */
  readonly first: readonly string[];
  /** What the server counted of a table too large to be embedded; null where all of it is. */
  readonly large?: (Counted & { readonly total: number }) | null;
  /** For style sheets that the server draws. */
  readonly nonce?: string | undefined;
}

export function MarketsView({ first, large = null, nonce }: MarketsViewProps) {
  const parameters = useSearchParams();
  const [arrangement, setArrangement] = useState(() =>
    parseArrangement(new URLSearchParams(parameters.toString())),
  );
  const { columns } = arrangement;
  const quotes = useQuotes(arrangement);
  const breadth = useRef<HTMLParagraphElement>(null);
  const counted = useMarketCounts(quotes, large, (counts) => writeBreadth(breadth.current, counts));
  const watched = useWatchlist();
  const [held, setHeld] = useState(false);
  const ordered = useOrder(quotes, arrangement, watched, first, held);

  const search = writeArrangement(arrangement);
  useEffect(
    () =>
      systemClock.after(addressDelayMs, () => {
        if (location.search === search) return;
        window.history.replaceState(window.history.state, "", location.pathname + search);
      }),
    [search],
  );

  const change = useCallback(
    (part: Partial<Arrangement>) => setArrangement((now) => ({ ...now, ...part })),
    [],
  );
  const sort = useCallback(
    (column: ColumnId) => setArrangement((now) => sortedBy(now, column)),
    [],
  );
  const choice = useMemo(
    () => ({ columns, choose: (chosen: readonly ColumnId[]) => change({ columns: chosen }) }),
    [columns, change],
  );
  return (
    <ColumnsContext value={choice}>
      <header className="mb-3 flex justify-between gap-x-6 gap-y-3 max-sm:flex-col">
        <div className="flex h-8 min-w-0 items-baseline gap-4 leading-8">
          <h1 className="text-lg font-semibold">Markets</h1>
          <Breadth first={counted.breadth} ref={breadth} />
          <p
            className={`label flex items-center gap-1 self-center max-md:hidden ${ordered.waiting ? "" : "invisible"}`}
          >
            <Pin aria-hidden="true" size={12} /> order held
          </p>
        </div>
        <ExchangeLine />
        <Toolbar
          arrangement={arrangement}
          onChange={change}
          sectors={counted.sectors}
          watchedCount={watched.size}
        />
      </header>
      <MarketTable
        arrangement={arrangement}
        first={first}
        nonce={nonce}
        onHold={setHeld}
        onSort={sort}
        ordered={ordered}
        quotes={quotes}
        total={large?.total ?? 0}
        watched={watched}
      />
    </ColumnsContext>
  );
}
