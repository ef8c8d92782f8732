/** What the fan-out benchmark and its crowd of viewers tell each other. */
import type { Encoding } from "../../../lib/wire/messages.ts";
import type { BoardState } from "../facts.ts";
import type { Arrivals } from "./latency.ts";

/**
 * What a viewer wants of the server.
 *
 * - `tick`, `quotes`: whatever the tutorial's server or the batch server sends.
 * - `bare`: the frames of all quotes without anything around them.
 * - `board`: some of Bigboard's quotes.
 */
export type Want =
  | { readonly kind: "tick" | "quotes" | "bare" }
  | {
      readonly kind: "board";
      readonly encoding: Encoding;
      readonly pace: number;
      readonly columns?: readonly string[];
      /** Keys of rows. */
      readonly rows?: readonly string[];
      /** Draws rows for each viewer of its own from `rows`: how many, and the seed. */
      readonly own?: { readonly count: number; readonly seed: number };
    };

export interface JoinOptions {
  readonly port: number;
  /** How many more come. */
  readonly viewers: number;
  /** How many of them keep a mirror. */
  readonly mirrors: number;
  readonly want: Want;
}

/** What a crowd has received since it was last asked. */
export interface CrowdLap {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Messages of each viewer. */
  readonly messages: readonly number[];
  /** Bytes of each viewer, frames included. */
  readonly bytes: readonly number[];
  /** Messages and rows that mirrors have taken. */
  readonly mirrored: { readonly messages: number; readonly rows: number };
  readonly arrivals: readonly Arrivals[];
}

/** What the crowd holds. */
export interface CrowdState {
  readonly mirrors: readonly BoardState[];
  /** To what the last message of each sampled viewer led. */
  readonly marks: readonly number[];
}
