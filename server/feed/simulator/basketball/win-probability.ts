/**
 * The chance that the home side wins, in closed form: the lead is an Ornstein-Uhlenbeck process,
 * since points fall by law.ts. With l the lead, e the home side's edge and r the part of a game
 * that is left,
 *
 *   m = l e^(−θr) + e (1 − e^(−θr)) / θ,   s² = σ² (1 − e^(−2θr)) / (2θ),   θ = κN, σ² = N Var(p)
 *   P = ½ [Φ((m − ½)/s) + Φ((m + ½)/s)]
 *
 * where the halves share a tie between both, who then play on. Without κ this is the Brownian
 * motion of Stern (1994, JASA 89:1128), which here is far too sure of whoever leads.
 */
import { type Law, pointsVariance, possessionsMean, quarterMs, quarters } from "./law.ts";

const gameMs = quarters * quarterMs;

/** In the last minute who has the ball is worth half a point, which fades with the last seconds. */
const ballMs = 60_000;
const ballPoints = 0.5;
const ballFadeMs = 5_000;

/** Nothing is certain before the end. */
const unsure = 1e-9;

export interface Standing {
  /** Points that the home side is ahead by. */
  readonly lead: number;
  /** Clock left until the period that may be the last one ends. */
  readonly leftMs: number;
  /** The home side's raw edge, points a game. */
  readonly edge: number;
  /** 1 while the home side has the ball, −1 while the visitors have it, 0 while nobody has. */
  readonly ball: -1 | 0 | 1;
}

/** Between 0 and 1; certain when nothing is left and somebody leads. */
export function homeWinChance(law: Law, { lead, leftMs, edge, ball }: Standing): number {
  if (leftMs <= 0) return lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
  const left = leftMs / gameMs;
  const theta = law.restoring * possessionsMean;
  const kept = Math.exp(-theta * left);
  const drift = theta === 0 ? left : (1 - kept) / theta;
  const spread = theta === 0 ? left : (1 - kept * kept) / (2 * theta);
  const worth = leftMs > ballMs ? 0 : ballPoints * Math.min(1, leftMs / ballFadeMs);
  const mean = lead * kept + edge * drift + ball * worth;
  const sd = Math.sqrt(possessionsMean * pointsVariance * spread);
  const chance = (normalBelow((mean - 0.5) / sd) + normalBelow((mean + 0.5) / sd)) / 2;
  return Math.min(1 - unsure, Math.max(unsure, chance));
}

/** Φ to 7.5e-8: Abramowitz and Stegun 26.2.17. */
export function normalBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) *
    t *
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI));
  return x > 0 ? 1 - tail : tail;
}
