"use client";
import { useEffect, useEffectEvent, useState } from "react";
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
 * Counts over all instruments, at most a second old. Only other sectors draw anew.
 * @param first what stands until the table is there
 * @param onBreadth is told of the breadth whenever it has been counted
 * @returns the breadth to begin with, and the sectors
 */
export function useMarketCounts(
  table: LiveTable<"quotes">,
  first: Counted | null,
  onBreadth: (breadth: BreadthCounts) => void,
): Counted {
  const [{ breadth, sectors: sectorsFirst }] = useState<Counted>(
    () => first ?? MarketCounts.of(table.rows().map(({ row }) => row)),
  );
  const [sectors, setSectors] = useState(sectorsFirst);
  const tell = useEffectEvent((counts: MarketCounts) => {
    onBreadth(counts.breadth);
    // Asked here: React keeps an update that says nothing new until the next rendering.
    if (!isSame(sectors, counts.sectors)) setSectors(counts.sectors);
  });
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
      if (waiting !== null) return;
      tell(counts);
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
  return { breadth, sectors };
}

/** Whether the choice over the sectors would be drawn the same. */
function isSame(known: readonly SectorCount[], sectors: readonly SectorCount[]): boolean {
  return JSON.stringify(known) === JSON.stringify(sectors);
}
