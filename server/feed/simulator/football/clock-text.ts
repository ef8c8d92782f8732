import type { MatchPeriod } from "../../../../lib/schema/topics.ts";

/** Periods in which the clock runs. */
export type Half = "1H" | "2H" | "ET" | "ET2";

/** Minutes of a half before what is added. */
export const halfMinutes = 45;
export const extraHalfMinutes = 15;

/** Minutes of a half before what is added, and those on the clock when it begins. */
export const halves: Readonly<Record<Half, { readonly full: number; readonly before: number }>> = {
  "1H": { full: halfMinutes, before: 0 },
  "2H": { full: halfMinutes, before: halfMinutes },
  ET: { full: extraHalfMinutes, before: 2 * halfMinutes },
  ET2: { full: extraHalfMinutes, before: 2 * halfMinutes + extraHalfMinutes },
};

/**
 * The clock in the minute that begins after `played` minutes of a half, as scoreboards write it:
 * the first minute is 1', and beyond 45, 90, 105 or 120 what is added counts apart: 45+2'.
 */
export function clockText(half: Half, played: number): string {
  const { full, before } = halves[half];
  const end = before + full;
  const minute = before + played + 1;
  return minute <= end ? `${minute}'` : `${end}+${minute - end}'`;
}

/** What the clock says in a period without one that runs; at the end, how it was decided. */
export const stillClock = {
  HT: "HT",
  BT: "90'",
  ETHT: "105'",
  PEN: "PEN",
  FT: "FT",
} as const satisfies Partial<Record<MatchPeriod, string>>;

/** The last clock of a match that extra time decided, and of one that was abandoned. */
export const afterExtraTime = "AET";
export const abandonedClock = "ABD";
