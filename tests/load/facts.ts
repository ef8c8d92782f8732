/** What the processes of the benchmarks tell each other. */

export interface ServerOptions {
  /** Ticks/s. */
  readonly rate: number;
  /** How many viewers will come. */
  readonly viewers: number;
  /** Flushes a second, where viewers do not say. */
  readonly pace?: number;
  /** Whether somebody will ask when flushes began, or when ticks were made. */
  readonly watched?: boolean;
  /** Whether the feed waits until it is let run. */
  readonly paused?: boolean;
  /** Simulated minutes that have passed when it opens; 90 unless given. */
  readonly warmUpMinutes?: number;
  /** The port to listen on; any that is free unless given. */
  readonly port?: number;
  /** Whether newcomers are let in at the rate of production; at any unless given. */
  readonly guarded?: boolean;
  /** Whether it has its pages; they must have been built. */
  readonly pages?: boolean;
}

/** What a server has done since it was last asked. */
export interface ServerFacts {
  /** Wall time, s. */
  readonly seconds: number;
  /** Processor time of the process, s. */
  readonly cpuSeconds: number;
  readonly ticks: number;
  /** Resident memory now, bytes. */
  readonly memory: number;
  /** ms from tick to socket, median and 99th percentile; null where the server does not tell. */
  readonly lagP50: number | null;
  readonly lagP99: number | null;
}

/** A table's state and the cursor at which it was that. */
export interface BoardState {
  readonly cursor: string;
  readonly digest: string;
}
