/** What a sport's match looks like in a list: what stands beside the names and after the score. */
import type { ReactNode } from "react";
import type { Sport, TeamSide } from "../../../../lib/schema/topics.ts";
import { basketball } from "./basketball.tsx";
import { football } from "./football.tsx";
import { tennis } from "./tennis.tsx";
import type { SportMatch } from "./words.ts";

export interface SportShape {
  /**
   * What stands beside a team's name, such as cards or who serves; null for nothing.
   * @param board whether on the scoreboard, which has what follows from the score in words
   */
  beside(match: SportMatch, side: TeamSide, board?: boolean): ReactNode;
  /** How the score came about, in a list: the score at half-time, quarters, sets. */
  detail(match: SportMatch): ReactNode;
}

const shapes: Readonly<Record<Sport, SportShape>> = { football, basketball, tennis };

/** The shape of a sport; football's for one that this page does not know yet. */
export function shapeOf(sport: Sport | null): SportShape {
  return (sport === null ? undefined : shapes[sport]) ?? football;
}
