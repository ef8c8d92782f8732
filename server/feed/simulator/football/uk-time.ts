const hourMs = 3_600_000;

/** ms since the epoch of a date and a time of day as clocks in the United Kingdom show it, or null. */
export function startOfUkTime(date: string, time: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const winter = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(winter)) return null;
  const year = Number(date.slice(0, 4));
  // Summer time: last Sunday of March to last Sunday of October, both at 01:00 UTC.
  const summer = winter >= lastSunday(year, 2) + hourMs && winter < lastSunday(year, 9) + hourMs;
  return summer ? winter - hourMs : winter;
}

function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * hourMs;
}
