/**
 * Timeouts: seven a side in regulation, four at most of them in the fourth quarter and two in its
 * last three minutes; two in each overtime. Two a quarter are television's: at the first dead ball
 * under seven minutes the home side is charged if nobody has been, and under three minutes the
 * side that has not. The others are the coaches'.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Random } from "../random.ts";
import { quarters } from "./law.ts";

const ofGame = 7;
const ofFourth = 4;
const ofLastMinutes = 2;
const ofOvertime = 2;
const lastMinutesMs = 180_000;
const televisionMs = [420_000, 180_000] as const;

/** A run of so many points against a side makes its coach think. */
const longRun = 6;
const callsAfterRun = 0.85;
/** In a close game's last minute, to draw up a play. */
const playMs = 60_000;
const leastMs = 3_000;
const closeLead = 5;
const callsForPlay = 0.6;

export interface Pause {
  readonly side: TeamSide;
  /** How long it takes, ms. */
  readonly length: number;
}

export interface Stop {
  readonly period: number;
  readonly leftMs: number;
  /** Who gets the ball. */
  readonly next: TeamSide;
  /** Whether either side may call, not only the one that gets the ball. */
  readonly dead: boolean;
  /** The home side's lead. */
  readonly lead: number;
  /** Points in a row of the side that scored last, the home side's positive. */
  readonly run: number;
}

export class Timeouts {
  readonly left = { home: ofGame, away: ofGame };
  readonly #random: Random;
  #charged: TeamSide[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** What the row shows. */
  get cells() {
    return { homeTimeouts: this.left.home, awayTimeouts: this.left.away };
  }

  begin(period: number): void {
    this.#charged = [];
    if (period > quarters) this.#atMost(ofOvertime, ofOvertime);
    else if (period === quarters) this.#atMost(ofFourth);
  }

  /** Whether somebody stops the game here, and pays for it. */
  at(stop: Stop): Pause | null {
    const { period, leftMs, dead } = stop;
    if (period === quarters && leftMs <= lastMinutesMs) this.#atMost(ofLastMinutes);
    if (leftMs < leastMs) return null;
    const television = dead && period <= quarters ? this.#television(leftMs) : null;
    if (television !== null) return this.#charge(television, 150_000);
    for (const side of ["home", "away"] as const) {
      if (!dead && side !== stop.next) continue;
      if (this.left[side] > 0 && this.#wants(side, stop)) return this.#charge(side, 90_000);
    }
    return null;
  }

  #television(leftMs: number): TeamSide | null {
    const due = televisionMs.filter((mark) => leftMs < mark).length;
    if (this.#charged.length >= due) return null;
    const first: TeamSide = this.#charged[0] === "home" ? "away" : "home";
    if (this.left[first] > 0) return first;
    return null;
  }

  #wants(side: TeamSide, { period, leftMs, next, lead, run }: Stop): boolean {
    const sign = side === "home" ? 1 : -1;
    const behind = -sign * lead;
    if (period >= quarters && leftMs <= playMs && next === side) {
      return behind >= 0 && behind <= closeLead && this.#random.chance(callsForPlay);
    }
    const spare = period < quarters ? 2 + (3 - period) : 1;
    const against = -sign * run;
    return against >= longRun && this.left[side] > spare && this.#random.chance(callsAfterRun);
  }

  #charge(side: TeamSide, length: number): Pause {
    this.left[side] -= 1;
    this.#charged.push(side);
    return { side, length };
  }

  #atMost(most: number, least = 0): void {
    for (const side of ["home", "away"] as const) {
      this.left[side] = Math.max(least, Math.min(most, this.left[side]));
    }
  }
}
