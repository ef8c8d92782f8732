"use client";
import { useSyncExternalStore } from "react";
import { systemClock } from "../../../lib/clock.ts";
import {
  type Figure,
  formatTime,
  formatTimeShort,
  zoneDefault,
  zoneLocal,
} from "../../../lib/domain/format.ts";

const never = () => () => {};
let zone: string | undefined;
/** Asked for once, since nobody moves while looking. Whose clock is UTC's needs nothing drawn anew. */
const viewerZone = () => {
  zone ??= isAhead(0) || isAhead(6) ? zoneLocal : zoneDefault;
  return zone;
};
/** Whether the viewer's clock differs from UTC's in a month of this year. */
function isAhead(month: number): boolean {
  return new Date(new Date(systemClock.now()).getFullYear(), month).getTimezoneOffset() !== 0;
}
const serverZone = () => zoneDefault;

/** The viewer's time zone; UTC while the server draws and until the page has come alive. */
export function useTimeZone(): string {
  return useSyncExternalStore(never, viewerZone, serverZone);
}

interface TimeOfDayProps {
  /** ms since the epoch */
  time: Figure;
  seconds?: boolean;
  className?: string;
}

/** A time of day in the viewer's zone, of one width whatever the zone. */
export function TimeOfDay({ time, seconds = false, className = "" }: TimeOfDayProps) {
  const zone = useTimeZone();
  return (
    <time
      className={`figures ${className}`}
      dateTime={time == null ? undefined : new Date(time).toISOString()}
    >
      {seconds ? formatTime(time, zone) : formatTimeShort(time, zone)}
    </time>
  );
}
