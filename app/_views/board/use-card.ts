"use client";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { useRow } from "../../_live/hooks.ts";
import { cardColumns } from "./selections.ts";

/**
 * The quote of a card's instrument. Called by the innermost parts, so that a tick draws figures and
 * not the links around them.
 * @param symbols those of all cards: they share one subscription
 */
export function useCardQuote(symbol: string, symbols: readonly string[]): Row<"quotes"> | null {
  return useRow(topics.quotes, symbol, { rows: symbols, columns: cardColumns });
}
