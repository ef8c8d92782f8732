/**
 * One game, from its tip-off until somebody has won, in steps of one message each. flow.ts says how
 * it goes, attack.ts how it comes about; here it gets its time, on the clock and off it.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { Random } from "../random.ts";
import type { Act, Timed } from "./acts.ts";
import { attack } from "./attack.ts";
import type { Flow, Possession } from "./flow.ts";
import { flowOf, type GameOptions } from "./game-options.ts";
import { type Law, overtimeMs, periodMs, quarterMs, quarters, usualLaw } from "./law.ts";
import { type Attack, forgetFouls, foulsOf, perform, type Scene, tellChanges } from "./plays.ts";
import { Scoresheet } from "./scoresheet.ts";
import { type Mood, moodAt, Squad } from "./squad.ts";
import { Statistics } from "./statistics.ts";
import { isDead, standsAfter } from "./stoppages.ts";
import { Timeouts } from "./timeouts.ts";
import { homeWinChance } from "./win-probability.ts";
import { periodText, periodWords } from "./words.ts";

/** ms of wall time while the clock stands. */
const breakMs = 130_000;
const halfTimeMs = 15 * 60_000;
const tipMs = 4_000;
const airMs = 1_000;

/** A basket so soon after the ball was won is a fast break. */
const fastMs = 6_500;

export class Game {
  readonly options: GameOptions;
  readonly squads: Readonly<Record<TeamSide, Squad>>;
  readonly timeouts: Timeouts;
  readonly #law: Law;
  readonly #flow: Flow;
  readonly #sheet: Scoresheet;
  readonly #scene: Scene;
  #phase: "before" | "play" | "break" | "over" = "before";
  #period = 0;
  /** Clock left in the period, and when it goes on from there. */
  #left = 0;
  #goesOn: number;
  #possession: Possession | null = null;
  #attack: Attack = { offence: "home", fast: false, second: false };
  #acts: readonly Timed[] = [];
  #place = 0;
  /** What happened last, and the points in a row of who scored last. */
  #last: Act | null = null;
  #run = 0;

  constructor(options: GameOptions) {
    const { writer, home, away, seed, name, edge, epoch, law = usualLaw } = options;
    this.options = options;
    this.#law = law;
    this.#flow = flowOf(seed, name, edge, law);
    const random = new Random(seed, `basketball ${name} story`);
    this.squads = { home: new Squad("home", home.roster), away: new Squad("away", away.roster) };
    this.timeouts = new Timeouts(random);
    this.#sheet = new Scoresheet(writer, epoch);
    this.#scene = {
      random,
      sheet: this.#sheet,
      squads: this.squads,
      names: { home: home.name, away: away.name },
      statistics: new Statistics(),
      fouls: { home: 0, away: 0 },
      lateFouls: { home: 0, away: 0 },
    };
    this.#goesOn = options.tipOff;
  }

  get phase(): "before" | "play" | "break" | "over" {
    return this.#phase;
  }

  /** From 1; 0 before the tip-off. */
  get period(): number {
    return this.#period;
  }

  /** Of the period, on its clock. */
  get leftMs(): number {
    return this.#left;
  }

  get score(): Readonly<Record<TeamSide, number>> {
    return this.#sheet.score;
  }

  /** The possession being played. */
  get possession(): Possession | null {
    return this.#possession;
  }

  /** The home side's chance to win. */
  get homeWin(): number {
    const { edge } = this.options;
    const { lead } = this.#sheet;
    const playing = this.#phase === "play";
    // At 0.0 something may hang in the air, or free throws are to come; level, an overtime is.
    const still = playing ? airMs : this.#phase === "over" ? 0 : overtimeMs;
    const leftMs = this.#clockLeft || still;
    const ball = !playing ? 0 : this.#attack.offence === "home" ? 1 : -1;
    return homeWinChance(this.#law, { lead, leftMs, edge, ball });
  }

  /** When the next step is due, ms since the simulation's start; Infinity when it is over. */
  get nextAt(): number {
    if (this.#phase === "over") return Infinity;
    if (this.#phase !== "play") return this.#goesOn;
    return this.#goesOn + this.#left - Math.max(this.#nextLeft, this.#nextSecond);
  }

  /** Does what is due next: something in play, or a second of the clock. */
  step(): void {
    const at = this.nextAt;
    this.#sheet.at = at;
    if (this.#phase === "play") this.#play(at);
    else if (this.#phase !== "over") this.#beginPeriod(at);
    const { writer } = this.options;
    this.squads.home.write(writer);
    this.squads.away.write(writer);
    this.#scene.statistics.write(writer, this.squads.home.figures, this.squads.away.figures);
  }

  /** The clock at the next act, or at the possession's end. */
  get #nextLeft(): number {
    const { from, to } = this.#possession ?? { from: 0, to: 0 };
    const timed = this.#acts[this.#place];
    return timed === undefined ? to : Math.max(to, from - timed.after);
  }

  /** The clock at its next full second; none where seconds are not shown. */
  get #nextSecond(): number {
    if (this.options.ticking === false) return 0;
    return Math.max(0, Math.ceil(this.#left / 1000 - 1) * 1000);
  }

  #play(at: number): void {
    const second = this.#nextSecond;
    const act = this.#nextLeft;
    this.#runTo(at, Math.max(second, act));
    if (second > act) {
      this.#sheet.clock();
      return;
    }
    const timed = this.#acts[this.#place];
    if (timed === undefined) this.#turn(at);
    else {
      this.#place += 1;
      this.#perform(at, timed.act);
    }
    this.#tellChance();
  }

  #runTo(at: number, left: number): void {
    const ms = this.#left - left;
    this.squads.home.play(ms);
    this.squads.away.play(ms);
    this.#left = left;
    this.#sheet.leftMs = left;
    this.#goesOn = at;
  }

  #perform(at: number, act: Act): void {
    const before = this.#sheet.lead;
    perform(this.#scene, this.#attack, act);
    this.#sheet.clock();
    const change = this.#sheet.lead - before;
    if (change !== 0) this.#run = change * this.#run > 0 ? this.#run + change : change;
    this.#last = act;
    const next = this.#acts[this.#place]?.act.kind;
    this.#goesOn = at + this.#about(standsAfter(act, next));
  }

  /** The possession is over. */
  #turn(at: number): void {
    if (this.#left === 0) {
      if (this.#flow.over) this.#end();
      else this.#rest(at);
      return;
    }
    this.#stop(at);
    this.#attackNext();
  }

  /** What may come between two possessions: a timeout, changes. */
  #stop(at: number): void {
    const dead = isDead(this.#last);
    const next = this.#attack.offence === "home" ? "away" : "home";
    const { lead } = this.#sheet;
    const stop = {
      period: this.#period,
      leftMs: this.#left,
      next,
      dead,
      lead,
      run: this.#run,
    } as const;
    const pause = this.timeouts.at(stop);
    if (pause !== null) {
      const { side, length } = pause;
      this.#sheet.event("timeout", `Timeout, ${this.options[side].name}`, { side });
      this.#goesOn = at + this.#about(length);
      this.#run = 0;
    }
    if (pause !== null || dead) this.#change(this.#mood);
  }

  get #mood(): Mood {
    return moodAt(this.#period, this.#left, this.#sheet.lead);
  }

  #change(mood: Mood): void {
    const before = Math.min(this.#period, quarters) * quarterMs;
    const elapsed = before - Math.min(this.#left, before);
    for (const side of ["home", "away"] as const) {
      tellChanges(this.#scene, side, this.squads[side].change(mood, elapsed, this.#period));
    }
  }

  #attackNext(): void {
    const possession = this.#flow.next();
    const { offence, from, to, points, intent } = possession;
    const { random } = this.#scene;
    const last = this.#last;
    const scored = last?.kind === "made" || (last?.kind === "free-throw" && last.made);
    const inboundMs = scored ? 1500 + Math.floor(2000 * random.uniform()) : 0;
    const fast = last !== null && !scored && !isDead(last) && from - to <= fastMs;
    this.#possession = possession;
    this.#attack = { offence, fast, second: false };
    this.#place = 0;
    this.#acts = attack(random, {
      points,
      lengthMs: from - to,
      intent,
      inboundMs,
      offence: this.squads[offence].floor,
      fouls: foulsOf(this.#scene, offence === "home" ? "away" : "home"),
      last: to === 0,
    });
    this.#sheet.clock({ server: offence, ...this.timeouts.cells });
  }

  #beginPeriod(at: number): void {
    const first = this.#phase === "before";
    this.#phase = "play";
    this.#period += 1;
    this.#left = periodMs(this.#period);
    this.#sheet.leftMs = this.#left;
    this.#goesOn = at + (first || this.#period > quarters ? tipMs : 0);
    this.#last = null;
    this.timeouts.begin(this.#period);
    forgetFouls(this.#scene);
    if (first) {
      this.squads.home.announce(this.options.writer);
      this.squads.away.announce(this.options.writer);
    }
    this.#sheet.begin(this.#period, { homeFouls: 0, awayFouls: 0, ...this.timeouts.cells });
    // After half-time the starters are back.
    this.#change(this.#period === 3 ? "best" : this.#mood);
    this.#attackNext();
    const { offence } = this.#attack;
    const begins = first ? "Tip-off" : `${periodText(this.#period)} begins`;
    const text = `${begins}: ${this.options[offence].name} have the ball`;
    this.#sheet.event(first ? "kickoff" : "period", text, { side: offence });
    this.#tellChance(true);
  }

  #rest(at: number): void {
    this.#phase = "break";
    this.#goesOn = at + (this.#period === 2 ? halfTimeMs : breakMs);
    this.#sheet.event("period", `End of ${periodWords(this.#period)}`);
    this.#sheet.rest();
    this.#tellChance(true);
  }

  #end(): void {
    this.#phase = "over";
    const late = this.#period > quarters ? ` after ${periodWords(this.#period)}` : "";
    this.#sheet.event("full-time", `Final${late}`);
    this.#sheet.end();
    this.#tellChance(true);
  }

  #tellChance(force = false): void {
    if (this.#phase === "play" || force) this.#sheet.chance(this.homeWin, this.#clockLeft, force);
  }

  /** Clock left until the game may be over. */
  get #clockLeft(): number {
    return this.#left + Math.max(0, quarters - this.#period) * quarterMs;
  }

  /** Nothing takes exactly so long. */
  #about(ms: number): number {
    return ms === 0 ? 0 : Math.round(ms * (0.7 + 0.6 * this.#scene.random.uniform()));
  }
}
