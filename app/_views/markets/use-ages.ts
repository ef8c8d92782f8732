"use client";
/** How long ago each instrument changed, as far as this page has seen it. */
import { useCallback, useEffect, useState } from "react";
import { elapsedMs, systemClock } from "../../../lib/clock.ts";
import type { LiveTable } from "../../_live/hooks.ts";
import { type Age, ageWords } from "./age-words.ts";
import type { RowWriter } from "./row-writer.ts";

const writeEveryMs = 1_000;

/**
 * @param shown whether there is a column to write ages into
 * @returns the age of an instrument's values
 */
export function useAges(
  table: LiveTable<"quotes">,
  writer: RowWriter,
  shown: boolean,
): (symbol: string) => Age {
  // One number for each instrument: no more of them than the table has rows.
  const [seen] = useState(() => new Map<string, number>());
  const [began] = useState(elapsedMs);
  const ageOf = useCallback(
    (symbol: string) => {
      const at = seen.get(symbol);
      return { ms: elapsedMs() - (at ?? began), seen: at !== undefined };
    },
    [seen, began],
  );
  useEffect(
    () =>
      table.onChange((changed) => {
        const now = elapsedMs();
        for (const symbol of changed) seen.set(symbol, now);
      }),
    [table, seen],
  );
  useEffect(() => {
    if (!shown) return;
    const write = () => writer.writeAges((symbol) => ageWords(ageOf(symbol)));
    write();
    return systemClock.every(writeEveryMs, write);
  }, [writer, shown, ageOf]);
  return ageOf;
}
