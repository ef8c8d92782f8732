/**
 * The axis of a series whose points bring their own labels: minutes of a match, time played, or
 * quarters.
 */
import type { Span } from "./span.ts";

/** A place that is labelled, and its text. */
export interface LabelTick {
  readonly place: number;
  readonly text: string;
}

/** A minute of a match, such as `75'`; not one added, such as `45+2'`. */
const minuteLabel = /^(\d+)'$/;
/** Distances between ticks in a match, minutes. */
const minuteSteps = [1, 2, 5, 10, 15] as const;
/** Minutes at which halves end, of extra time as well. */
const halfEnds: readonly number[] = [45, 90, 105, 120];

/** Time played, such as `1:07` for 67 minutes, and distances between its ticks, minutes. */
const playedLabel = /^(\d+):(\d\d)$/;
const playedSteps = [5, 10, 15, 20, 30, 60, 120] as const;

/**
 * At most `countMax` ticks but for the ends of halves: round minutes where labels are a match's,
 * round times where they are time played, else labels spread evenly. A label stands only where it
 * first appears: a clock at rest is written once, and so is one that goes back, as it does after the
 * minutes that were added to a half.
 * @param fits whether a text has room at a place; where it has none it stands further right, as far
 *   as points have the same label.
 */
export function labelTicks(
  labels: readonly string[],
  span: Span,
  countMax: number,
  fits: (place: number, text: string) => boolean = () => true,
): LabelTick[] {
  const played = playedTicks(labels, span, countMax);
  if (played !== null) return played;
  return spreadPlaces(labels, span, countMax).flatMap((first) => {
    const text = labels[first] ?? "";
    for (let place = first; place < span.end && labels[place] === text; place += 1) {
      if (fits(place, text)) return { place, text };
    }
    return [];
  });
}

/**
 * Round times, each at the first point from it on: games end when they end. Null where labels are
 * anything else.
 */
function playedTicks(labels: readonly string[], span: Span, countMax: number): LabelTick[] | null {
  const minutes: { place: number; at: number }[] = [];
  for (let place = span.start; place < span.end; place += 1) {
    const [, hours, rest] = playedLabel.exec(labels[place] ?? "") ?? [];
    if (rest !== undefined) minutes.push({ place, at: Number(hours) * 60 + Number(rest) });
  }
  if (minutes.length === 0) return null;
  let ticks: LabelTick[] = [];
  for (const step of playedSteps) {
    let before = Math.floor((minutes[0]?.at ?? 0) / step);
    ticks = [];
    for (const { place, at } of minutes) {
      const here = Math.floor(at / step);
      if (here > before) ticks.push({ place, text: playedText(here * step) });
      before = Math.max(before, here);
    }
    if (ticks.length <= countMax) break;
  }
  return ticks;
}

function playedText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function spreadPlaces(labels: readonly string[], span: Span, countMax: number): number[] {
  const fresh: number[] = [];
  const seen = new Set([""]);
  for (let place = span.start; place < span.end; place += 1) {
    const label = labels[place] ?? "";
    if (!seen.has(label)) fresh.push(place);
    seen.add(label);
  }
  const minutes = fresh.map((place) => Number(minuteLabel.exec(labels[place] ?? "")?.[1]));
  for (const step of minuteSteps) {
    const round = fresh.filter((_, index) => (minutes[index] ?? Number.NaN) % step === 0);
    if (round.length > 0 && round.length <= countMax) return round;
  }
  const ends = fresh.filter((_, index) => halfEnds.includes(minutes[index] ?? Number.NaN));
  if (ends.length > 0) return ends;
  const distance = (span.end - span.start) / Math.max(1, countMax);
  const ticks: number[] = [];
  for (const place of fresh) {
    const last = ticks.at(-1);
    if (last === undefined || place - last >= distance) ticks.push(place);
  }
  return ticks.slice(0, countMax);
}
