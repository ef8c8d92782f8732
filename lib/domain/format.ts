/**
 * How figures are written: one locale, fixed decimals, a true minus sign, and an en dash where
 * nothing is known; in a browser with the signs between digits that its viewer has chosen. Written
 * by hand, without Intl: a browser takes some ten milliseconds to make its first formatter, at the
 * very moment at which a page comes alive.
 */
import { gridOf } from "../table/grid.ts";
import { parted } from "./number-format.ts";

/** What a figure may be: rows hold null where nothing is known. */
export type Figure = number | null | undefined;

/** Which way a change points. */
export type Direction = "up" | "down" | "flat";

/** Stands where there is no figure. */
export const noFigure = "–";

const minus = "\u2212";
const priceDecimalsDefault = 2;

const known = (value: Figure): value is number => value != null && Number.isFinite(value);

/** Digits with commas between thousands; what follows a point stays as it is. */
function grouped(digits: string): string {
  const point = digits.indexOf(".");
  let end = point < 0 ? digits.length : point;
  let text = digits.slice(end);
  for (; end > 3; end -= 3) text = `,${digits.slice(end - 3, end)}${text}`;
  return digits.slice(0, end) + text;
}

const fixed = (value: number, decimals: number) => parted(grouped(value.toFixed(decimals)));

/** The sign of what is shown: −0.001 with two decimals reads 0.00, without a sign. */
function signed(value: number, decimals: number, signs: boolean): string {
  const digits = fixed(Math.abs(value), decimals);
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

/** Thousand, million, billion (of nine zeros), trillion. */
const compactUnits = ["K", "M", "B", "T"] as const;

/** A volume or a market capitalisation in three or four figures: `1.24M`, `3.41T`. */
export function formatCompact(value: Figure): string {
  if (!known(value)) return noFigure;
  const size = Math.abs(value);
  const text = size < 1_000 ? fixed(size, 0) : compact(size);
  return value < 0 ? minus + text : text;
}

function compact(size: number): string {
  let of = size;
  for (const unit of compactUnits) {
    of /= 1_000;
    // Rounded before it is compared: 999,950 is a million in three figures.
    const shown = Number(of.toPrecision(3));
    if (shown < 1_000) return parted(shown.toPrecision(3)) + unit;
  }
  return `${fixed(Number(of.toPrecision(3)), 0)}T`;
}

/** A size of a trade or a level: whole where it is whole, else up to four decimals. */
export function formatSize(size: Figure): string {
  // As a number again it has no zeros at its end.
  return known(size) ? parted(grouped(String(Number(size.toFixed(4))))) : noFigure;
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

/** Time zone of pages drawn by the server, which cannot know the viewer's. */
export const zoneDefault = "UTC";
/** That of who looks, as a browser knows it. A page knows no third. */
export const zoneLocal = "local";

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** Time of day with seconds: `12:03:04`. @param time ms since the epoch */
export function formatTime(time: Figure, zone: string = zoneDefault): string {
  if (!known(time)) return noFigure;
  const date = new Date(time);
  const seconds = zone === zoneDefault ? date.getUTCSeconds() : date.getSeconds();
  return `${formatTimeShort(time, zone)}:${twoDigits(seconds)}`;
}

/** Time of day to the minute: `12:03`. @param time ms since the epoch */
export function formatTimeShort(time: Figure, zone: string = zoneDefault): string {
  if (!known(time)) return noFigure;
  const date = new Date(time);
  const [hours, minutes] =
    zone === zoneDefault
      ? [date.getUTCHours(), date.getUTCMinutes()]
      : [date.getHours(), date.getMinutes()];
  return `${twoDigits(hours)}:${twoDigits(minutes)}`;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Day of the week, day and month: `Sat 21 Nov`. @param time ms since the epoch */
export function formatDay(time: Figure, zone: string = zoneDefault): string {
  if (!known(time)) return noFigure;
  const date = new Date(time);
  const [weekday, day, month] =
    zone === zoneDefault
      ? [date.getUTCDay(), date.getUTCDate(), date.getUTCMonth()]
      : [date.getDay(), date.getDate(), date.getMonth()];
  return `${weekdays[weekday]} ${day} ${months[month]}`;
}

/** A rate a second: `1,000/s`. */
export function formatRate(value: Figure): string {
  return known(value) ? `${formatInteger(value)}/s` : noFigure;
}

/** A time span in ms as a reader says it: `84 ms`, `1.2 s`, `3 min`. */
export function formatDuration(spanMs: Figure): string {
  if (!known(spanMs)) return noFigure;
  if (spanMs < 1) return "<1 ms";
  if (spanMs < 1_000) return `${fixed(spanMs, 0)} ms`;
  if (spanMs < 60_000) return `${fixed(spanMs / 1_000, 1)} s`;
  return `${fixed(spanMs / 60_000, 0)} min`;
}
