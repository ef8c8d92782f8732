/** How each set of a tennis match went, in a few words. */
import type { TeamSide } from "../../../lib/schema/topics.ts";
import type { MatchRow } from "./match-state.ts";
import { setInFull, setText } from "./sports/sets.ts";
import type { EventRow } from "./timeline-entry.ts";

export interface SetCourse {
  readonly title: string;
  /** As the home side sees it: `6–4`, `7–6 (3)`. */
  readonly score: string;
  /** Who took it; null while it is played, and where it was broken off. */
  readonly winner: TeamSide | null;
  readonly words: string;
}

type Course = Pick<MatchRow, "line" | "status" | "ending" | "home" | "away">;

/**
 * The sets of a match, in order.
 * @param events any of the match; breaks of serve are read from them
 */
export function setCourses(
  match: Course,
  events: readonly { readonly row: Pick<EventRow, "kind" | "period" | "side"> }[],
): readonly SetCourse[] {
  const line = match.line ?? [];
  return line.map((set, index) => {
    const period = `S${index + 1}`;
    const breaks = (side: TeamSide) =>
      events.filter(({ row }) => row.kind === "break" && row.period === period && row.side === side)
        .length;
    const [home, away] = set;
    const open =
      index === line.length - 1 && (match.status !== "finished" || match.ending !== null);
    const winner = open || home === away ? null : home > away ? "home" : "away";
    return {
      title: setInFull(index),
      score: setText(set),
      winner,
      words:
        winner === null
          ? openWords(match, breaks("home") - breaks("away"), home, away)
          : wonWords(set[2], breaks(winner), breaks(winner === "home" ? "away" : "home")),
    };
  });
}

function wonWords(tieBreak: number | undefined, made: number, lost: number): string {
  if (tieBreak !== undefined) {
    const points = `${Math.max(7, tieBreak + 2)}–${tieBreak}`;
    return `won the tie-break ${points}${made === 0 ? "" : `, ${times(made)} each`}`;
  }
  if (made === 0) return "";
  return lost === 0
    ? `${times(made)}, none against`
    : `${times(made)}, ${lost === made ? "as many" : lost} against`;
}

const times = (count: number) => (count === 1 ? "1 break" : `${count} breaks`);

function openWords({ status, home, away }: Course, ahead: number, h: number, a: number): string {
  if (status === "finished") return "broken off";
  if (h === 6 && a === 6) return "in the tie-break";
  if (ahead === 0) return h + a === 0 ? "begins" : "on serve";
  const name = ahead > 0 ? home : away;
  const by = Math.abs(ahead);
  return `${name} ${by === 1 ? "a break" : by === 2 ? "a double break" : `${by} breaks`} up`;
}
