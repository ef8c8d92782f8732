/** The last values of a figure, kept in the browser while a page is open, and their chart. */

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

/** Keeps the stroke inside the box, px. */
const inset = 1;

/**
 * A history as the `d` of a path, from zero at the box's foot to the greatest value at its top; the
 * newest value stands at the right edge. Empty for less than two values.
 * @param width px, as is `height`
 * @param top the greatest value of all lines that share the box
 */
export function historyPath(
  values: readonly number[],
  width: number,
  height: number,
  top: number,
): string {
  if (values.length < 2) return "";
  const step = width / (historyMax - 1);
  const y = (value: number) => height - inset - (top > 0 ? value / top : 0) * (height - 2 * inset);
  return values
    .map((value, index) => {
      const x = width - (values.length - 1 - index) * step;
      return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}
