/**
 * The law by which points fall, possession by possession. A possession of a side that leads by l
 * (negative: is behind) brings k points, k from 1 to 4, with probability
 *
 *   p(k) · (1 + (±e/N − κ l) / μ)
 *
 * and else none: μ is the mean of p, e the edge of the home side in points a game (plus when it has
 * the ball), N the possessions of a game, and κ draws the score together, as real games show (Gabel
 * and Redner 2012). Without κ margins spread far too wide.
 */

/** What a possession of two level sides brings: 0, 1, 2, 3, 4 points. */
export const pointsLaw: readonly number[] = [0.497, 0.035, 0.335, 0.128, 0.005];
export const pointsMean = pointsLaw.reduce((sum, p, k) => sum + k * p, 0);
export const pointsVariance = pointsLaw.reduce((sum, p, k) => sum + k * k * p, 0) - pointsMean ** 2;

/** Possessions of both sides in a game without overtime. */
export const possessionsMean = 203;

export interface Law {
  /** κ: points a possession loses for each point that its side leads by. */
  readonly restoring: number;
  /** Whether sides play on the clock at the end of a close game. */
  readonly endGame: boolean;
}

export const usualLaw: Law = { restoring: 0.003, endGame: true };

/** Points of regulation that an edge of `e` comes to: κ takes a part of it back. */
export function edgeFor(margin: number, { restoring }: Law = usualLaw): number {
  const theta = restoring * possessionsMean;
  return theta === 0 ? margin : (margin * theta) / (1 - Math.exp(-theta));
}

/** By how much the chances to score differ from those of level sides. @param edge of the offence */
export function scaleOf({ restoring }: Law, edge: number, lead: number): number {
  return Math.max(0, 1 + (edge / possessionsMean - restoring * lead) / pointsMean);
}

export const quarterMs = 12 * 60_000;
export const overtimeMs = 5 * 60_000;
export const quarters = 4;

/** Clock of a period, counted from 1; the fifth is the first overtime. */
export function periodMs(period: number): number {
  return period > quarters ? overtimeMs : quarterMs;
}

/**
 * Length of a possession: Gamma of this shape and mean, cut at its longest. The mean is a little
 * above that of an endless clock, since the end of each quarter cuts a possession short.
 */
export const lengthShape = 4;
export const lengthMeanMs = 14_710;
export const lengthMaxMs = 28_000;
export const lengthMinMs = 1_500;
