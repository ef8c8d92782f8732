/**
 * The simulated world without a clock of its own: it moves when told to, and the n-th message
 * depends on the seed, the rate and the speed only, never on how far each call moves it.
 */
import type { FeedSink } from "../feed.ts";
import { Football } from "./football/football.ts";
import type { Fixture } from "./football/season.ts";
import type { Instrument } from "./markets/instruments.ts";
import { Markets } from "./markets/markets.ts";
import { Random } from "./random.ts";
import { SimulatedTime } from "./simulated-time.ts";

/** Monday 2026-08-24, 09:30 in New York: the first opening after the closes of the data. */
export const simulationStart = Date.UTC(2026, 7, 24, 13, 30);

/** Days follow one another without a night: the simulated exchange trades around the clock. */
const dayMs = 86_400_000;

export interface GeneratorOptions {
  readonly seed: string;
  readonly sink: FeedSink;
  readonly instruments: readonly Instrument[];
  readonly fixtures: readonly Fixture[];
  /** Market ticks a second of wall time, which times `speed` is simulated time; above 0. */
  readonly rate: number;
  /** Simulated seconds a second; above 0. */
  readonly speed: number;
}

export class Generator {
  readonly markets: Markets;
  readonly football: Football;
  readonly #sink: FeedSink;
  readonly #arrivals: Random;
  #meanGap: number;
  /** Counted from 0, where doubles are fine enough. */
  readonly #now = new SimulatedTime();
  readonly #nextTick = new SimulatedTime();
  #nextKick = Infinity;
  #nextDay = dayMs;
  #ticks = 0;

  constructor({ seed, sink, instruments, fixtures, rate, speed }: GeneratorOptions) {
    this.#sink = sink;
    this.markets = new Markets(seed, instruments);
    this.football = new Football(seed, fixtures, simulationStart);
    this.#arrivals = new Random(seed, "arrivals");
    this.#meanGap = gapOf(rate, speed);
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

  /** Lists instruments, leagues and matches. Call once, inside a transaction, before all else. */
  open(): void {
    this.markets.open(this.#sink, simulationStart);
    this.football.open(this.#sink);
    this.#nextKick = this.football.nextAt;
  }

  /** Changes how dense ticks are from here on; both must be above 0. */
  setPace(rate: number, speed: number): void {
    const gap = gapOf(rate, speed);
    // The wait is exponential, which has no memory: what is left of it is only stretched.
    const now = this.#now.ms;
    this.#nextTick.ms = now + (this.#nextTick.ms - now) * (gap / this.#meanGap);
    this.#meanGap = gap;
  }

  /** Makes the next `count` messages. Call inside a transaction. */
  advanceTicks(count: number): void {
    for (let left = count; left > 0; left -= 1) this.#step();
  }

  /** Lets `ms` of simulated time pass. Call inside a transaction. */
  advance(ms: number): void {
    const end = this.#now.ms + ms;
    while (Math.min(this.#nextTick.ms, this.#nextKick) <= end) this.#step();
    this.#now.ms = end;
  }

  #step(): void {
    this.#ticks += 1;
    const now = this.#nextTick.ms;
    if (this.#nextKick <= now) {
      this.#now.ms = this.#nextKick;
      this.football.step();
      this.#nextKick = this.football.nextAt;
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
}

/** Mean simulated ms from one market tick to the next. */
function gapOf(rate: number, speed: number): number {
  if (!(rate > 0 && speed > 0)) {
    throw new RangeError(`rate ${rate} and speed ${speed} must both be above 0`);
  }
  return (1000 * speed) / rate;
}
