/**
 * When the exchange trades: New York's time, and the holidays and early closes of the New York
 * Stock Exchange, by the rules that hold today, for any year. Pure functions of a time; nothing
 * depends on the time zone of the machine.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Time of day in New York, ms since midnight: orders come in, trading opens, closes, closes early. */
const preopenAt = 4 * hourMs;
const openAt = 9 * hourMs + 30 * minuteMs;
const closeAt = 16 * hourMs;
const earlyCloseAt = 13 * hourMs;

/** One trading day; times in ms since the epoch. */
export interface Session {
  /** Orders for the opening auction are taken from here on: 04:00 in New York. */
  readonly preopen: number;
  /** Trading begins with the opening auction: 09:30. */
  readonly open: number;
  /** Trading ends with the closing auction: 16:00, or 13:00. */
  readonly close: number;
  /** Whether it closes three hours early. */
  readonly early: boolean;
}

/**
 * The session that contains a time or, where none does, the next one. It contains its times from
 * `preopen` to just before `close`.
 */
export function sessionAt(time: number): Session {
  let day = dayOf(time - newYorkBehind(time));
  for (;;) {
    const session = sessionOf(day);
    if (session !== null && time < session.close) return session;
    day += 1;
  }
}

/** The session after one. */
export function sessionAfter(session: Session): Session {
  return sessionAt(session.close);
}

/** The last session that closed at or before a time. */
export function sessionBefore(time: number): Session {
  let day = dayOf(time - newYorkBehind(time));
  for (;;) {
    const session = sessionOf(day);
    if (session !== null && session.close <= time) return session;
    day -= 1;
  }
}

/** ms by which New York's clocks are behind UTC: four hours in summer, five in winter. */
export function newYorkBehind(time: number): number {
  const year = new Date(time).getUTCFullYear();
  // Summer time, since 2007: from the second Sunday of March, 02:00 winter time, to the first
  // Sunday of November, 02:00 summer time.
  const begins = weekdayOf(year, 2, 0, 2) * dayMs + 7 * hourMs;
  const ends = weekdayOf(year, 10, 0, 1) * dayMs + 6 * hourMs;
  return time >= begins && time < ends ? 4 * hourMs : 5 * hourMs;
}

/** The session of a day of New York's calendar, counted from 1970-01-01; null on a day off. */
function sessionOf(day: number): Session | null {
  const weekday = weekdayAt(day);
  if (weekday === 0 || weekday === 6 || isHoliday(day)) return null;
  // Clocks are changed on Sundays, so a trading day has one distance to UTC.
  const midnight = day * dayMs + newYorkBehind(day * dayMs + 12 * hourMs);
  const early = isShort(day);
  return {
    preopen: midnight + preopenAt,
    open: midnight + openAt,
    close: midnight + (early ? earlyCloseAt : closeAt),
    early,
  };
}

/** Whether the exchange is closed on a weekday. */
function isHoliday(day: number): boolean {
  const year = new Date(day * dayMs).getUTCFullYear();
  return (
    day === newYear(year) ||
    day === weekdayOf(year, 0, 1, 3) || // Martin Luther King's birthday
    day === weekdayOf(year, 1, 1, 3) || // Washington's birthday
    day === easter(year) - 2 || // Good Friday
    day === lastMonday(year, 4) || // Memorial Day
    day === observed(dayIn(year, 5, 19)) || // Juneteenth
    day === observed(dayIn(year, 6, 4)) || // Independence Day
    day === weekdayOf(year, 8, 1, 1) || // Labor Day
    day === thanksgiving(year) ||
    day === observed(dayIn(year, 11, 25)) // Christmas
  );
}

/** Whether a trading day closes early: before Independence Day and Christmas, after Thanksgiving. */
function isShort(day: number): boolean {
  const year = new Date(day * dayMs).getUTCFullYear();
  return day === dayIn(year, 6, 3) || day === thanksgiving(year) + 1 || day === dayIn(year, 11, 24);
}

/** New Year's Day, on Monday where it is a Sunday. On a Saturday it takes no day of the old year. */
function newYear(year: number): number {
  const day = dayIn(year, 0, 1);
  return weekdayAt(day) === 0 ? day + 1 : day;
}

/** The weekday on which a holiday is kept: Friday for a Saturday, Monday for a Sunday. */
function observed(day: number): number {
  const weekday = weekdayAt(day);
  return weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day;
}

function thanksgiving(year: number): number {
  return weekdayOf(year, 10, 4, 4);
}

function lastMonday(year: number, month: number): number {
  const last = dayIn(year, month + 1, 0);
  return last - ((weekdayAt(last) + 6) % 7);
}

/** The n-th of a weekday (0 is Sunday) in a month (0 is January). */
function weekdayOf(year: number, month: number, weekday: number, n: number): number {
  const first = dayIn(year, month, 1);
  return first + ((weekday - weekdayAt(first) + 7) % 7) + (n - 1) * 7;
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 as Meeus gives it. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayIn(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}

/** Days from 1970-01-01 to a date; the month from 0, the day from 1. */
function dayIn(year: number, month: number, day: number): number {
  return dayOf(Date.UTC(year, month, day));
}

function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}

/** The day of the week, 0 for Sunday; 1970-01-01 was a Thursday. */
function weekdayAt(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
