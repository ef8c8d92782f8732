/**
 * The numbers that the markets' model is made of. What is set to 0 here is a model without it, which
 * is how a test sees whether a check would notice.
 */
export interface MarketModel {
  /** Volatility of the market as a whole, a year, as a root mean square; in most years it is less. */
  readonly market: number;
  /** Volatility that the instruments of a sector share beyond the market's, a year. */
  readonly sector: number;
  /** Volatility of an instrument of its own, a year: the median over instruments. */
  readonly own: number;
  /** How far logarithms of volatilities stray, against the deviations in factors.ts and latent.ts. */
  readonly clustering: number;
  /** Correlation of the market's moves with those of its log-volatility. */
  readonly leverage: number;
  /** The same of an instrument's own moves and volatility. */
  readonly ownLeverage: number;
  /** News of an instrument on a trading day, as a mean. */
  readonly newsPerDay: number;
  /** Whether volatility and volume follow the shape of the day. */
  readonly dayShape: boolean;
}

export const marketModel: MarketModel = {
  market: 0.18,
  sector: 0.11,
  own: 0.25,
  clustering: 1,
  leverage: -0.6,
  ownLeverage: -0.25,
  newsPerDay: 0.05,
  dayShape: true,
};

/** Seconds of a full session, and of a year of them, which volatilities are for. */
export const sessionSeconds = 23_400;
export const yearSeconds = 252 * sessionSeconds;
