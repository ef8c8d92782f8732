/** What a sport says of a match: its clock, its state, how the score came about. */
import type { Row, Sport, TeamSide } from "../../../../lib/schema/topics.ts";
import { football } from "./football-words.ts";
import { basketball } from "./quarters.ts";
import { tennis } from "./sets.ts";

/** What of a match its sport reads; lists and the match's own page both have it. */
export type SportMatch = Pick<
  Row<"matches">,
  | "home"
  | "away"
  | "homeScore"
  | "awayScore"
  | "homeReds"
  | "awayReds"
  | "status"
  | "period"
  | "clock"
  | "line"
  | "server"
  | "homePoints"
  | "awayPoints"
  | "homeFouls"
  | "awayFouls"
  | "bestOf"
  | "ending"
  | "homeWin"
  | "awayWin"
>;

export interface SportWords {
  /** Whether scores are so rare that each is a moment. */
  readonly moments: boolean;
  /** The clock in a few characters; null for a match to come, whose time stands there. */
  clock(match: SportMatch): string | null;
  /** The state in full words, and the time that stands before them while it is played. */
  words(match: SportMatch): string;
  time(match: SportMatch): string;
  /** Who has won a match that is over; null for a draw or no end. */
  winner(match: SportMatch): TeamSide | null;
  /** How the score came about, part by part, in a line under it: `HT 1–0`. */
  steps(match: SportMatch): readonly string[];
  /** After the score, all that a row shows of a match, for those who listen. */
  spoken(match: SportMatch): readonly string[];
}

const all: Readonly<Record<Sport, SportWords>> = { football, basketball, tennis };

/** The words of a sport; football's for one that this page does not know yet. */
export function wordsOf(sport: Sport | null): SportWords {
  return (sport === null ? undefined : all[sport]) ?? football;
}
