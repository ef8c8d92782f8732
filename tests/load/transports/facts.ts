/** What the program, its server and its crowd tell each other. */
import type { WayName } from "./ways.ts";

/** The columns that viewers ask for; `time` says when a row was changed last. */
export const columns = ["last", "volume", "time"] as const;

export type Cells = Readonly<Record<string, unknown>>;
/** Rows by key, as JSON has them. */
export type Rows = Readonly<Record<string, Cells>>;

/** What the server has done since it was last asked. */
export interface ServerLap {
  /** Wall time, s. */
  readonly seconds: number;
  /** Processor time of the process, s. */
  readonly cpuSeconds: number;
  /** Changes that were put on the board. */
  readonly changes: number;
}

export interface JoinOptions {
  readonly port: number;
  readonly way: WayName;
  readonly viewers: number;
  /** Deltas a second for each. */
  readonly pace: number;
}

/** What joining took, of all together: bytes until each had its first picture. */
export interface Joined {
  readonly bytesUp: number;
  readonly bytesDown: number;
}

/** What all viewers together have had since they were last asked. */
export interface CrowdLap {
  /** Wall time, s. */
  readonly seconds: number;
  /** Processor time of the process, s. */
  readonly cpuSeconds: number;
  /** HTTP requests sent. */
  readonly requests: number;
  /** Answers without a body: 204. */
  readonly empty: number;
  readonly deltas: number;
  /** As the viewers' sockets count them: headers and frames included, TCP and IP not. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** From a row's change to its arrival, ms; null where nothing arrived. */
  readonly ageP50: number | null;
  readonly ageP99: number | null;
}
