/** Figures that follow from a quote. */
import type { Row } from "../../../lib/schema/topics.ts";

/** A quote of which some columns may not have been asked for. */
export type Quote = Partial<Row<"quotes">>;

/** The width between bid and ask in basis points of their middle; null without both. */
export function spreadBps({ bid, ask }: Quote): number | null {
  if (bid == null || ask == null || bid + ask <= 0) return null;
  return ((ask - bid) / ((ask + bid) / 2)) * 10_000;
}

/** Where a price lies between two others, 0 to 1; null without all three or any room between. */
export function placeBetween(
  price: number | null | undefined,
  low: number | null | undefined,
  high: number | null | undefined,
): number | null {
  if (price == null || low == null || high == null || high <= low) return null;
  return Math.min(1, Math.max(0, (price - low) / (high - low)));
}
