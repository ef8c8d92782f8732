/**
 * What the player needs of a recording, whatever it is a recording of. Times are ms since the
 * epoch of the recording's own clock; the player moves a position along it.
 */
import type { FeedSink } from "../feed.ts";

export interface Recording {
  /** Says that this is a recording, and of when: `Recorded 2021-04-17`. */
  readonly label: string;
  readonly instruments: number;
  readonly matches: number;
  /** Where a run through the recording begins. Later runs may begin later: see `restart`. */
  readonly start: number;
  /** The time of the last step of the present run. */
  readonly end: number;
  /** How long the last values stand before a looping recording starts again, ms of its own time. */
  readonly rest: number;
  /** Feed seconds a second, unless somebody says otherwise. */
  readonly speed: number;
  /** Mean ticks in a second of the recording's time, idle gaps not counted. */
  readonly meanRate: number;
  /** What an operator should know of the file: what was passed over, what contradicts itself. */
  readonly remarks: readonly string[];
  /** Adds instruments, leagues and matches as they are before the first tick. Inside `transact`. */
  fill(sink: FeedSink): void;
  /** The time of the next step, or null when all have been played. */
  nextTime(): number | null;
  /** Where to go on from, given that `position` is reached: later where nothing would happen. */
  skipIdle(position: number): number;
  /** Plays what falls at or before `position`, inside `transact`; returns the number of ticks. */
  playTo(position: number): number;
  /** Sets everything back for another run, inside `transact`; returns where the run starts. */
  restart(): number;
}

/** @throws Error that names the file, the place in it and the cause. */
export function refuse(file: string, place: string, cause: string): never {
  throw new Error(`${file}${place === "" ? "" : ` ${place}`}: ${cause}`);
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A day of UTC as `2021-04-17`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
