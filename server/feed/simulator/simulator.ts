/** The default feed: a seeded generator of markets and football, driven by the context's clock. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cancel } from "../../../lib/clock.ts";
import type { ScenarioName } from "../../../lib/domain/scenarios.ts";
import type { FeedStatus } from "../../../lib/schema/topics.ts";
import {
  type Feed,
  type FeedContext,
  type FeedSettings,
  rateMax,
  speedMax,
  speedMin,
} from "../feed.ts";
import type { Actor } from "./actor.ts";
import { Generator, type Hours } from "./generator.ts";
import { Metronome } from "./metronome.ts";
import type { ScenarioStart } from "./scenarios/start.ts";
import { actorsOf, readWorld } from "./world.ts";

export interface SimulatorOptions {
  /** Same seed, same stream. */
  readonly seed: string;
  /** Ticks a simulated second, 0 to 400,000; 1,000 unless given. */
  readonly rate?: number;
  /** Simulated seconds a second, 0.1 to 600; 1 unless given. */
  readonly speed?: number;
  /** How many instruments, 1 to 20,000; the 485 real ones unless given. */
  readonly instruments?: number;
  /** When the markets trade; the hours of New York unless given. */
  readonly hours?: Hours;
  /** Simulated ms that have passed when it opens; nine hours unless given. */
  readonly warmUpMs?: number;
  /** What it plays out, from so many simulated seconds after it opened; nothing unless given. */
  readonly scenario?: ScenarioStart | undefined;
  /** Wall ms from one transaction to the next; 20 unless given. */
  readonly batchMs?: number;
  /** Who acts beside the markets; all sports unless given. */
  readonly actors?: readonly Actor[];
}

/** Density of the warm-up, in ticks a simulated second, and the length of its transactions. */
const warmUpRate = 50;
const warmUpStepMs = 60_000;

/**
 * Ticks a second of wall time beyond which simulated time goes slower than asked, so that no batch
 * holds the process for long.
 */
const ticksPerWallMs = rateMax / 1000;

/** Wall ms from one line about itself in the `feed` table to the next. */
const reportMs = 1000;

/** Makes the feed `simulator`. */
export function createSimulator(context: FeedContext, options: SimulatorOptions): Feed {
  return new Simulator(context, options);
}

class Simulator implements Feed {
  readonly source = "simulator";
  readonly #context: FeedContext;
  readonly #seed: string;
  readonly #instruments: number | undefined;
  readonly #hours: Hours;
  readonly #warmUpMs: number;
  readonly #batchMs: number;
  readonly #actors: readonly Actor[] | null;
  readonly #scenario: ScenarioStart | null;
  readonly #metronome: Metronome;
  #settings: FeedSettings;
  #generator: Generator | null = null;
  #timers: Cancel[] = [];
  #reportedTicks = 0;
  #reportedAt = 0;
  #measuredRate = 0;
  /** Simulated ms that batches have passed since the last report, and what comes of it. */
  #passed = 0;
  #measuredSpeed = 0;
  /** Why it stands still until it is started again, or null. */
  #failure: string | null = null;

  constructor(context: FeedContext, options: SimulatorOptions) {
    this.#context = context;
    this.#seed = options.seed;
    this.#instruments = options.instruments;
    this.#hours = options.hours ?? "exchange";
    this.#warmUpMs = options.warmUpMs ?? 9 * 3_600_000;
    this.#batchMs = options.batchMs ?? 20;
    this.#actors = options.actors ?? null;
    this.#scenario = options.scenario ?? null;
    this.#metronome = new Metronome(this.#batchMs);
    this.#settings = brought({
      rate: options.rate ?? 1000,
      speed: options.speed ?? 1,
      paused: false,
    });
  }

  get settings(): FeedSettings {
    return { ...this.#settings, scenario: this.#generator?.scenario ?? null };
  }

  async open(): Promise<void> {
    const { sink, log } = this.#context;
    const world = await readWorld(this.#instruments);
    const generator = new Generator({
      seed: this.#seed,
      sink,
      instruments: world.instruments,
      actors: this.#actors ?? actorsOf(this.#seed, world),
      rate: warmUpRate,
      hours: this.#hours,
    });
    generator.markets.showBooks(false);
    generator.markets.inBlocksOf(Math.max(1, Math.round(this.#settings.rate / warmUpRate)));
    sink.transact(() => generator.open());
    for (let left = this.#warmUpMs; left > 0; left -= warmUpStepMs) {
      sink.transact(() => generator.advance(Math.min(left, warmUpStepMs)));
      await nextTurn();
    }
    this.#generator = generator;
    this.#pace(generator);
    if (this.#scenario !== null) this.#play(generator, this.#scenario.name, this.#scenario.at);
    sink.transact(() => {
      generator.markets.showBooks(true);
      generator.markets.inBlocksOf(1);
      this.#writeState(generator);
    });
    log(
      `simulator: seed "${this.#seed}", ${world.instruments.length} instruments, ${generator.matches} matches, ${generator.ticks} ticks to warm up`,
    );
  }

  start(): void {
    const generator = this.#generator;
    if (generator === null) throw new Error("the simulator must be opened before it is started");
    if (this.#timers.length > 0) return;
    this.#failure = null;
    const { clock } = this.#context;
    this.#metronome.begin(clock.now());
    this.#reportedAt = clock.now();
    this.#reportedTicks = generator.ticks;
    this.#passed = 0;
    this.#timers = [
      clock.every(this.#batchMs, () => this.#orStall(generator, () => this.#batch(generator))),
      clock.every(reportMs, () =>
        this.#orStall(generator, () => {
          this.#measure(generator);
          this.#report(generator);
        }),
      ),
    ];
    this.#report(generator);
  }

  stop(): void {
    const ran = this.#timers.length > 0;
    this.#halt();
    if (ran && this.#generator !== null) this.#report(this.#generator);
  }

  control(change: Partial<FeedSettings>): FeedSettings {
    this.#settings = brought({ ...this.#settings, ...change });
    const generator = this.#generator;
    if (generator !== null) {
      this.#pace(generator);
      if (change.scenario !== undefined) this.#play(generator, change.scenario, 0);
      this.#report(generator);
    }
    return this.settings;
  }

  /** Has a scenario begin so many seconds after the opening, or at once where that is over. */
  #play(generator: Generator, name: ScenarioName | null, at: number): void {
    const begins = generator.play(name, this.#warmUpMs + at * 1000);
    const seconds = (begins - this.#warmUpMs) / 1000;
    this.#context.log(
      name === null
        ? `simulator: the scenario ends ${seconds} s after the opening`
        : `simulator: scenario ${name} begins ${seconds} s after the opening; --scenario ${name}@${seconds} has it again`,
    );
  }

  get #still(): boolean {
    return this.#settings.paused || this.#settings.rate === 0;
  }

  #pace(generator: Generator): void {
    const { rate } = this.#settings;
    if (rate > 0) generator.setRate(rate);
  }

  #batch(generator: Generator): void {
    // Asked for while still too, so that a pause leaves no debt.
    const due = this.#metronome.due(this.#context.clock.now());
    if (this.#still || due === 0) return;
    const wanted = due * this.#settings.speed;
    this.#context.sink.transact(() => {
      this.#passed += generator.advance(wanted, due * ticksPerWallMs);
    });
  }

  #halt(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
    this.#measuredRate = 0;
    this.#measuredSpeed = 0;
  }

  /**
   * Runs `work`; where it throws, the board has taken the batch back while the generator is past
   * it, so what it brought is missing: the feed stands still and says why.
   */
  #orStall(generator: Generator, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#halt();
      this.#failure = error instanceof Error ? error.message : String(error);
      this.#context.log(`simulator stands still: ${this.#failure}`);
      this.#context.failed?.(error);
      this.#report(generator);
    }
  }

  get #status(): FeedStatus {
    if (this.#failure !== null) return "stalled";
    if (this.#timers.length === 0) return "stopped";
    return this.#still ? "paused" : "running";
  }

  #measure(generator: Generator): void {
    const now = this.#context.clock.now();
    const elapsed = now - this.#reportedAt;
    if (elapsed <= 0) return;
    this.#measuredRate = Math.round(((generator.ticks - this.#reportedTicks) * 1000) / elapsed);
    // Two digits: batches do not end on the second, and nobody needs to see that.
    this.#measuredSpeed = Number((this.#passed / elapsed).toPrecision(2));
    this.#reportedAt = now;
    this.#reportedTicks = generator.ticks;
    this.#passed = 0;
  }

  #report(generator: Generator): void {
    this.#context.sink.transact(() => this.#writeState(generator));
  }

  #writeState(generator: Generator): void {
    const { rate, speed } = this.#settings;
    this.#context.sink.state({
      status: this.#status,
      message: this.#failure,
      simulated: true,
      rate,
      measuredRate: this.#measuredRate,
      speed,
      measuredSpeed: this.#measuredSpeed,
      seed: this.#seed,
      clock: generator.time,
      instruments: generator.markets.instruments.length,
      matches: generator.matches,
      scenario: generator.scenario,
    });
  }
}

/** Settings with values out of range brought in; what is no number becomes the least. */
function brought({ rate, speed, paused }: FeedSettings): FeedSettings {
  const within = (low: number, high: number, value: number) =>
    Math.min(high, Math.max(low, Number.isNaN(value) ? low : value));
  return { rate: within(0, rateMax, rate), speed: within(speedMin, speedMax, speed), paused };
}
