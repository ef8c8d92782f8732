/**
 * The time axis of a series whose points stand side by side whatever time lies between them, as
 * candles do: ticks stand where a round time begins.
 */
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

/** Points at which round times begin, and how far apart those are, ms. */
export interface TimeTicks {
  readonly indices: readonly number[];
  readonly step: number;
}

/**
 * The points at which a round time begins, at most `countMax`, evenly spread.
 * @param times ms since the epoch, ascending.
 * @param offset ms that the shown time zone is ahead of UTC.
 */
export function timeTicks(times: readonly number[], countMax: number, offset = 0): TimeTicks {
  for (const step of steps) {
    const indices = beginnings(times, step, offset);
    if (indices.length <= countMax) return { indices, step };
  }
  return { indices: [], step: steps[steps.length - 1] ?? day };
}

function beginnings(times: readonly number[], step: number, offset: number): number[] {
  const ticks: number[] = [];
  for (let index = 1; index < times.length; index += 1) {
    const before = Math.floor(((times[index - 1] ?? 0) + offset) / step);
    const here = Math.floor(((times[index] ?? 0) + offset) / step);
    if (here > before) ticks.push(index);
  }
  return ticks;
}

/** A point at which a label stands. */
export interface LabelTick {
  readonly index: number;
  readonly label: string;
}

/**
 * Labels spread evenly over points that bring their own, at most `countMax`. A label stands only
 * where it first appears, so that a clock at rest is written once.
 */
export function spreadTicks(labels: readonly string[], countMax: number): LabelTick[] {
  const fresh = labels.flatMap((label, index) =>
    label !== "" && label !== labels[index - 1] ? [{ index, label }] : [],
  );
  const distance = labels.length / Math.max(1, countMax);
  const ticks: LabelTick[] = [];
  for (const tick of fresh) {
    const last = ticks.at(-1);
    if (last === undefined || tick.index - last.index >= distance) ticks.push(tick);
  }
  return ticks.slice(0, countMax);
}
