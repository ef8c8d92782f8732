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
  /**
   * Points of each period played. Football: 1H, 2H, ET, then the shoot-out; basketball: quarters,
   * then each overtime; tennis: games of each set, and after a tie-break its loser's points.
   */
  line: json<readonly PeriodScore[]>("points of each period played"),
  /** Tennis: who serves; basketball: who has the ball. */
  server: text<TeamSide>(),
  /** Tennis: points of the game as called, 0 15 30 40 A, in a tie-break counted. */
  homePoints: text("as called"),
  awayPoints: text("as called"),
  /** Basketball: team fouls of the quarter; from 5 on the other side shoots. */
  homeFouls: integer("of the quarter"),
  awayFouls: integer("of the quarter"),
  /** Basketball. */
  homeTimeouts: integer("left"),
  awayTimeouts: integer("left"),
  /** Tennis. */
  bestOf: integer("sets"),
  ending: text<MatchEnding>(),
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
    /** A second player: who assisted, who goes off. */
    other: text(),
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
  /** On the shirt. */
  number: integer(),
  name: text(),
  /** As usual in the sport: GK DF MF FW, G F C. */
  position: text(),
  starter: flag(),
  status: text<PlayerStatus>(),
  minutes: integer("played"),
  /** Football, as are the next three; assists are basketball's, too. */
  goals: integer(),
  assists: integer(),
  yellows: integer(),
  reds: integer(),
  /** Basketball, as are all below. */
  points: integer(),
  rebounds: integer(),
  steals: integer(),
  blocks: integer(),
  turnovers: integer(),
  /** Personal; out with the sixth. */
  fouls: integer(),
  /** Field goals, threes included. */
  fieldMade: integer(),
  fieldTried: integer(),
  threeMade: integer(),
  threeTried: integer(),
  freeMade: integer(),
  freeTried: integer(),
  /** Points of the own side less the other's while on. */
  plusMinus: integer(),
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
  /** Whether a match counts that is still being played. */
  live: flag(),
  /** Places gained by the matches being played. */
  moved: integer(),
});

export const leaguesSchema = defineTable("league id", {
  name: text(),
  sport: text<Sport>(),
  /** Whether it has standings. */
  table: flag(),
  /** What parts teams level on points. */
  tiebreak: text<"difference" | "head-to-head">(),
  /** Order on a page. */
  position: integer(),
});
