/** The two sides of an order book as a ladder shows them. */
import type { Row } from "../../../lib/schema/topics.ts";
import { spreadBps } from "./figures.ts";

/** Levels on each side. */
const levels = 10;
/** From the highest ask down to the lowest bid. */
export const ladderKeys: readonly string[] = [
  ...Array.from({ length: levels }, (_, index) => `a${levels - index}`),
  ...Array.from({ length: levels }, (_, index) => `b${index + 1}`),
];

export interface LevelView {
  readonly key: string;
  readonly side: "ask" | "bid";
  readonly price: number | null;
  readonly size: number | null;
  readonly orders: number | null;
  /** Its size against the largest of the book, 0 to 1. */
  readonly share: number;
}

export interface Book {
  /** In the order of `ladderKeys`. */
  readonly levels: readonly LevelView[];
  /** Between the best ask and the best bid; null without both. */
  readonly spread: number | null;
  /** The same in basis points of their middle. */
  readonly bps: number | null;
}

/** @param get a level of the live table. */
export function bookOf(get: (key: string) => Row<"depth"> | null): Book {
  const rows = ladderKeys.map((key) => ({ key, row: get(key) }));
  const largest = rows.reduce((most, { row }) => Math.max(most, row?.size ?? 0), 0);
  const ask = get("a1")?.price ?? null;
  const bid = get("b1")?.price ?? null;
  return {
    levels: rows.map(({ key, row }) => ({
      key,
      side: key.startsWith("a") ? "ask" : "bid",
      price: row?.price ?? null,
      size: row?.size ?? null,
      orders: row?.orders ?? null,
      share: largest > 0 ? (row?.size ?? 0) / largest : 0,
    })),
    spread: ask === null || bid === null ? null : ask - bid,
    bps: spreadBps({ bid, ask }),
  };
}
