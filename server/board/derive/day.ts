/** How a row of `quotes` shows that a new day has begun. */

/** What to remember of a row to know. */
export interface DayMark {
  trades: number;
  /** In steps. */
  previousClose: number;
}

/**
 * Whether a row, by its count of prints and its previous close, is of another day than what was
 * remembered: its count of prints begins anew. Where nothing is printed, as for an index, the
 * previous close must tell; else it must not, since a venue's is that of 24 hours ago and moves
 * all the time.
 */
export function isNewDay(before: DayMark, trades: number, previousClose: number): boolean {
  if (trades > 0) return trades < before.trades;
  return before.trades > 0 || !Object.is(before.previousClose, previousClose);
}
