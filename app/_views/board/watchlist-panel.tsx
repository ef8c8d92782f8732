"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { topics } from "../../../lib/schema/topics.ts";
import { useRows } from "../../_live/hooks.ts";
import { WatchStar } from "../markets/watch-star.tsx";
import { useWatchlist } from "../markets/watchlist.ts";
import { EmptyState } from "../shared/empty-state.tsx";
import { Panel } from "../shared/panel.tsx";
import { WatchRow } from "./watch-row.tsx";

/** Rows in sight; a link leads to the others. */
const places = 11;
/** Instruments that are offered while there is room for them, and up to how many rows there is. */
const offered = 6;
const fewRows = 5;

const never = () => () => undefined;
/** Whether the browser draws; the server cannot know what is watched, and claims nothing. */
const useInBrowser = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** The instruments that the viewer has starred, oldest first, in a box that keeps its height. */
export function WatchlistPanel({ className = "" }: { className?: string }) {
  const known = useInBrowser();
  const watched = [...useWatchlist()];
  const shown = watched.slice(0, places);
  return (
    <Panel
      title="Your watchlist"
      className={className}
      aside={
        <Link href="/markets?show=watchlist" prefetch={false} className="hover:text-ink">
          {watched.length > places ? `All ${watched.length} watched` : "In Markets"}
        </Link>
      }
    >
      {/* On a phone, where it stands far down, it is as high as its rows. */}
      <div className="h-[calc(var(--row)*11+32px)] max-sm:h-auto max-sm:min-h-[100px]">
        {!known ? null : shown.length === 0 ? <Nothing /> : <Watched symbols={shown} />}
        {shown.length > 0 && shown.length <= fewRows && (
          <div className="hairline-t pt-3">
            <p className="label pb-2">Most active today, to star</p>
            <Offer className="" />
          </div>
        )}
      </div>
    </Panel>
  );
}

function Watched({ symbols }: { symbols: readonly string[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [removed, setRemoved] = useState<number | null>(null);
  // Whose row is gone has lost the focus; the next star has it then.
  useEffect(() => {
    if (removed === null) return;
    const stars = body.current?.querySelectorAll<HTMLElement>("button") ?? [];
    stars[Math.min(removed, stars.length - 1)]?.focus();
    setRemoved(null);
  }, [removed]);
  return (
    <table className="w-full table-fixed text-[13px]">
      <caption className="sr-only">Your watchlist</caption>
      <thead>
        <tr className="label h-8 text-left">
          <th scope="col" className="font-medium">
            Symbol
          </th>
          <th scope="col" className="w-[92px] font-medium max-sm:w-[72px] max-[360px]:w-[60px]">
            Session
          </th>
          <th scope="col" className="w-[84px] text-right font-medium max-sm:w-[78px]">
            Last
          </th>
          <th scope="col" className="w-[76px] text-right font-medium">
            Change
          </th>
          <th scope="col" className="w-8">
            <span className="sr-only">Watched</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {symbols.map((symbol, index) => (
          <WatchRow
            key={symbol}
            symbol={symbol}
            symbols={symbols}
            onRemove={() => setRemoved(index)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Nothing is watched: how to, and a few of the most active to begin with. */
function Nothing() {
  return (
    <EmptyState title="Nothing watched yet" icon={<Star size={20} />} className="h-full">
      <p>Star an instrument, here or in any table, and it stays in this place.</p>
      <Offer className="mt-3 justify-center" />
    </EmptyState>
  );
}

/** A few of the most active, to be starred. */
function Offer({ className }: { className: string }) {
  const movers = useRows(topics.movers);
  const active = movers
    .filter(({ row }) => row.list === "active" && row.symbol !== null)
    .sort((a, b) => (a.row.rank ?? 0) - (b.row.rank ?? 0))
    .slice(0, offered)
    .map(({ row }) => row.symbol ?? "");
  // They stand still once they are there: what somebody is about to press does not change.
  const [held, setHeld] = useState<readonly string[]>([]);
  if (held.length === 0 && active.length > 0) setHeld(active);
  if (held.length === 0) return null;
  return (
    <ul aria-label="Most active" className={`flex flex-wrap gap-2 ${className}`}>
      {held.map((symbol) => (
        <li
          key={symbol}
          className="flex h-8 items-center rounded-md border border-hairline pr-3 text-[13px] text-ink"
        >
          <WatchStar symbol={symbol} className="size-8" />
          {symbol}
        </li>
      ))}
    </ul>
  );
}
