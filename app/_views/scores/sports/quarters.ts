/** Basketball's periods, as `line` has them: a pair of points for each quarter, then each overtime. */
import type { SportMatch } from "./shape.ts";

const quarters = 4;

/** A period by its place, from 0: `Q1` … `Q4`, `OT`, `OT2` … */
export function quarterName(index: number): string {
  if (index < quarters) return `Q${index + 1}`;
  return index === quarters ? "OT" : `OT${index - quarters + 1}`;
}

/**
 * The clock in at most five characters: the feed's while playing, else the quarter; `HT` and `Break`
 * between quarters, `Final`, after overtime `F/OT`, `Susp.`, `Postp.`; null for a match to come.
 */
export function quarterClock({ status, clock, line }: SportMatch): string | null {
  const played = line?.length ?? 0;
  switch (status) {
    case "live":
      return clock ?? (played === 0 ? "" : quarterName(played - 1));
    case "break":
      return played === 2 ? "HT" : "Break";
    case "finished":
      return played > quarters ? "F/OT" : "Final";
    case "suspended":
      return "Susp.";
    case "postponed":
      return "Postp.";
    default:
      return null;
  }
}

const ordinals = ["First", "Second", "Third", "Fourth"];

/** The state in full words. */
export function quarterWords({ status, line }: SportMatch): string {
  const played = line?.length ?? 0;
  switch (status) {
    case "live":
      if (played === 0) return "Live";
      return played > quarters ? overtime(played) : `${ordinals[played - 1]} quarter`;
    case "break":
      return played === 2 ? "Half-time" : "Break";
    case "finished":
      return played > quarters ? "After overtime" : "Final";
    case "suspended":
      return "Suspended";
    case "postponed":
      return "Postponed";
    default:
      return "To come";
  }
}

const overtime = (played: number) =>
  played === quarters + 1 ? "Overtime" : `Overtime ${played - quarters}`;
