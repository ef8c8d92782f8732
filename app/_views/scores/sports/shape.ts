/** What a sport brings of its own to a match in a list and to its scoreboard. */
import type { ReactNode } from "react";
import type { Row, Sport, TeamSide } from "../../../../lib/schema/topics.ts";
import { basketball } from "./basketball.tsx";
import { football } from "./football.tsx";
import { tennis } from "./tennis.tsx";

/** What of a match its sport's shape reads; lists and the match's own page both have it. */
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
>;

export interface SportShape {
  /** Whether scores are so rare that each is a moment. */
  readonly moments: boolean;
  /** The clock in at most five characters; null for a match to come, whose time stands there. */
  clock(match: SportMatch): string | null;
  /** The state in full words. */
  words(match: SportMatch): string;
  /** Who has won a match that is over; null for a draw or no end. */
  winner(match: SportMatch): TeamSide | null;
  /** How the score came about, part by part: `HT 1–0`. */
  steps(match: SportMatch): readonly string[];
  /**
   * What stands beside a team's name, such as cards or who serves; null for nothing.
   * @param board whether on the scoreboard, which has what follows from the score in words
   */
  beside(match: SportMatch, side: TeamSide, board?: boolean): ReactNode;
  /** How the score came about, in a list: the score at half-time, quarters, sets. */
  detail(match: SportMatch): ReactNode;
  /** All that `beside` and `detail` show, in words for those who listen. */
  spoken(match: SportMatch): readonly string[];
}

const shapes: Readonly<Record<Sport, SportShape>> = { football, basketball, tennis };

/** The shape of a sport; football's for one that this page does not know yet. */
export function shapeOf(sport: Sport | null): SportShape {
  return (sport === null ? undefined : shapes[sport]) ?? football;
}
