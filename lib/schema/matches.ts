/**
 * The tables of matches: scores, events, statistics, probabilities, standings. Part of the protocol,
 * as is all of topics.ts.
 */
import { defineTable, flag, integer, json, number, text } from "../table/schema.ts";

export type Sport = "football" | "basketball" | "tennis";
export type MatchStatus = "scheduled" | "live" | "break" | "finished" | "postponed" | "suspended";
/**
 * Half-time and the breaks around extra time are periods of their own, as on a scoreboard. `BT` is
 * the break before extra time, `ET` its first half where the halves are told apart, else both;
 * `OT` any overtime of basketball (how many, `line` says); `S1` to `S5` the sets of tennis.
 */
export type MatchPeriod =
  | "1H"
  | "HT"
  | "2H"
  | "BT"
  | "ET"
  | "ETHT"
  | "ET2"
  | "PEN"
  | "FT"
  | "Q1"
  | "Q2"
  | "Q3"
  | "Q4"
  | "OT"
  | "S1"
  | "S2"
  | "S3"
  | "S4"
  | "S5";
/** How a match was decided, where not in its usual time: shown beside the result. */
export type MatchEnding = "extra-time" | "shoot-out" | "overtime" | "retired" | "walkover";
export type TeamSide = "home" | "away";
export type EventKind =
  | "kickoff"
  | "goal"
  | "own-goal"
  | "penalty"
  | "penalty-missed"
  | "goal-cancelled"
  | "yellow"
  | "second-yellow"
  | "red"
  | "substitution"
  | "var"
  | "shot"
  | "corner"
  | "period"
  | "shootout-scored"
  | "shootout-missed"
  | "full-time"
  | "field-goal"
  | "three-pointer"
  | "free-throw"
  | "missed-shot"
  | "rebound"
  | "turnover"
  | "foul"
  | "fouled-out"
  | "timeout"
  | "ace"
  | "double-fault"
  | "point"
  | "game"
  | "break"
  | "set"
  | "retirement";
/** Where a player of a match's list is: on the field, waiting, taken off, sent off or fouled out. */
export type PlayerStatus = "on" | "bench" | "off" | "out";
export type FormLetter = "W" | "D" | "L";

/** A period's points; the third of a tennis set that a tie-break ended is its loser's points in it. */
export type PeriodScore =
  | readonly [home: number, away: number]
  | readonly [home: number, away: number, tieBreak: number];

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
  line: json<readonly PeriodScore[]>(
    "points of each period played. Football: 1H, 2H, ET, then the shoot-out; basketball: quarters, then each overtime; tennis: games of each set, and after a tie-break its loser's points",
  ),
  server: text<TeamSide>("tennis: who serves; basketball: who has the ball"),
  homePoints: text("tennis: points of the game as called, 0 15 30 40 A, in a tie-break counted"),
  awayPoints: text("tennis: as homePoints"),
  homeFouls: integer("basketball: team fouls of the quarter; from 5 on the other side shoots"),
  awayFouls: integer("basketball: as homeFouls"),
  homeTimeouts: integer("basketball: timeouts left"),
  awayTimeouts: integer("basketball: as homeTimeouts"),
  bestOf: integer("tennis: sets at most"),
  ending: text<MatchEnding>("how it was decided, where not in its usual time"),
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
    other: text("a second player: who assisted, who goes off"),
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

/** Who plays, with the figures of each that the sport counts; the others are null. */
export const playersSchema = defineTable("side.number, such as home.9", {
  side: text<TeamSide>(),
  number: integer("on the shirt"),
  name: text(),
  position: text("as usual in the sport: GK DF MF FW, G F C"),
  starter: flag(),
  status: text<PlayerStatus>(),
  minutes: integer("played"),
  goals: integer("football"),
  assists: integer("football, basketball"),
  yellows: integer("football"),
  reds: integer("football"),
  points: integer("basketball, as are all below"),
  rebounds: integer(),
  steals: integer(),
  blocks: integer(),
  turnovers: integer(),
  fouls: integer("personal; out with the sixth"),
  fieldMade: integer("field goals, threes included"),
  fieldTried: integer(),
  threeMade: integer(),
  threeTried: integer(),
  freeMade: integer("free throws"),
  freeTried: integer(),
  plusMinus: integer("points of the own side less the other's while on"),
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
