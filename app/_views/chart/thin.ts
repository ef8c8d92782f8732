/**
 * Fewer points for the same picture: of the points that share a pixel only the lowest and the
 * highest can be seen, so only those are kept, with the first and the last of all.
 */

/**
 * The indices of the points to draw, ascending, at most `2 * pixels + 2`; all where they fit.
 * @param pixels width of the plot, at least 1.
 */
export function thinned(values: readonly number[], pixels: number): number[] {
  const count = values.length;
  const buckets = Math.max(1, Math.floor(pixels));
  if (count <= 2 * buckets) return values.map((_, index) => index);
  const kept: number[] = [0];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * count) / buckets);
    const end = Math.floor(((bucket + 1) * count) / buckets);
    let lowest = start;
    let highest = start;
    for (let index = start + 1; index < end; index += 1) {
      const value = values[index] ?? Number.NaN;
      if (value < (values[lowest] ?? Number.NaN)) lowest = index;
      if (value > (values[highest] ?? Number.NaN)) highest = index;
    }
    keep(kept, Math.min(lowest, highest));
    keep(kept, Math.max(lowest, highest));
  }
  keep(kept, count - 1);
  return kept;
}

function keep(kept: number[], index: number): void {
  if (index > (kept.at(-1) ?? -1)) kept.push(index);
}
