/** Tennis' sets, as `line` has them: a pair of games for each set, the one being played last. */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { SportMatch } from "./shape.ts";

/** The clock in at most five characters; null for a match to come. */
export function setClock({ status, line }: SportMatch): string | null {
  switch (status) {
    case "live":
      return line === null || line.length === 0 ? "" : `Set ${line.length}`;
    case "break":
      return "Break";
    case "finished":
      return "Final";
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
  const words: Readonly<Record<string, string>> = {
    live: setClock(match) || "Live",
    break: "Break",
    finished: "Final",
    suspended: "Suspended",
    postponed: "Postponed",
  };
  return words[match.status ?? ""] ?? "To come";
}

/** Who serves, while playing; null where it is not known. */
export function serverOf({ status, server }: SportMatch): TeamSide | null {
  return status === "live" ? server : null;
}

/** The side with more (sets or points) in a match that is over. */
export function moreOf({ status, homeScore, awayScore }: SportMatch): TeamSide | null {
  const lead = (homeScore ?? 0) - (awayScore ?? 0);
  if (status !== "finished" || lead === 0) return null;
  return lead > 0 ? "home" : "away";
}
