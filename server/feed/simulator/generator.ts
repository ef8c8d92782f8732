/**
 * The simulated world without a clock of its own: it moves when told to, and what it says depends
 * on the seed and the rate only, never on how far each call moves it.
 */
import type { ScenarioName } from "../../../lib/domain/scenarios.ts";
import type { FeedSink } from "../feed.ts";
import type { Actor } from "./actor.ts";
import type { Instrument } from "./markets/instruments.ts";
import { Markets } from "./markets/markets.ts";
import type { MarketModel } from "./markets/model.ts";
import { leversOf } from "./scenarios/levers.ts";
import { Stage } from "./scenarios/stage.ts";
import { SimulatedTime } from "./simulated-time.ts";

/** Tuesday 2026-08-25, 04:00 in New York: the pre-open of the day after the closes of the data. */
export const simulationStart = Date.UTC(2026, 7, 25, 8);

/**
 * When the markets trade: `exchange` has the hours of New York with their profile, `steady` trades
 * around the clock at an even rate, for measurements of anything but the markets.
 */
export type Hours = "exchange" | "steady";

const secondMs = 1000;

export interface GeneratorOptions {
  readonly seed: string;
  readonly sink: FeedSink;
  readonly instruments: readonly Instrument[];
  /** The rest of the world, such as each sport; of several due at one time the first goes first. */
  readonly actors?: readonly Actor[];
  /** Market ticks a simulated second, as the mean over a session; above 0. */
  readonly rate: number;
  /**
   * Whose ticks the rate counts: those of all instruments here (unless given), or those of the whole
   * reference list, so that what an instrument does never hangs on which others there are.
   */
  readonly rateFor?: "listed" | "reference";
  /** `exchange` unless given. */
  readonly hours?: Hours;
  /** Another model of the markets than the usual one. */
  readonly model?: MarketModel;
}

export class Generator {
  readonly markets: Markets;
  readonly #sink: FeedSink;
  readonly #actors: readonly Actor[];
  readonly #stage: Stage;
  /** The actor that is due next, and when. */
  #next: Actor | null = null;
  #nextAct = Infinity;
  /** Counted from 0, where doubles are fine enough. */
  readonly #now = new SimulatedTime();
  #acts = 0;

  constructor(options: GeneratorOptions) {
    const { seed, sink, instruments, actors = [], rate, model } = options;
    this.#sink = sink;
    this.markets = new Markets({
      seed,
      instruments,
      start: simulationStart,
      hours: options.hours ?? "exchange",
      rate,
      rateFor: options.rateFor ?? "listed",
      ...(model === undefined ? {} : { model }),
    });
    this.#stage = new Stage(leversOf(this.markets, actors));
    this.#actors = [this.#stage, ...actors];
  }

  /** The simulated clock, ms since the epoch. */
  get time(): number {
    return simulationStart + Math.floor(this.#now.ms);
  }

  /** Messages so far, of markets and of matches. */
  get ticks(): number {
    return this.#acts + this.markets.ticks;
  }

  /** Matches on the board. */
  get matches(): number {
    return this.#actors.reduce((sum, { count }) => sum + count, 0);
  }

  /** Lists instruments, leagues and matches. Call once, inside a transaction, before all else. */
  open(): void {
    this.markets.open(this.#sink);
    for (const actor of this.#actors) actor.open(this.#sink);
    this.#seek();
  }

  /** Changes how dense ticks are from here on; above 0. */
  setRate(rate: number): void {
    this.markets.setRate(rate, this.#now.ms);
  }

  /** What is played out, or null. */
  get scenario(): ScenarioName | null {
    return this.#stage.scenarioBy(this.#now.ms + secondMs);
  }

  /**
   * Has a scenario begin with the next whole second, or at a later time, in place of any other.
   * @param name null ends what is played out.
   * @param at ms since the start
   * @returns when it begins, ms since the start: what happens then hangs on nothing else.
   */
  play(name: ScenarioName | null, at = 0): number {
    const next = Math.max(at, (Math.floor(this.#now.ms / secondMs) + 1) * secondMs);
    this.#stage.play(name, next);
    this.#seek();
    return next;
  }

  /** Makes the next `count` messages. Call inside a transaction. */
  advanceTicks(count: number): void {
    const last = this.ticks + count;
    while (this.ticks < last) this.#step();
  }

  /**
   * Lets `ms` of simulated time pass, or less where it brings more than `ticksMax` messages. Call
   * inside a transaction.
   * @returns the ms that have passed.
   */
  advance(ms: number, ticksMax = Infinity): number {
    const start = this.#now.ms;
    const end = start + ms;
    const last = this.ticks + ticksMax;
    while (Math.min(this.markets.next.ms, this.#nextAct) <= end) {
      if (this.ticks >= last) return this.#now.ms - start;
      this.#step();
    }
    this.#now.ms = end;
    return ms;
  }

  #step(): void {
    const { next } = this.markets;
    if (this.#nextAct <= next.ms) {
      this.#acts += 1;
      this.#now.ms = this.#nextAct;
      this.#next?.step();
      this.#seek();
    } else {
      this.#now.ms = next.ms;
      this.markets.step();
    }
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
