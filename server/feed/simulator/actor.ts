/**
 * A part of the simulated world that does things at times of its own: a sport, say. The generator
 * asks each when it is next due, and lets the earliest act.
 */
import type { FeedSink } from "../feed.ts";

/** What a scenario changes of a sport; what is not named is as usual. */
export interface SportInfluence {
  /** A factor on the goals of football matches that are played meanwhile, until they end. */
  readonly goals?: number;
  /** Whether local rivals are to meet. */
  readonly derbies?: boolean;
}

export interface Actor {
  /** When the next step is due, ms since the simulation's start; Infinity when never again. */
  readonly nextAt: number;
  /** Matches on the board. */
  readonly count: number;
  /** Announces what there is. Call once, inside a transaction, before all else. */
  open(sink: FeedSink): void;
  /** Does what is due at `nextAt`, which then is later or the same. Inside a transaction. */
  step(): void;
  /** Takes what a scenario changes at `now`, ms since the start. A sport without it changes nothing. */
  influence?(influence: SportInfluence, now: number): void;
}
