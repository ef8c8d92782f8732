import type { Row } from "../../../lib/schema/topics.ts";

/**
 * Columns of a match in a list, on a card and in the tape: all but what only its own page shows,
 * such as the venue. One set for all of them, so that their viewers share a subscription.
 */
export const matchColumns = [
  "sport",
  "league",
  "round",
  "home",
  "away",
  "homeScore",
  "awayScore",
  "homeReds",
  "awayReds",
  "status",
  "period",
  "clock",
  "line",
  "homeWin",
  "draw",
  "awayWin",
  "server",
  "homePoints",
  "awayPoints",
  "homeFouls",
  "awayFouls",
  "bestOf",
  "ending",
  "startTime",
] as const satisfies readonly (keyof Row<"matches">)[];

/** A match with these columns. */
export type ListedMatch = Pick<Row<"matches">, (typeof matchColumns)[number]>;
