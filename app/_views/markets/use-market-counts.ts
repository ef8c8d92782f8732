"use client";
import { useEffect, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { type BreadthCounts, MarketCounts, type SectorCount } from "./market-counts.ts";

const periodMs = 1_000;
/** Rows that are counted in one go: some 2 ms. */
const rowsAtOnce = 2_500;

/** What is counted over the market. */
export interface Counted {
  readonly breadth: BreadthCounts;
  readonly sectors: readonly SectorCount[];
}

/**
 * Counts over all instruments, at most a second old.
 * @param first what stands until the table is there
 */
export function useMarketCounts(table: LiveTable<"quotes">, first: Counted | null): Counted {
  const [counted, setCounted] = useState<Counted>(
    () => first ?? plain(MarketCounts.of(table.rows().map(({ row }) => row))),
  );
  useEffect(() => {
    let waiting: Cancel | null = null;
    const start = () => {
      waiting = null;
      go(table.keys(), 0, new MarketCounts());
    };
    const go = (keys: readonly string[], from: number, counts: MarketCounts) => {
      const end = Math.min(keys.length, from + rowsAtOnce);
      for (let at = from; at < end; at += 1) {
        const quote = table.get(keys[at] ?? "");
        if (quote !== null) counts.add(quote);
      }
      waiting = end < keys.length ? systemClock.after(0, () => go(keys, end, counts)) : null;
      if (waiting === null) setCounted((known) => kept(known, plain(counts)));
    };
    const stop = table.onChange(() => {
      waiting ??= systemClock.after(periodMs, start);
    });
    if (table.size > 0) start();
    return () => {
      stop();
      waiting?.();
    };
  }, [table]);
  return counted;
}

const plain = ({ breadth, sectors }: MarketCounts): Counted => ({ breadth, sectors });

/** The sectors keep their identity while they say the same: the choice over them is drawn by it. */
function kept(known: Counted, counted: Counted): Counted {
  const same = JSON.stringify(known.sectors) === JSON.stringify(counted.sectors);
  return same ? { ...counted, sectors: known.sectors } : counted;
}
