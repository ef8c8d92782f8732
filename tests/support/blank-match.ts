import type { ListedMatch } from "../../app/_views/shared/match-columns.ts";

/** A match of football to come, of which nothing is known. */
export const blankMatch: ListedMatch = {
  sport: "football",
  league: "a",
  round: "Round 1",
  home: "Home",
  away: "Away",
  homeScore: null,
  awayScore: null,
  homeReds: null,
  awayReds: null,
  status: "scheduled",
  period: null,
  clock: null,
  line: null,
  homeWin: null,
  draw: null,
  awayWin: null,
  server: null,
  homePoints: null,
  awayPoints: null,
  homeFouls: null,
  awayFouls: null,
  bestOf: null,
  ending: null,
  startTime: 0,
};
