/** The last values of a row, kept in the browser while a page is open. */

/** How many are kept; the server's row changes once a second. */
export const historyMax = 120;

/** A history with a value more and, once full, the oldest less. */
export function remembered<Value>(
  history: readonly Value[],
  value: Value,
  max = historyMax,
): readonly Value[] {
  return [...history, value].slice(-max);
}
