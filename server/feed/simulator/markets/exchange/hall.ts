/** What the parts of the exchange share: the time, the day, and what is known of each instrument. */
import { SimulatedTime } from "../../simulated-time.ts";
import { Bands } from "./bands.ts";
import { Composite } from "./composite.ts";
import { Floor } from "./floor.ts";
import type { Tier } from "./price-bands.ts";
import { Timetable } from "./timetable.ts";
import { Volumes } from "./volumes.ts";

/** What the exchange must know of an instrument. */
export interface Member {
  readonly symbol: string;
  /** In steps. */
  readonly previousClose: number;
  readonly stepsPerUnit: number;
  /** Shares outstanding, or null. */
  readonly shares: number | null;
  readonly tier: Tier;
  /** By capitalisation, 0 the largest. */
  readonly rank: number;
}

/** Who makes the prices. `now` is since the start, `time` since the epoch. */
export interface Quoting {
  /** The price in steps that orders are entered around, not rounded. */
  fair(i: number, now: SimulatedTime): number;
  /** From one price of an auction to the next: a part of the usual spread, whole steps, at least 1. */
  gap(i: number): number;
  /** Units that trade on a usual day, for the days before the first; asked once. */
  dayVolume(i: number): number;
  /** Quotes anew and within the bands. Called only while the instrument trades. */
  quote(i: number, now: SimulatedTime, time: number): void;
  /** Empties bid, ask and book. */
  withdraw(i: number, time: number): void;
}

/** A second that never comes. */
export const never = 2 ** 31 - 1;

export class Hall {
  readonly members: readonly Member[];
  readonly quoting: Quoting;
  readonly floor: Floor;
  readonly bands: Bands;
  readonly composite: Composite;
  readonly volumes: Volumes;
  /** When each instrument does something of its own, ms since the start. */
  readonly due: Timetable;
  /** The second since the start from which a tick of each must look. */
  readonly lookAt: Int32Array;
  /** What is being done now is done at this time, ms since the start. */
  readonly now = new SimulatedTime();
  /** Opening and close of the day, ms since the start. */
  open = 0;
  close = 0;
  /** The next opening after that close, ms since the epoch. */
  nextOpen = 0;
  /** Whether interest in the closing auction is told. */
  isClosing = false;
  readonly #start: number;

  /** @param start what ms 0 is, ms since the epoch. */
  constructor(seed: string, start: number, members: readonly Member[], quoting: Quoting) {
    this.#start = start;
    this.members = members;
    this.quoting = quoting;
    this.floor = new Floor(members.length);
    this.bands = new Bands(members);
    this.composite = new Composite(
      members.map(({ shares, stepsPerUnit }) => (shares ?? 0) / stepsPerUnit),
      members.map(({ previousClose }) => previousClose),
    );
    this.volumes = new Volumes(seed, members.length);
    this.due = new Timetable(members.length);
    this.lookAt = new Int32Array(members.length).fill(never);
  }

  /** Whole seconds since the start. */
  get second(): number {
    return Math.floor(this.now.ms / 1000);
  }

  /** ms since the epoch. */
  get time(): number {
    return this.timeOf(this.now.ms);
  }

  /** What ms since the start are since the epoch. */
  timeOf(ms: number): number {
    return this.#start + Math.floor(ms);
  }

  /** Last price of an instrument, in steps. */
  last(i: number): number {
    return this.composite.last[i] ?? 1;
  }

  /** Counts a print. */
  count(i: number, price: number, units: number): void {
    this.composite.move(i, price);
    this.volumes.add(i, units);
  }
}
