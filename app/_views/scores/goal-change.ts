import type { TeamSide } from "../../../lib/schema/topics.ts";

/** A score; null before the kick-off. */
export interface Score {
  readonly home: number | null;
  readonly away: number | null;
}

/** What has become of a score. */
export interface Change {
  readonly side: TeamSide;
  readonly kind: "goal" | "cancelled";
}

/**
 * A goal where a side has more than before, a goal taken back where it has one less; null for
 * neither, and for a score that begins or is wiped, as by a recording that starts again.
 */
export function changeOf(before: Score, now: Score): Change | null {
  for (const side of ["home", "away"] as const) {
    if (by(before, now, side) > 0) return { side, kind: "goal" };
  }
  for (const side of ["home", "away"] as const) {
    if (by(before, now, side) === -1) return { side, kind: "cancelled" };
  }
  return null;
}

function by(before: Score, now: Score, side: TeamSide): number {
  const [was, is] = [before[side], now[side]];
  return was === null || is === null ? 0 : is - was;
}
