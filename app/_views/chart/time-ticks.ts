/**
 * The time axis of a series whose points stand side by side whatever time lies between them, as
 * candles do: ticks stand where a round time begins.
 */
import type { Span } from "./span.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances between ticks, ms. */
const steps = [
  second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
  91 * day,
  182 * day,
  364 * day,
] as const;

/** Places at which round times begin, and how far apart those are, ms. */
export interface TimeTicks {
  readonly places: readonly number[];
  readonly step: number;
}

/**
 * The places at which a round time begins, at most `countMax`, evenly spread.
 * @param times ms since the epoch, ascending.
 * @param offset ms that the shown time zone is ahead of UTC.
 * @param before the step so far: it stays while it brings at most one tick too many, so that an
 *   axis that slides does not change its mind at every tick.
 */
export function timeTicks(
  times: ArrayLike<number>,
  span: Span,
  countMax: number,
  offset = 0,
  before = 0,
): TimeTicks {
  for (const step of steps) {
    const places = beginnings(times, span, step, offset);
    const most = step === before ? countMax + 1 : countMax;
    if (places.length <= most) return { places, step };
  }
  return { places: [], step: steps[steps.length - 1] ?? day };
}

function beginnings(times: ArrayLike<number>, span: Span, step: number, offset: number): number[] {
  const ticks: number[] = [];
  // A round time may begin at the first place in sight, which the one before it tells.
  for (let place = Math.max(1, span.start); place < span.end; place += 1) {
    const before = Math.floor(((times[place - 1] ?? 0) + offset) / step);
    const here = Math.floor(((times[place] ?? 0) + offset) / step);
    if (here > before) ticks.push(place);
  }
  return ticks;
}
