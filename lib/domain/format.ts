/**
 * How figures are written: one locale, fixed decimals, a true minus sign, and an en dash where
 * nothing is known; in a browser with the signs between digits that its viewer has chosen.
 * Formatters are made once and kept, since making one costs a thousand times as much as using it.
 */
import { gridOf } from "../table/grid.ts";
import { parted } from "./number-format.ts";

/** What a figure may be: rows hold null where nothing is known. */
export type Figure = number | null | undefined;

/** Which way a change points. */
export type Direction = "up" | "down" | "flat";

/** Stands where there is no figure. */
export const noFigure = "–";

const locale = "en-US";
const minus = "\u2212";
const priceDecimalsDefault = 2;

const kept = new Map<string, Intl.NumberFormat>();

function numberFormat(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  let format = kept.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    kept.set(key, format);
  }
  return format;
}

const known = (value: Figure): value is number => value != null && Number.isFinite(value);

const fixed = (decimals: number) =>
  numberFormat(`fixed ${decimals}`, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** The sign of what is shown: −0.001 with two decimals reads 0.00, without a sign. */
function signed(value: number, decimals: number, signs: boolean): string {
  const digits = parted(fixed(decimals).format(Math.abs(value)));
  const zero = Math.abs(value) < 0.5 / 10 ** decimals;
  if (zero) return digits;
  if (value < 0) return minus + digits;
  return signs ? `+${digits}` : digits;
}

/** Decimals that prices on a grid are written with; 2 where the step is not known. */
export function decimalsOf(tickSize: Figure): number {
  return known(tickSize) && tickSize > 0 ? gridOf(tickSize).decimals : priceDecimalsDefault;
}

/** A price with the decimals of its grid: `1,234.50`. */
export function formatPrice(price: Figure, tickSize?: Figure): string {
  return known(price) ? signed(price, decimalsOf(tickSize), false) : noFigure;
}

/** A difference of prices, always with its sign: `+1.25`, `−0.40`, `0.00`. */
export function formatChange(change: Figure, tickSize?: Figure): string {
  return known(change) ? signed(change, decimalsOf(tickSize), true) : noFigure;
}

/** A ratio as a signed percentage: 0.0123 is `+1.23%`. */
export function formatChangePercent(ratio: Figure, decimals = 2): string {
  return known(ratio) ? `${signed(ratio * 100, decimals, true)}%` : noFigure;
}

/** A share of a whole, 0..1, as a percentage without a plus sign: 0.634 is `63%`. */
export function formatPercent(ratio: Figure, decimals = 0): string {
  return known(ratio) ? `${signed(ratio * 100, decimals, false)}%` : noFigure;
}

/** A plain number with fixed decimals: a ratio, a spread in basis points. */
export function formatDecimal(value: Figure, decimals = 2): string {
  return known(value) ? signed(value, decimals, false) : noFigure;
}

/** A whole number with thousands separators: `120,000`. */
export function formatInteger(value: Figure): string {
  return known(value) ? signed(value, 0, false) : noFigure;
}

/** A volume or a market capitalisation in three or four figures: `1.24M`, `3.41T`. */
export function formatCompact(value: Figure): string {
  if (!known(value)) return noFigure;
  const digits = numberFormat("compact", {
    notation: "compact",
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  const small = Math.abs(value) < 1_000;
  const text = small ? fixed(0).format(Math.abs(value)) : parted(digits.format(Math.abs(value)));
  return value < 0 ? minus + text : text;
}

/** A size of a trade or a level: whole where it is whole, else up to four decimals. */
export function formatSize(size: Figure): string {
  if (!known(size)) return noFigure;
  return parted(numberFormat("size", { maximumFractionDigits: 4 }).format(size));
}

/** The least ratio that a percentage of two decimals does not show as zero. */
export const percentShownMin = 0.000_05;

/** Where a change points; null, zero and what is smaller than `least` are flat. */
export function directionOf(change: Figure, least = 0): Direction {
  if (!known(change) || change === 0 || Math.abs(change) < least) return "flat";
  return change > 0 ? "up" : "down";
}

/** The difference of a price to a reference, or null where either is unknown. */
export function changeOf(price: Figure, reference: Figure): number | null {
  return known(price) && known(reference) ? price - reference : null;
}

/** The ratio of that difference to the reference: 0.01 is one percent up. */
export function changeRatioOf(price: Figure, reference: Figure): number | null {
  return known(price) && known(reference) && reference !== 0 ? price / reference - 1 : null;
}

const times = new Map<string, Intl.DateTimeFormat>();

function timeFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(options).join(" ")}`;
  let format = times.get(key);
  if (format === undefined) {
    // British English writes times with 24 hours and midnight as 00.
    format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    times.set(key, format);
  }
  return format;
}

/** Time zone of pages drawn by the server, which cannot know the viewer's. */
export const zoneDefault = "UTC";

/** Time of day with seconds: `12:03:04`. @param time ms since the epoch */
export function formatTime(time: Figure, zone = zoneDefault): string {
  if (!known(time)) return noFigure;
  return timeFormat(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(time);
}

/** Time of day to the minute: `12:03`. @param time ms since the epoch */
export function formatTimeShort(time: Figure, zone = zoneDefault): string {
  if (!known(time)) return noFigure;
  return timeFormat(zone, { hour: "2-digit", minute: "2-digit" }).format(time);
}

/** Day of the week, day and month: `Sat 21 Nov`. @param time ms since the epoch */
export function formatDay(time: Figure, zone = zoneDefault): string {
  if (!known(time)) return noFigure;
  const options = { weekday: "short", day: "numeric", month: "short" } as const;
  return timeFormat(zone, options).format(time).replace(",", "");
}

/** A rate a second: `1,000/s`. */
export function formatRate(value: Figure): string {
  return known(value) ? `${formatInteger(value)}/s` : noFigure;
}

/** A time span in ms as a reader says it: `84 ms`, `1.2 s`, `3 min`. */
export function formatDuration(spanMs: Figure): string {
  if (!known(spanMs)) return noFigure;
  if (spanMs < 1) return "<1 ms";
  if (spanMs < 1_000) return `${fixed(0).format(spanMs)} ms`;
  if (spanMs < 60_000) return `${parted(fixed(1).format(spanMs / 1_000))} s`;
  return `${parted(fixed(0).format(spanMs / 60_000))} min`;
}
