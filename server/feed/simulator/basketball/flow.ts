/**
 * A game as its score sees it: possession after possession, how long each takes and how many points
 * it brings, until somebody has won. How the points come about is possession.ts' affair, and draws
 * from another stream, so that a game whose story nobody needs ends the same.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import {
  type Law,
  lengthMaxMs,
  lengthMeanMs,
  lengthMinMs,
  lengthShape,
  periodMs,
  pointsLaw,
  quarters,
  scaleOf,
  usualLaw,
} from "./law.ts";

/** What a side is after, besides scoring as usual. */
export type Intent =
  | "usual"
  /** Three behind near the end: a three-pointer or nothing. */
  | "three"
  /** The other side is behind and fouls on purpose: two free throws. */
  | "fouled"
  /** Far enough ahead: the clock runs out without a shot. */
  | "held";

export interface Possession {
  /** From 1; the fifth is the first overtime. */
  readonly period: number;
  readonly offence: TeamSide;
  /** Clock left in the period when it begins and when it ends, ms. */
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly intent: Intent;
  /** What the law let expect, and the variance, before it was drawn. */
  readonly expected: number;
  readonly variance: number;
}

/** Rules of the last seconds of the fourth quarter and of overtimes: see `#intent`. */
const endMs = 45_000;
const closeLead = 6;
const foulMs = 28_000;
const holdMs = 24_000;

const threeLaw = [0.665, 0, 0, 0.335, 0];
const twoOrThreeLaw = [0.5, 0.03, 0.33, 0.135, 0.005];
/** Two free throws at 0.78 each. */
const twoShotsLaw = [0.0484, 0.3432, 0.6084, 0, 0];
const noneLaw = [1, 0, 0, 0, 0];

/** Nobody gets the ball and shoots in less than this: the possession before takes it, too. */
const leastMs = 700;
/** A possession that begins so late is hurried, and scores the less the later it is. */
const hurriedMs = 8_000;

export class Flow {
  readonly #random: Random;
  readonly #law: Law;
  readonly #edge: number;
  #period = 1;
  #left = periodMs(1);
  #offence: TeamSide;
  readonly #wonTip: TeamSide;
  readonly #score = { home: 0, away: 0 };
  readonly #line: [number, number][] = [[0, 0]];

  /** @param edge the home side's raw edge, points a game: see `edgeFor` */
  constructor(random: Random, edge: number, law: Law = usualLaw) {
    this.#random = random;
    this.#law = law;
    this.#edge = edge;
    this.#wonTip = this.#tip();
    this.#offence = this.#wonTip;
  }

  get over(): boolean {
    return this.#left === 0 && this.#period >= quarters && this.lead !== 0;
  }

  /** Points that the home side is ahead by. */
  get lead(): number {
    return this.#score.home - this.#score.away;
  }

  /** Points of each period begun. */
  get line(): readonly (readonly [home: number, away: number])[] {
    return this.#line;
  }

  /** The next possession, in the next period where one has ended. @throws Error when it is over. */
  next(): Possession {
    if (this.over) throw new Error("the game is over");
    if (this.#left === 0) this.#nextPeriod();
    const { offence, lead } = { offence: this.#offence, lead: this.lead };
    const from = this.#left;
    const sign = offence === "home" ? 1 : -1;
    const intent = this.#intent(sign * lead, from);
    const to = this.#end(intent, sign * lead, from);
    const law = this.#chances(intent, sign, lead, from);
    const points = this.#draw(law);
    const expected = law.reduce((sum, p, k) => sum + k * p, 0);
    const variance = law.reduce((sum, p, k) => sum + k * k * p, 0) - expected ** 2;
    this.#score[offence] += points;
    const quarter = this.#line.at(-1);
    if (quarter !== undefined) quarter[offence === "home" ? 0 : 1] += points;
    this.#left = to;
    this.#offence = offence === "home" ? "away" : "home";
    return { period: this.#period, offence, from, to, points, intent, expected, variance };
  }

  /** The loser of the tip-off has the ball first in the second and third quarters. */
  #nextPeriod(): void {
    this.#period += 1;
    this.#left = periodMs(this.#period);
    this.#line.push([0, 0]);
    const loser = this.#wonTip === "home" ? "away" : "home";
    if (this.#period > quarters) this.#offence = this.#tip();
    else this.#offence = this.#period === quarters ? this.#wonTip : loser;
  }

  #tip(): TeamSide {
    return this.#random.chance(0.5) ? "home" : "away";
  }

  /** @param lead of the side with the ball */
  #intent(lead: number, left: number): Intent {
    if (!this.#isEnd(left)) return "usual";
    if (lead === -3) return "three";
    if (lead > 0 && lead <= closeLead + 2 && left <= foulMs) return "fouled";
    return lead > 0 && left <= holdMs ? "held" : "usual";
  }

  #isEnd(left: number): boolean {
    return this.#law.endGame && this.#period >= quarters && left <= endMs;
  }

  #end(intent: Intent, lead: number, from: number): number {
    const random = this.#random;
    const drawn = Math.min(lengthMaxMs, lengthMeanMs * random.gamma(lengthShape));
    let length = Math.max(lengthMinMs, drawn);
    if (intent === "held") return 0;
    if (intent === "fouled") length = Math.min(0.7 * from, 1000 + 4000 * random.uniform());
    else if (this.#isEnd(from)) {
      if (lead < 0 && lead >= -closeLead) length = Math.max(lengthMinMs, drawn / 2);
      // Level with the shot clock off: the last shot.
      else if (lead === 0 && from <= holdMs)
        length = from - Math.min(3000, from / 2) * random.uniform();
    }
    const to = Math.round(from - length);
    // Not even a catch: who has the ball lets the clock run out, or shoots at the buzzer.
    return to < leastMs ? 0 : to;
  }

  #chances(intent: Intent, sign: 1 | -1, lead: number, left: number): readonly number[] {
    switch (intent) {
      case "held":
        return noneLaw;
      case "fouled":
        return twoShotsLaw;
      default: {
        const behind = this.#isEnd(left) ? -sign * lead : 0;
        const base = behind === 3 ? threeLaw : behind === 2 ? twoOrThreeLaw : pointsLaw;
        const hurry = Math.min(1, left / hurriedMs);
        const scale = hurry * scaleOf(this.#law, sign * this.#edge, sign * lead);
        const scores = base.slice(1).map((p) => p * scale);
        return [1 - scores.reduce((sum, p) => sum + p, 0), ...scores];
      }
    }
  }

  #draw(law: readonly number[]): number {
    let u = this.#random.uniform();
    for (let k = law.length - 1; k > 0; k -= 1) {
      u -= law[k] ?? 0;
      if (u < 0) return k;
    }
    return 0;
  }
}
