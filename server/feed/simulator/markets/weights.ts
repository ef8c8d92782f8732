/** What follows from an instrument's rank by capitalisation alone, whatever else is listed. */

/** Zipf-Mandelbrot: activity of rank r, from 0, is in proportion to 1 / (r + 1 + 10). */
const activityOffset = 11;

/** Instruments of the reference list, `data/sp500.csv`. */
export const referenceCount = 485;

/** How often an instrument of a rank ticks against others. */
export function weightOf(rank: number): number {
  return 1 / (rank + activityOffset);
}

/** Weights of the whole reference list. */
export const referenceWeight = Array.from({ length: referenceCount }, (_, rank) =>
  weightOf(rank),
).reduce((sum, weight) => sum + weight, 0);

/** Spread of the largest instrument as a share of its price, and how it grows down the ranks. */
const narrowSpread = 1.5e-4;
const spreadExponent = 0.44;

/** Usual spread as a share of the price: 1.5 basis points at the top, 8 at rank 484, 41 at 20,000. */
export function spreadOf(rank: number): number {
  return narrowSpread * ((rank + activityOffset) / activityOffset) ** spreadExponent;
}
