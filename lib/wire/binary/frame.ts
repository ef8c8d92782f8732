/** What is the same in every frame: its head, and the errors of those that are none. */

/** A frame is broken, of another shape, or names what its receiver does not know. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

export interface FrameHead {
  readonly subscription: number;
  /** The version from which it leads; null for a snapshot, which replaces all. */
  readonly from: number | null;
  readonly to: number;
  /** When the newest change was made, ms since the epoch; 0 where nobody said. */
  readonly at: number;
  /** How often the rows that are selected have changed so far: see TableReader.rowChanges. */
  readonly changes: number;
}
