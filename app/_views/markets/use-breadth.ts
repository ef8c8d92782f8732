"use client";
/** How many instruments stand above and below their previous close, counted once a second. */
import { useEffect, useState } from "react";
import { type Cancel, systemClock } from "../../../lib/clock.ts";
import { changeOf, directionOf } from "../../../lib/domain/format.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { type KeyedQuote, type SectorCount, sectorsOf } from "./arrangement.ts";

const periodMs = 1_000;

/** Counts over all instruments that trade; indices are left out. */
export interface Breadth {
  readonly up: number;
  readonly down: number;
  readonly flat: number;
  readonly sectors: readonly SectorCount[];
}

function breadthOf(rows: readonly KeyedQuote[]): Breadth {
  const counts = { up: 0, down: 0, flat: 0 };
  for (const { row } of rows) {
    if (row.kind !== "index") counts[directionOf(changeOf(row.last, row.previousClose))] += 1;
  }
  return { ...counts, sectors: sectorsOf(rows) };
}

/** The breadth of a table as it was within the last second. */
export function useBreadth(table: LiveTable<"quotes">): Breadth {
  const [breadth, setBreadth] = useState(() => breadthOf(table.rows()));
  useEffect(() => {
    let waiting: Cancel | null = null;
    let empty = table.size === 0;
    const count = () => {
      waiting = null;
      empty = table.size === 0;
      setBreadth(breadthOf(table.rows()));
    };
    const stop = table.onChange(() => {
      if (empty) count();
      waiting ??= systemClock.after(periodMs, count);
    });
    return () => {
      stop();
      waiting?.();
    };
  }, [table]);
  return breadth;
}
