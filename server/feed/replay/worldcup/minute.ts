/**
 * Football's minutes. A match clock shows the minute that is being played, so "9" is the time from
 * 8:00 to 9:00; after the end of a half it shows the half's last minute and what was added: "45+2".
 */

export type Half = "1H" | "2H" | "ET1" | "ET2";

/** The minutes at which halves begin and end, without added time. */
export const halves: Readonly<Record<Half, { readonly from: number; readonly to: number }>> = {
  "1H": { from: 0, to: 45 },
  "2H": { from: 45, to: 90 },
  ET1: { from: 90, to: 105 },
  ET2: { from: 105, to: 120 },
};

export interface Minute {
  readonly half: Half;
  /** As counted: 1 to 120. */
  readonly minute: number;
  /** Added minutes: 2 in 45+2; else 0. */
  readonly added: number;
}

/** No half has been prolonged by more; what asks for it is a slip. */
const addedMax = 30;

const pattern = /^(\d{1,3})(?:\+(\d{1,2}))?$/;

/**
 * Reads 45, "45", "45+2", or 45 with an offset of 2.
 * @param extraTime whether there was any; if not, a 92nd minute is the second one added to the 90.
 * @returns null for what is no minute of a match.
 */
export function readMinute(value: unknown, offset: unknown, extraTime: boolean): Minute | null {
  const parts = pattern.exec(String(value));
  if (parts === null || (typeof value !== "string" && typeof value !== "number")) return null;
  let minute = Number(parts[1]);
  let added = Number(parts[2] ?? 0);
  if (offset !== undefined) {
    if (typeof offset !== "number" || !Number.isInteger(offset) || offset < 0) return null;
    added += offset;
  }
  if (!extraTime && minute > 90) {
    added += minute - 90;
    minute = 90;
  }
  const half = (Object.keys(halves) as Half[]).find((name) => minute <= halves[name].to);
  if (minute < 1 || half === undefined) return null;
  if (added > addedMax) return null;
  if (added > 0 && minute !== halves[half].to) return null;
  return { half, minute, added };
}

/** How a clock shows a minute: `37'`, `45+2'`. */
export function showMinute({ minute, added }: Pick<Minute, "minute" | "added">): string {
  return added > 0 ? `${minute}+${added}'` : `${minute}'`;
}

/** The minute that is shown `elapsed` whole minutes after a half began. */
export function minuteAt(half: Half, elapsed: number): string {
  const { from, to } = halves[half];
  const minute = from + elapsed + 1;
  return showMinute({ minute: Math.min(minute, to), added: Math.max(0, minute - to) });
}
