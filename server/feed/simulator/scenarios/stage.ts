/** Plays scenarios: at each act's time it sets what the act changes, and at the end all is as usual. */
import type { ScenarioName } from "../../../../lib/domain/scenarios.ts";
import type { Actor, SportInfluence } from "../actor.ts";
import { type Act, scripts } from "./scripts.ts";

const minuteMs = 60_000;

/** What is to become of the market as a whole. */
export interface MarketTurn {
  /** Where it is led, as a logarithm since its last close; null where it is left alone. */
  readonly to: number | null;
  /** By when, ms since the simulation's start. */
  readonly by: number;
  /** Factors on volatility and on how much is traded. */
  readonly volatility: number;
  readonly activity: number;
}

/** What the stage moves. Times are ms since the simulation's start. */
export interface Levers {
  /** Changes the market as a whole, from its next second on. */
  market(turn: MarketTurn): void;
  /** Halts the most active share for so many ms, until its news is out. */
  halt(now: number, ms: number): void;
  /** Breaks news of the most active share. @param jump of its price, as a logarithm */
  news(now: number, jump: number): void;
  /** Changes sports; nothing named is as usual. */
  sport(now: number, influence: SportInfluence): void;
}

interface Plan {
  readonly name: ScenarioName;
  readonly acts: readonly Act[];
}

export class Stage implements Actor {
  /** No matches are its own. */
  readonly count = 0;
  readonly #levers: Levers;
  /** What is due next, and when; a plan of null ends what is being played. */
  #asked: { readonly plan: Plan | null; readonly at: number } | null = null;
  #playing: Plan | null = null;
  /** The act that is next, and when it is. */
  #act = 0;
  #actAt = Infinity;

  constructor(levers: Levers) {
    this.#levers = levers;
  }

  /** What will be played by a time, ms since the start, as far as it has been asked for. */
  scenarioBy(at: number): ScenarioName | null {
    const asked = this.#asked;
    const plan = asked !== null && asked.at <= at ? asked.plan : this.#playing;
    return plan?.name ?? null;
  }

  get nextAt(): number {
    return Math.min(this.#actAt, this.#asked?.at ?? Infinity);
  }

  open(): void {
    // It has nothing to announce.
  }

  /**
   * Has a scenario begin at a time, ms since the start, in place of any other; with null, has what
   * is played then end. The last that was asked for counts.
   */
  play(name: ScenarioName | null, at: number, acts?: readonly Act[]): void {
    this.#asked = { plan: name === null ? null : { name, acts: acts ?? scripts[name] }, at };
  }

  step(): void {
    const asked = this.#asked;
    if (asked === null || asked.at > this.#actAt) {
      this.#next(this.#actAt);
      return;
    }
    this.#asked = null;
    this.#end(asked.at);
    if (asked.plan === null) return;
    this.#playing = asked.plan;
    this.#act = 0;
    this.#next(asked.at);
  }

  /** Begins the next act, or ends with the last. */
  #next(now: number): void {
    const act = this.#playing?.acts[this.#act];
    if (act === undefined) {
      this.#end(now);
      return;
    }
    this.#act += 1;
    this.#actAt = now + act.minutes * minuteMs;
    const { to = null, volatility = 1, activity = 1 } = act;
    this.#levers.market({ to, by: this.#actAt, volatility, activity });
    if (act.sport !== undefined) this.#levers.sport(now, act.sport);
    if (act.halt !== undefined) this.#levers.halt(now, act.halt * minuteMs);
    if (act.news !== undefined) this.#levers.news(now, act.news);
  }

  #end(now: number): void {
    if (this.#playing === null) return;
    this.#playing = null;
    this.#actAt = Infinity;
    this.#levers.market({ to: null, by: now, volatility: 1, activity: 1 });
    this.#levers.sport(now, {});
  }
}
