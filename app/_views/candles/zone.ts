/**
 * Times of the chart's axis. The chart's library sets its ticks by UTC; a shift of all times by one
 * amount has it set them by the viewer's clock. One amount for all, since with each its own two
 * candles would fall on the same hour when the clocks go back.
 */
import { zoneDefault } from "../../../lib/domain/format.ts";

const minuteMs = 60_000;

/** How far a zone is ahead of UTC at a time, ms. A page knows two: UTC, and the browser's own. */
export function zoneShift(time: number, zone: string): number {
  return zone === zoneDefault ? 0 : -new Date(time).getTimezoneOffset() * minuteMs;
}
