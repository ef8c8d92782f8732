/**
 * The simulated world without a clock of its own: it moves when told to, and what it says depends
 * on the seed and the rate only, never on how far each call moves it.
 */
import type { FeedSink } from "../feed.ts";
import type { Actor } from "./actor.ts";
import type { Instrument } from "./markets/instruments.ts";
import { Markets } from "./markets/markets.ts";
import { Random } from "./random.ts";
import { SimulatedTime } from "./simulated-time.ts";

/** Tuesday 2026-08-25, 04:00 in New York: the pre-open of the day after the closes of the data. */
export const simulationStart = Date.UTC(2026, 7, 25, 8);

/** In steady hours a day follows another without a night. */
const dayMs = 86_400_000;

/**
 * When the markets trade: `exchange` has the hours of New York with their profile, `steady` trades
 * around the clock at an even rate, for measurements of anything but the markets.
 */
export type Hours = "exchange" | "steady";

export interface GeneratorOptions {
  readonly seed: string;
  readonly sink: FeedSink;
  readonly instruments: readonly Instrument[];
  /** The rest of the world, such as each sport; of several due at one time the first goes first. */
  readonly actors?: readonly Actor[];
  /** Market ticks a simulated second, over all instruments; above 0. */
  readonly rate: number;
  /** `exchange` unless given. */
  readonly hours?: Hours;
}

export class Generator {
  readonly markets: Markets;
  readonly #sink: FeedSink;
  readonly #actors: readonly Actor[];
  /** The actor that is due next, and when. */
  #next: Actor | null = null;
  #nextAct = Infinity;
  readonly #arrivals: Random;
  #meanGap: number;
  /** Counted from 0, where doubles are fine enough. */
  readonly #now = new SimulatedTime();
  readonly #nextTick = new SimulatedTime();
  #nextDay = dayMs;
  #ticks = 0;

  constructor({ seed, sink, instruments, actors = [], rate }: GeneratorOptions) {
    this.#sink = sink;
    this.#actors = actors;
    this.markets = new Markets(seed, instruments);
    this.#arrivals = new Random(seed, "arrivals");
    this.#meanGap = gapOf(rate);
    this.#nextTick.ms = this.#meanGap * this.#arrivals.exponential();
  }

  /** The simulated clock, ms since the epoch. */
  get time(): number {
    return simulationStart + Math.floor(this.#now.ms);
  }

  /** Messages so far, of markets and of matches. */
  get ticks(): number {
    return this.#ticks;
  }

  /** Matches on the board. */
  get matches(): number {
    return this.#actors.reduce((sum, { count }) => sum + count, 0);
  }

  /** Lists instruments, leagues and matches. Call once, inside a transaction, before all else. */
  open(): void {
    this.markets.open(this.#sink, simulationStart);
    for (const actor of this.#actors) actor.open(this.#sink);
    this.#seek();
  }

  /** Changes how dense ticks are from here on; above 0. */
  setRate(rate: number): void {
    const gap = gapOf(rate);
    // The wait is exponential, which has no memory: what is left of it is only stretched.
    const now = this.#now.ms;
    this.#nextTick.ms = now + (this.#nextTick.ms - now) * (gap / this.#meanGap);
    this.#meanGap = gap;
  }

  /** Makes the next `count` messages. Call inside a transaction. */
  advanceTicks(count: number): void {
    for (let left = count; left > 0; left -= 1) this.#step();
  }

  /**
   * Lets `ms` of simulated time pass, or less where it brings more than `ticksMax` messages. Call
   * inside a transaction.
   * @returns the ms that have passed.
   */
  advance(ms: number, ticksMax = Infinity): number {
    const start = this.#now.ms;
    const end = start + ms;
    const last = this.#ticks + ticksMax;
    while (Math.min(this.#nextTick.ms, this.#nextAct) <= end) {
      if (this.#ticks >= last) return this.#now.ms - start;
      this.#step();
    }
    this.#now.ms = end;
    return ms;
  }

  #step(): void {
    this.#ticks += 1;
    const now = this.#nextTick.ms;
    if (this.#nextAct <= now) {
      this.#now.ms = this.#nextAct;
      this.#next?.step();
      this.#seek();
      return;
    }
    this.#now.ms = now;
    while (now >= this.#nextDay) {
      this.markets.newDay(simulationStart + this.#nextDay);
      this.#nextDay += dayMs;
    }
    this.markets.tick(this.#now, simulationStart + Math.floor(now));
    this.#nextTick.ms = now + this.#meanGap * this.#arrivals.exponential();
  }

  /** Finds who is due next. */
  #seek(): void {
    this.#nextAct = Infinity;
    for (const actor of this.#actors) {
      const at = actor.nextAt;
      if (at >= this.#nextAct) continue;
      this.#nextAct = at;
      this.#next = actor;
    }
  }
}

/** Mean simulated ms from one market tick to the next. */
function gapOf(rate: number): number {
  if (!(rate > 0)) throw new RangeError(`rate ${rate} must be above 0`);
  return 1000 / rate;
}
