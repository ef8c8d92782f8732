/**
 * How briskly an instrument trades. There is no average of days before to hold a day's volume
 * against, so its last minutes are held against its own session.
 */
import type { Candle } from "../candles/candle.ts";

/** The minutes that count as the last. */
export const paceMinutes = 5;
/** The session has to be so many times as long before there is anything to say. */
const longer = 3;
const minuteMs = 60_000;
/** A gap this long is between two sessions, not in one. */
const gapMs = 120 * minuteMs;

/**
 * Volume a minute over the last complete minutes against that of the session before them: 1 for
 * neither more nor less. Null while the session is too short or nothing was traded.
 * @param minutes candles of one minute, oldest first. Minutes in which nothing traded may lack.
 */
export function volumePace(minutes: readonly Candle[]): number | null {
  const newest = minutes.at(-1);
  if (newest === undefined) return null;
  const start = sessionStart(minutes);
  // The newest minute is not over.
  const end = newest.time;
  const split = end - paceMinutes * minuteMs;
  if (split - start < (longer - 1) * paceMinutes * minuteMs) return null;
  let late = 0;
  let early = 0;
  for (const { time, volume } of minutes) {
    if (time < start || time >= end) continue;
    if (time >= split) late += volume;
    else early += volume;
  }
  const usual = early / (split - start);
  return usual > 0 ? late / (paceMinutes * minuteMs) / usual : null;
}

/** When the newest session began, as far as the candles reach. */
function sessionStart(minutes: readonly Candle[]): number {
  for (let index = minutes.length - 1; index > 0; index -= 1) {
    const here = minutes[index]?.time ?? 0;
    if (here - (minutes[index - 1]?.time ?? here) > gapMs) return here;
  }
  return minutes[0]?.time ?? 0;
}
