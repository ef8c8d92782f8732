"use client";
/** How long ago each instrument changed, as far as this page has seen it. */
import { useEffect } from "react";
import { elapsedMs, systemClock } from "../../../lib/clock.ts";
import { formatDuration } from "../../../lib/domain/format.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import type { RowWriter } from "./row-writer.ts";

const writeEveryMs = 1_000;

/** @param shown whether the column is among those that are shown; else nothing is kept */
export function useAges(table: LiveTable<"quotes">, writer: RowWriter, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    const began = elapsedMs();
    // One number for each instrument: no more of them than the table has rows.
    const seen = new Map<string, number>();
    const stop = table.onChange((changed) => {
      const now = elapsedMs();
      for (const symbol of changed) seen.set(symbol, now);
    });
    const write = () => {
      const now = elapsedMs();
      writer.writeAges((symbol) => ageWords(now - (seen.get(symbol) ?? began), seen.has(symbol)));
    };
    write();
    const stopWriting = systemClock.every(writeEveryMs, write);
    return () => {
      stop();
      stopWriting();
    };
  }, [table, writer, shown]);
}

/** An age in words; more than it, where no change has been seen. */
export function ageWords(ageMs: number, seen: boolean): string {
  if (!seen) return `>${formatDuration(Math.max(1_000, ageMs))}`;
  return ageMs < 1_000 ? "now" : formatDuration(Math.floor(ageMs / 1_000) * 1_000);
}
