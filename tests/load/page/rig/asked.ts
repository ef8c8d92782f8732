/** What a page of the rig is asked to show, and what it tells of it. */

export interface Asked {
  /** A file in `ways`, and after a colon in which manner. */
  readonly way: string;
  /** Updates/s. */
  readonly rate: number;
  /** Rows of a table, or charts. */
  readonly count: number;
  /** Rows that change with an update, or points of a chart. */
  readonly size: number;
}

/** The file of a way, without its end. */
export const fileOf = (way: string) => way.split(":", 1)[0] ?? "";

/** What a way shows. */
export interface Shown {
  /**
   * What can be seen of each watched thing, cheap to read: compared in each frame. A way that can
   * be seen to change without an update counts for itself instead.
   */
  readonly pictures: () => readonly string[];
  /** How many updates each watched thing has shown since the start, on average. */
  readonly shown?: () => number;
  /** The texts of all cells in sight, for a look after what was measured. */
  readonly cells?: () => readonly string[];
}

export type Mount = (box: HTMLElement, asked: Asked) => Promise<Shown>;

/** What was counted since the last lap. */
export interface Lap {
  readonly seconds: number;
  readonly frames: number;
  /** The longest time between two frames, ms. */
  readonly frameLongest: number;
  /** Updates that each watched thing has shown, on average. */
  readonly shown: number;
}

/** How the page stands for who drives it. */
export interface Rig {
  readonly ready: Promise<void>;
  lap(): Lap;
  /** Cells in sight whose text has changed from frame to frame, a second. */
  cellsPerSecond(seconds: number): Promise<number>;
}

/** What the rig's worker is to make. */
export interface Wish {
  readonly data: "quotes" | "candles" | "probability";
  /** Frames for a mirror, or bare numbers for who keeps rows himself. */
  readonly as: "frames" | "numbers";
  readonly asked: Asked;
}
