/** What can be said of a limit of data. */
import type { Fitting } from "../../../lib/mirror/link.ts";

/** Limits that can be chosen, kB/s; null is none. */
export const budgets = [null, 200, 100, 50, 20, 10] as const;

/**
 * What the server makes of a limit, as a sentence; empty where it has said nothing.
 * @param budget kB/s
 */
export function fittingWords(budget: number | null, fitted: Fitting | null): string {
  if (budget === null) return "Without a limit the pace alone decides.";
  if (fitted === null || fitted.kilobytesPerSecond !== budget) return "";
  if (fitted.pace === null) return `All that is asked for fits into ${budget} kB/s.`;
  if (fitted.pace === 0) return `Nothing fits into ${budget} kB/s.`;
  return `${fitted.pace} a second fits into ${budget} kB/s.`;
}
