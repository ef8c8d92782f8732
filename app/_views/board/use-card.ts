"use client";
import { topics } from "../../../lib/schema/topics.ts";
import { type LiveTable, useTable } from "../../_live/hooks.ts";
import { cardColumns } from "./selections.ts";

/**
 * The quotes of the cards' instruments.
 * @param symbols those of all cards: they share one subscription
 */
export function useCardQuotes(symbols: readonly string[]): LiveTable<"quotes"> {
  return useTable(topics.quotes, { rows: symbols, columns: cardColumns });
}
