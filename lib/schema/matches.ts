/**
 * The tables of matches: scores, events, statistics, probabilities, standings. Part of the protocol,
 * as is all of topics.ts.
 */
import { defineTable, flag, integer, json, number, text } from "../table/schema.ts";

export type Sport = "football" | "basketball" | "tennis";
export type MatchStatus = "scheduled" | "live" | "break" | "finished" | "postponed" | "suspended";
/** Half-time and the breaks around extra time are periods of their own, as on a scoreboard. */
export type MatchPeriod = "1H" | "HT" | "2H" | "ET" | "PEN" | "FT";
export type TeamSide = "home" | "away";
export type EventKind =
  | "kickoff"
  | "goal"
  | "own-goal"
  | "penalty"
  | "penalty-missed"
  | "goal-cancelled"
  | "yellow"
  | "red"
  | "substitution"
  | "period"
  | "shootout-scored"
  | "shootout-missed"
  | "full-time";
export type FormLetter = "W" | "D" | "L";

export const matchesSchema = defineTable("match id", {
  sport: text<Sport>(),
  league: text("league id"),
  round: text(),
  home: text(),
  away: text(),
  homeScore: integer(),
  awayScore: integer(),
  homeReds: integer("red cards"),
  awayReds: integer("red cards"),
  status: text<MatchStatus>(),
  period: text<MatchPeriod>(),
  clock: text("as shown"),
  line: json<readonly (readonly [number, number])[]>(
    "goals of each period played: 1H, 2H, ET, then the shoot-out",
  ),
  server: text<TeamSide>("tennis: who serves"),
  homeWin: number("0..1"),
  draw: number("0..1"),
  awayWin: number("0..1"),
  venue: text(),
  startTime: integer("ms since the epoch"),
  time: integer("ms since the epoch", "startTime"),
});

export const eventsSchema = defineTable(
  "sequence",
  {
    clock: text("as shown"),
    period: text<MatchPeriod>(),
    kind: text<EventKind>(),
    side: text<TeamSide>(),
    player: text(),
    text: text(),
    homeScore: integer(),
    awayScore: integer(),
    time: integer("ms since the epoch"),
  },
  { granularity: "row" },
);

export const statsSchema = defineTable("statistic", {
  label: text(),
  home: number(),
  away: number(),
});

export const probabilitySchema = defineTable(
  "sequence",
  {
    clock: text("as shown"),
    homeWin: number("0..1"),
    draw: number("0..1"),
    awayWin: number("0..1"),
  },
  // A point a minute and one at each goal: the length of a match is bound enough.
  { granularity: "row" },
);

export const standingsSchema = defineTable("team", {
  rank: integer(),
  played: integer(),
  won: integer(),
  drawn: integer(),
  lost: integer(),
  scored: integer("goals"),
  conceded: integer("goals"),
  difference: integer("goals"),
  points: integer(),
  form: json<readonly FormLetter[]>("last five, oldest first"),
  live: flag("counts a match still being played"),
  moved: integer("places gained by the matches being played"),
});

export const leaguesSchema = defineTable("league id", {
  name: text(),
  sport: text<Sport>(),
  table: flag("has standings"),
  tiebreak: text<"difference" | "head-to-head">("what parts teams level on points"),
  position: integer("order on a page"),
});
