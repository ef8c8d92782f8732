/** The files that `npm run simulate` writes and `npm run simulate:check` reads, by name. */

/** A minute of one instrument; prices in its currency, `mid` the midpoint at the minute's end. */
export const barColumns = [
  "symbol",
  "sector",
  "start",
  "open",
  "high",
  "low",
  "close",
  "volume",
  "trades",
  "mid",
] as const;

/** A print; `side` is the aggressor's, `mid` the midpoint of the quotes that it met. */
export const tradeColumns = ["time", "symbol", "price", "size", "side", "mid"] as const;

/** Moments at which a match's published probabilities are kept. */
export const moments = ["start", "half", "threeQuarters"] as const;
export type Moment = (typeof moments)[number];

/**
 * A match that has begun; a probability is empty where the match has not come so far. `winner` is
 * home, away or draw, as the last probabilities said: who goes through, of a knock-out, and of a
 * match that was not played to its end. `ending` says how it was decided, where not in usual time.
 */
export const matchColumns = [
  "sport",
  "league",
  "match",
  "home",
  "away",
  "homeScore",
  "awayScore",
  "status",
  "homeWinStart",
  "drawStart",
  "awayWinStart",
  "homeWinHalf",
  "drawHalf",
  "awayWinHalf",
  "homeWinThreeQuarters",
  "drawThreeQuarters",
  "awayWinThreeQuarters",
  "winner",
  "ending",
] as const;

/** Something that happened in a match; `clock` in seconds of playing time. */
export const eventColumns = [
  "match",
  "sport",
  "clock",
  "period",
  "kind",
  "side",
  "homeScore",
  "awayScore",
] as const;

export const fileNames = {
  bars: "bars.csv",
  trades: "trades.csv",
  matches: "matches.csv",
  events: "events.csv",
} as const;
