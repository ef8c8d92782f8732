/**
 * Momentum: how far the chances have moved in the last minutes. For each minute, the home side's
 * chance to win less the away side's, against what that was some minutes before. Nothing else is
 * known of a match from minute to minute, so nothing else goes in.
 */
import type { Row } from "../../../lib/schema/topics.ts";

/** A minute of a match. */
export interface Minute {
  /** As the clock shows it, such as `45+2'`. */
  readonly clock: string;
  /** -2..2: how far the chances moved towards home (positive) or away. */
  readonly value: number;
}

/** Minutes looked back. */
export const momentumSpan = 5;

const playing = /^\d+(?:\+\d+)?'$/;

/** Momentum in each minute played. @param points in the order in which they came */
export function momentumOf(
  points: readonly Pick<Row<"probability">, "clock" | "homeWin" | "awayWin">[],
): Minute[] {
  // The last point of a minute holds: a goal changes the chances within one.
  const edges = new Map<string, number>();
  for (const { clock, homeWin, awayWin } of points) {
    if (clock === null || homeWin === null || awayWin === null || !playing.test(clock)) continue;
    edges.set(clock, homeWin - awayWin);
  }
  const values = [...edges.values()];
  return [...edges.keys()].map((clock, index) => ({
    clock,
    value: (values[index] ?? 0) - (values[Math.max(0, index - momentumSpan)] ?? 0),
  }));
}

/** Minutes looked back where a match has no clock but its length: a game of tennis takes four. */
export const elapsedSpan = 10;

const elapsed = /^(\d+):(\d\d)$/;

/** The minute of a time since the start such as `1:07`; null for anything else. */
export function elapsedMinute(clock: string | null): number | null {
  const [, hours, minutes] = elapsed.exec(clock ?? "") ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/**
 * Momentum in each minute since the start. Between two points what was known last holds.
 * @param points in the order in which they came, their clocks times since the start
 */
export function elapsedMomentum(
  points: readonly Pick<Row<"probability">, "clock" | "homeWin" | "awayWin">[],
): Minute[] {
  const edges: number[] = [];
  for (const { clock, homeWin, awayWin } of points) {
    const minute = elapsedMinute(clock);
    if (minute === null || homeWin === null || awayWin === null) continue;
    while (edges.length < minute) edges.push(edges.at(-1) ?? homeWin - awayWin);
    edges[minute] = homeWin - awayWin;
  }
  return edges.map((edge, minute) => ({
    clock: elapsedText(minute),
    value: edge - (edges[Math.max(0, minute - elapsedSpan)] ?? edge),
  }));
}

function elapsedText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** A match of two sets, or of three, takes about so many minutes; longer ones take more room. */
const usualElapsed = 105;
const elapsedTick = 30;

/** The axis of a match that is as long as it takes. */
export function elapsedAxis(minutes: readonly Minute[]): MatchAxis {
  const length = Math.max(usualElapsed, minutes.length);
  const count = Math.floor((length - 1) / elapsedTick);
  const ticks = Array.from({ length: count }, (_, index) => (index + 1) * elapsedTick);
  return { length, half: null, ticks: ticks.map((at) => ({ label: elapsedText(at), at })) };
}

/** The value up to which bars are drawn: whole tenths, at least 0.3. */
export function momentumTop(minutes: readonly Minute[]): number {
  const most = minutes.reduce((top, { value }) => Math.max(top, Math.abs(value)), 0.3);
  return Math.ceil(most * 10 - 1e-9) / 10;
}

/** A match with what is usually added; longer ones take more room. */
const usualLength = 97;
const halfLength = 45;
/** Minutes usually added to a first half, until it is over. */
const usualAdded = 3;

/** Where minutes stand: places from 0, one a minute played. */
export interface MatchAxis {
  /** How many places there are. */
  readonly length: number;
  /** Where the second half begins; null where there are no halves. */
  readonly half: number | null;
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
}

/** The axis of a match, over its whole length from the start. */
export function matchAxis(minutes: readonly Minute[]): MatchAxis {
  const places = new Map(minutes.map(({ clock }, index) => [clock, index]));
  const first = minutes.filter(({ clock }) => clock.startsWith("45+")).length;
  const half = places.get("46'") ?? halfLength + Math.max(first, usualAdded);
  const at = (minute: number) =>
    places.get(`${minute}'`) ??
    (minute <= halfLength ? minute - 1 : half + minute - halfLength - 1);
  const extra = places.has("91'") ? [105, 120] : [];
  return {
    length: Math.max(usualLength, minutes.length, ...extra.map((minute) => at(minute) + 1)),
    half,
    ticks: [
      ...[15, 30].map((minute) => ({ label: `${minute}'`, at: at(minute) })),
      { label: "HT", at: half },
      ...[60, 75, 90, ...extra].map((minute) => ({ label: `${minute}'`, at: at(minute) })),
    ],
  };
}

/**
 * The bars of one side as a path, in a box of `length` by 2 with the line in the middle at 1.
 * @param side `home` for what is above the line
 */
export function momentumPath(
  minutes: readonly Minute[],
  side: "home" | "away",
  top: number,
): string {
  const sign = side === "home" ? 1 : -1;
  return minutes
    .map(({ value }, index) =>
      value * sign > 0 ? `M${index + 0.1} 1V${(1 - value / top).toFixed(3)}h.8V1z` : "",
    )
    .join("");
}
