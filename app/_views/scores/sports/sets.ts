/** Tennis in words. `line` has a pair of games for each set, the one being played last. */
import type { PeriodScore, TeamSide } from "../../../../lib/schema/topics.ts";
import { scoreText } from "../match-state.ts";
import type { SportMatch, SportWords } from "./words.ts";

const ordinals = ["First", "Second", "Third", "Fourth", "Fifth"];

/** A set by its place, from 0: `First set`. */
export function setInFull(index: number): string {
  return ordinals[index] === undefined ? `Set ${index + 1}` : `${ordinals[index]} set`;
}

/** How many sets there can be; three where the feed does not say. */
export function setsMost({ bestOf, line }: Pick<SportMatch, "bestOf" | "line">): number {
  return Math.max(bestOf ?? 3, line?.length ?? 0);
}

/** A set as one writes it, the loser's points of a tie-break in brackets: `7–6 (4)`. */
export function setText(set: PeriodScore): string {
  return set[2] === undefined ? scoreText(set) : `${scoreText(set)} (${set[2]})`;
}

/** The clock in at most five characters; null for a match to come. */
export function setClock({ status, line, ending }: SportMatch): string | null {
  switch (status) {
    case "live":
      return line === null || line.length === 0 ? "" : `Set ${line.length}`;
    case "break":
      return "Break";
    case "finished":
      return ending === "retired" ? "Ret." : ending === "walkover" ? "W/O" : "Final";
    case "suspended":
      return "Susp.";
    case "postponed":
      return "Postp.";
    default:
      return null;
  }
}

/** The state in full words. */
export function setWords(match: SportMatch): string {
  switch (match.status) {
    case "live":
      return `${match.line?.length ? setInFull(match.line.length - 1) : "Live"}${inTieBreak(match) ? ", tie-break" : ""}`;
    case "break":
      return "Break";
    case "finished":
      return ended(match);
    case "suspended":
      return "Suspended";
    case "postponed":
      return "Postponed";
    default:
      return "To come";
  }
}

function ended(match: SportMatch): string {
  const { ending, home, away } = match;
  if (ending === "walkover") return "Walkover";
  if (ending !== "retired") return "Final";
  const winner = wonBy(match);
  return winner === null ? "Retired" : `${winner === "home" ? away : home} retired`;
}

/** Whether the set that is being played is in its tie-break. */
export function inTieBreak({ status, line }: Pick<SportMatch, "status" | "line">): boolean {
  const [home, away] = line?.at(-1) ?? [0, 0];
  return status === "live" && home === 6 && away === 6;
}

/** Who serves, while playing; null where it is not known. */
export function serverOf({ status, server }: SportMatch): TeamSide | null {
  return status === "live" ? server : null;
}

/** A side's points of the game that is being played, as called; null where there is none. */
export function pointsOf(match: SportMatch, side: TeamSide): string | null {
  if (match.status !== "live") return null;
  return side === "home" ? match.homePoints : match.awayPoints;
}

/** The side with more (sets or points) in a match that is over. */
export function moreOf({ status, homeScore, awayScore }: SportMatch): TeamSide | null {
  const lead = (homeScore ?? 0) - (awayScore ?? 0);
  if (status !== "finished" || lead === 0) return null;
  return lead > 0 ? "home" : "away";
}

/** Who has won: where somebody gave up, by the chances, since the sets do not tell. */
export function wonBy(match: SportMatch): TeamSide | null {
  if (match.ending === null || match.status !== "finished") return moreOf(match);
  if (match.homeWin === 1) return "home";
  return match.awayWin === 1 ? "away" : moreOf(match);
}

export const tennis: SportWords = {
  moments: false,
  clock: setClock,
  words: setWords,
  // How long it has taken so far.
  time: ({ clock }) => clock ?? "",
  winner: wonBy,
  steps: () => [],
  spoken(match) {
    const server = serverOf(match);
    const [home, away] = [pointsOf(match, "home"), pointsOf(match, "away")];
    return [
      setWords(match),
      ...(match.line ?? []).map((set, index) => `set ${index + 1} ${setText(set)}`),
      ...(home === null || away === null ? [] : [`game ${home}–${away}`]),
      ...(server === null ? [] : [`${match[server]} serves`]),
    ];
  },
};
