"use client";
import { useSyncExternalStore } from "react";
import {
  type Figure,
  formatTime,
  formatTimeShort,
  zoneDefault,
} from "../../../lib/domain/format.ts";

const never = () => () => {};
let zone: string | undefined;
/** Asked for once: the answer is dear, and nobody moves while looking. */
const viewerZone = () => {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
};
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
