/**
 * Fewer points for the same picture: of the points that share a pixel only the lowest and the
 * highest can be seen, so only those are kept, with the first and the last of all.
 */
import type { Span } from "./span.ts";

const places: number[] = [];

/**
 * The places of the points to draw, ascending, at most `2 * pixels + 2`; all where they fit.
 * @param pixels width of the plot, at least 1.
 * @returns an array that is valid until the next call.
 */
export function thinned(
  values: ArrayLike<number>,
  { start, end }: Span,
  pixels: number,
): readonly number[] {
  const count = Math.max(0, end - start);
  const buckets = Math.max(1, Math.floor(pixels));
  places.length = 0;
  if (count <= 2 * buckets) {
    for (let place = start; place < end; place += 1) places.push(place);
    return places;
  }
  places.push(start);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const from = start + Math.floor((bucket * count) / buckets);
    const to = start + Math.floor(((bucket + 1) * count) / buckets);
    let lowest = from;
    let highest = from;
    for (let place = from + 1; place < to; place += 1) {
      const value = values[place] ?? Number.NaN;
      if (value < (values[lowest] ?? Number.NaN)) lowest = place;
      if (value > (values[highest] ?? Number.NaN)) highest = place;
    }
    keep(Math.min(lowest, highest));
    keep(Math.max(lowest, highest));
  }
  keep(end - 1);
  return places;
}

function keep(place: number): void {
  if (place > (places[places.length - 1] ?? -1)) places.push(place);
}
