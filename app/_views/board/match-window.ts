/**
 * The matches that a board shows at a glance: those being played, then those soonest to begin,
 * then those that ended last. The server picks a window of them, so that a page does not carry a
 * whole season; when that has been played out, the browser looks at all.
 */
import type { Selection } from "../../../lib/mirror/selection.ts";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { matchColumns } from "../shared/match-columns.ts";

/** A match under its id. */
export interface KeyedMatch {
  readonly key: string;
  readonly row: Pick<Row<"matches">, "status" | "startTime">;
}

/** Matches that a page carries. */
export const windowSize = 24;

/** The selection of a window, the same for the server that seeds it and the view that watches it. */
export function matchSelection(ids: readonly string[]): Selection {
  return { topic: topics.matches, rows: ids, columns: matchColumns };
}

/** Whether a match is being played, breaks and interruptions included. */
export function isRunning({ status }: KeyedMatch["row"]): boolean {
  return status === "live" || status === "break" || status === "suspended";
}

/** Being played, to come, over: the order in which they matter. */
function urgency({ status }: KeyedMatch["row"]): number {
  switch (status) {
    case "live":
    case "break":
    case "suspended":
      return 0;
    case "scheduled":
      return 1;
    case "finished":
      return 2;
    default:
      return 3;
  }
}

/** Keys of matches by how much they matter now: running, soonest, latest. */
export function byUrgency(matches: readonly KeyedMatch[]): string[] {
  return [...matches]
    .sort((a, b) => {
      const rank = urgency(a.row);
      const other = urgency(b.row);
      if (rank !== other) return rank - other;
      const time = (a.row.startTime ?? 0) - (b.row.startTime ?? 0);
      if (time !== 0) return rank === 2 ? -time : time;
      return a.key < b.key ? -1 : 1;
    })
    .map(({ key }) => key);
}
