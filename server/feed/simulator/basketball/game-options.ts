/** What a game is given, and the flow that comes of it. */
import type { MatchWriter } from "../../feed.ts";
import { Random } from "../random.ts";
import { Flow } from "./flow.ts";
import { type Law, usualLaw } from "./law.ts";
import type { Player } from "./roster.ts";

export interface Team {
  readonly name: string;
  readonly roster: readonly Player[];
}

export interface GameOptions {
  readonly writer: MatchWriter;
  readonly home: Team;
  readonly away: Team;
  /** The home side's raw edge, points a game: see `edgeFor`. */
  readonly edge: number;
  readonly seed: string;
  /** Of this game alone: its streams have it. */
  readonly name: string;
  /** ms since the simulation's start. */
  readonly tipOff: number;
  /** ms since the epoch of the simulation's start. */
  readonly epoch: number;
  readonly law?: Law;
  /** Whether the row's clock is written each second; yes unless given. */
  readonly ticking?: boolean;
}

/** The stream from which the flow of a game is drawn; the rest of it has another. */
export function flowOf(seed: string, name: string, edge: number, law: Law = usualLaw): Flow {
  return new Flow(new Random(seed, `basketball ${name}`), edge, law);
}
