/**
 * Limit up-limit down: the prices between which an instrument may trade, a percentage around a
 * reference price. Percentages are those of the plan's Appendix A (luldplan.com) by tier and
 * previous close, doubled in the last 25 minutes for all of tier 1 and for the low-priced of tier 2.
 */

/** 1: members of the S&P 500 and the Russell 1000; 2: all others. */
export type Tier = 1 | 2;

/** What the width of an instrument's bands depends on, for a day. */
export interface BandTerms {
  readonly tier: Tier;
  /** Yesterday's official close in steps. */
  readonly previousClose: number;
  /** Steps to a unit of the currency. */
  readonly stepsPerUnit: number;
}

/** Minutes before the close from which bands are twice as wide. */
export const doubleMinutes = 25;

/** Width of the bands of a low-priced instrument, and the previous closes up to which it is one. */
const lowPrice = 3;
const pennyPrice = 0.75;
const lowShare = 0.2;
const pennyShare = 0.75;
const pennyAmount = 0.15;
const tierShares: Readonly<Record<Tier, number>> = { 1: 0.05, 2: 0.1 };

/** Distance from the reference to each band, in steps, at least 1. */
export function bandWidth(
  { tier, previousClose, stepsPerUnit }: BandTerms,
  reference: number,
  late: boolean,
): number {
  const close = previousClose / stepsPerUnit;
  const doubled = late && (tier === 1 || close <= lowPrice) ? 2 : 1;
  const width =
    close > lowPrice
      ? tierShares[tier] * doubled * reference
      : close >= pennyPrice
        ? lowShare * doubled * reference
        : Math.min(pennyAmount * stepsPerUnit, pennyShare * reference) * doubled;
  return Math.max(1, Math.round(width));
}

/** The lowest and the highest price that may trade, in steps; never below one step. */
export function bandsOf(
  terms: BandTerms,
  reference: number,
  late: boolean,
): { readonly lower: number; readonly upper: number } {
  const width = bandWidth(terms, reference, late);
  return { lower: Math.max(1, reference - width), upper: reference + width };
}

/**
 * Where a bid may stand that has an ask `spread` steps above it: as it is where both are within the
 * bands; else so that the side which would trade first stands at the band and the other beyond it,
 * out of reach, which is a limit state.
 */
export function heldBid(bid: number, spread: number, lower: number, upper: number): number {
  if (bid < lower) return Math.max(1, lower - spread);
  return bid + spread > upper ? upper : bid;
}
