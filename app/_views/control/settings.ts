/** What holds for the feeds, as their rows say, and whether that is what an operator asked for. */
import {
  type Figure,
  formatDecimal,
  formatInteger,
  formatRate,
  noFigure,
} from "../../../lib/domain/format.ts";
import type { Row } from "../../../lib/schema/topics.ts";
import type { Control } from "../../../lib/wire/messages.ts";
import { feedState } from "../../_frame/feed-state.ts";

export type FeedRow = Row<"feed">;

/** The settings that hold; null where no feed has that setting. */
export interface Settings {
  /** ticks/s; null where only recordings run, which bring their own rate. */
  readonly rate: number | null;
  /** Feed seconds a second. */
  readonly speed: number | null;
  readonly paused: boolean;
  /** What the simulator plays out, by its name; null for nothing. */
  readonly scenario: string | null;
}

/** The settings by the feeds' rows: those of the simulator where there is one. */
export function settingsOf(feeds: readonly FeedRow[]): Settings {
  const simulator = feeds.find((feed) => feed.simulated === true);
  const first = simulator ?? feeds[0];
  return {
    rate: simulator?.rate ?? null,
    speed: first?.speed ?? null,
    paused: feedState(feeds).paused,
    scenario: simulator?.scenario ?? null,
  };
}

/** A speed as a factor, with a decimal where it has one: `60×`, `0.1×`. */
export function formatSpeed(speed: Figure): string {
  if (speed == null) return noFigure;
  return `${Number.isInteger(speed) ? formatInteger(speed) : formatDecimal(speed, 1)}×`;
}

/** Whether all that was asked for holds. */
export function holds(asked: Control, settings: Settings): boolean {
  return (
    (asked.rate === undefined || near(asked.rate, settings.rate)) &&
    (asked.speed === undefined || near(asked.speed, settings.speed)) &&
    (asked.paused === undefined || asked.paused === settings.paused) &&
    (asked.scenario === undefined || asked.scenario === settings.scenario)
  );
}

/** What an operator has set, in words: `Rate 10,000/s, feed running`. */
export function controlWords({ paused, rate, speed }: Control): string {
  const words = [
    ...(rate === undefined ? [] : [`rate ${formatRate(rate)}`]),
    ...(speed === undefined ? [] : [`speed ${formatSpeed(speed)}`]),
    ...(paused === undefined ? [] : [paused ? "feed paused" : "feed running"]),
  ].join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Equal but for what a float loses on its way. */
function near(asked: number, value: number | null): boolean {
  return value !== null && Math.abs(asked - value) <= 1e-6 * Math.max(1, Math.abs(asked));
}
