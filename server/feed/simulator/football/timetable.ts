/** How long the parts of a match are, breaks among them. */
import type { Random } from "../random.ts";
import { type Half, halves } from "./clock-text.ts";

/** Periods as in `matches`, and what comes before them. */
export type Phase = "before" | Half | Break | "FT";
export type Break = "HT" | "BT" | "ETHT" | "PEN";

export const minuteMs = 60_000;

/** From the end of play to what follows, ms; `PEN` is before the first kick of a shoot-out. */
export const breakMs: Readonly<Record<Break, number>> = {
  HT: 15 * minuteMs,
  BT: 5 * minuteMs,
  ETHT: minuteMs,
  PEN: 3 * minuteMs,
};

/** From one kick of a shoot-out to the next. */
export const kickMs = 45_000;

/** Line-ups are told so long before the kick-off. */
export const lineUpMs = 60 * minuteMs;

/** Mean minutes added to each half beyond the least. About 9.5 in a usual match. */
const added: Readonly<Record<Half, { readonly least: number; readonly mean: number }>> = {
  "1H": { least: 1, mean: 2.3 },
  "2H": { least: 3, mean: 3.2 },
  ET: { least: 0, mean: 0.6 },
  ET2: { least: 0, mean: 1.2 },
};

/** Minutes of each half with what is added. */
export type Lengths = Readonly<Record<Half, number>>;

export function drawLengths(random: Random): Lengths {
  const length = (half: Half) =>
    halves[half].full + added[half].least + random.poisson(added[half].mean);
  return { "1H": length("1H"), "2H": length("2H"), ET: length("ET"), ET2: length("ET2") };
}

/**
 * Chances that a side changes players of its own will: when play begins again, and in a minute of
 * the second half until its 15th, then later. Chosen so that about nine a match come on, one in ten
 * of them at half-time.
 */
const changes = { afterBreak: 0.28, early: 0.05, late: 0.11 };
const earlyMinutes = 15;

export const changesAfterBreak = changes.afterBreak;

/** The chance in minute `minute` of a half, counted from 1; before half-time only who is hurt goes. */
export function changeChance(half: Half, minute: number): number {
  if (half === "1H") return 0;
  return minute <= earlyMinutes ? changes.early : changes.late;
}
