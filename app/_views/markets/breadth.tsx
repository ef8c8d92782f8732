"use client";
/** How many instruments stand above and below their previous close, counted once a second. */
import { useEffect, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import { changeOf, directionOf } from "../../../lib/domain/format.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import type { KeyedQuote } from "./arrangement.ts";

const periodMs = 1_000;

/** Counts over all instruments that trade; indices are left out. */
function breadthOf(rows: readonly KeyedQuote[]): { up: number; down: number; flat: number } {
  const counts = { up: 0, down: 0, flat: 0 };
  for (const { row } of rows) {
    if (row.kind !== "index") counts[directionOf(changeOf(row.last, row.previousClose))] += 1;
  }
  return counts;
}

/** The breadth of the market in words and figures, at most a second old. */
export function Breadth({ table }: { table: LiveTable<"quotes"> }) {
  const [{ up, down, flat }, setCounts] = useState(() => breadthOf(table.rows()));
  useEffect(() => {
    let waiting: Cancel | null = null;
    const count = () => {
      waiting = null;
      setCounts(breadthOf(table.rows()));
    };
    const stop = table.onChange(() => {
      waiting ??= systemClock.after(periodMs, count);
    });
    return () => {
      stop();
      waiting?.();
    };
  }, [table]);
  return (
    <p className="figures text-[13px] text-ink-soft max-lg:hidden" suppressHydrationWarning>
      <span className="text-up">▲ {up} up</span>
      <span className="ml-3 text-down">▼ {down} down</span>
      <span className="ml-3">{flat} unchanged</span>
    </p>
  );
}
