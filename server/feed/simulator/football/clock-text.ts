import type { MatchPeriod } from "../../../../lib/schema/topics.ts";

/** Minutes of a half before what is added. */
export const halfMinutes = 45;

/**
 * The clock in the minute that begins after `played` minutes of a half, as scoreboards write it:
 * the first minute is 1', and beyond 45 or 90 what is added counts apart: 45+2'.
 */
export function clockText(period: "1H" | "2H", played: number): string {
  const full = period === "1H" ? halfMinutes : 2 * halfMinutes;
  const minute = played + 1 + full - halfMinutes;
  return minute <= full ? `${minute}'` : `${full}+${minute - full}'`;
}

/** What the clock says in a period without one that runs. */
export const stillClock = { HT: "HT", FT: "FT" } as const satisfies Partial<
  Record<MatchPeriod, string>
>;
