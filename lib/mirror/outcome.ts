/** What comes of what the server sends, once it is offered to a copy. */
import type { Applied } from "../table/delta.ts";

/** What became of a delta or a frame. */
export interface Outcome {
  /** `gap` also for one of another life, and for what cannot be held or followed yet. */
  readonly applied: Applied;
  /** Keys of rows that were set or removed; of all rows, old and new, for a snapshot. */
  readonly keys: Iterable<string>;
  /** How many rows came. */
  readonly rows: number;
  readonly snapshot: boolean;
  /** As in the delta: see lib/wire/messages.ts. Null where it did not say. */
  readonly at: number;
  readonly changes: number | null;
}

/** Of what was not applied. */
export const nothing = { keys: [], rows: 0, snapshot: false, at: 0, changes: null } as const;
export const gap: Outcome = { ...nothing, applied: "gap" };
export const old: Outcome = { ...nothing, applied: "old" };
