/**
 * How the parts of an instrument's page are written. Nobody reads faster; and since parts wait for
 * different times, what one change brings to all of them is not drawn in one frame.
 */
import type { Manner } from "../shared/writing.ts";

export const manners = {
  price: { waitMs: 0, weight: 5 },
  prints: { waitMs: 40, weight: 60 },
  depth: { waitMs: 70, weight: 40 },
  neighbours: { waitMs: 190, weight: 16 },
  sessions: { waitMs: 100, weight: 8 },
  figures: { waitMs: 310, weight: 12 },
  title: { waitMs: 1_000, weight: 0 },
} as const satisfies Readonly<Record<string, Manner>>;
