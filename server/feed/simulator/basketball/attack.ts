/**
 * How a possession comes to its points: flow.ts says how long it takes and what it brings, and
 * attacks are drawn from the habits below until one agrees. So points fall by the law alone, and
 * the box score by what basketball of that score looks like.
 */
import type { Random } from "../random.ts";
import type { Act, Loss, ShotKind, Timed } from "./acts.ts";
import type { Intent } from "./flow.ts";
import type { Player } from "./roster.ts";
import { shortClockMs, shotClockMs, timed } from "./shot-clock.ts";
import { weighted } from "./weighted.ts";

export interface Setting {
  readonly points: number;
  readonly lengthMs: number;
  readonly intent: Intent;
  /** Until the ball is in play after a basket: the clock runs, the shot clock not yet. */
  readonly inboundMs: number;
  readonly offence: readonly Player[];
  /** Team fouls of the defence so far, as far as free throws go. */
  readonly fouls: number;
  /** Whether the period ends with the possession. */
  readonly last: boolean;
}

/** Team fouls of a quarter from which on every foul brings free throws. */
export const bonusFouls = 5;

/** Habits, tuned so that box scores come out as those of the season 2019/20: see the tests. */
export const habits = {
  floorFoul: 0.044,
  turnover: 0.136,
  stolen: 0.54,
  offensiveFoul: 0.13,
  twoFouled: 0.136,
  threeFouled: 0.016,
  fouledMade: 0.12,
  three: 0.324,
  twoMade: 0.545,
  blocked: 0.2,
  offensiveRebound: 0.142,
  freeRebound: 0.1,
  out: 0.09,
  ownOut: 0.14,
  inside: 0.6,
};

/** Of the shots close to the basket, made and missed. */
const dunksMade = 0.25;
const dunksMissed = 0.03;

/** Before it gives up: five are the mean, and 800 were the most in half a million possessions. */
const attempts = 200_000;

/** @throws Error where nothing agrees, which the habits leave no room for. */
export function attack(random: Random, setting: Setting): readonly Timed[] {
  const { intent } = setting;
  if (intent === "held") return [];
  for (let left = attempts; left > 0; left -= 1) {
    const draft = new Draft(random, setting);
    if (intent === "fouled") draft.fouledOnPurpose();
    else draft.play(intent === "three");
    if (draft.agrees()) return draft.timed();
  }
  throw new Error(`no attack brings ${setting.points} points in ${setting.lengthMs} ms`);
}

class Draft {
  readonly #random: Random;
  readonly #setting: Setting;
  /** Acts by stretches of the shot clock: an offensive rebound or a foul begins the next one. */
  readonly #stretches: Act[][] = [[]];
  #points = 0;
  #fouls: number;

  constructor(random: Random, setting: Setting) {
    this.#random = random;
    this.#setting = setting;
    this.#fouls = setting.fouls;
  }

  fouledOnPurpose(): void {
    const on = this.#finisher();
    do {
      this.#fouls += 1;
      this.#add({ kind: "foul", on, shooting: false });
    } while (this.#fouls < bonusFouls);
    this.#freeThrows(on, 2);
  }

  play(threeOnly: boolean): void {
    const random = this.#random;
    const h = habits;
    while (this.#points <= this.#setting.points) {
      if (!threeOnly && random.chance(this.#late ? 3 * h.floorFoul : h.floorFoul)) {
        const on = this.#finisher();
        this.#fouls += 1;
        this.#add({ kind: "foul", on, shooting: false });
        if (this.#fouls < bonusFouls) {
          this.#stretches.push([]);
          continue;
        }
        if (!this.#freeThrows(on, 2)) return;
        continue;
      }
      if (random.chance(h.turnover)) {
        this.#turnover();
        return;
      }
      if (!this.#shoot(threeOnly)) return;
    }
  }

  /** Whether points and time are those asked for. */
  agrees(): boolean {
    const { points, lengthMs, inboundMs } = this.#setting;
    const later = this.#stretches.length - 1;
    if (this.#points !== points) return false;
    if (later > 0 && lengthMs < 1200 * (later + 1)) return false;
    if (this.#stretches.at(-1)?.length === 0) return false;
    const whole = inboundMs + shotClockMs;
    const violation = this.#stretches[0]?.some(
      (act) => act.kind === "turnover" && act.loss === "shot clock",
    );
    if (violation) return later === 0 && lengthMs >= shotClockMs && lengthMs <= whole;
    return lengthMs <= whole + later * shortClockMs;
  }

  timed(): readonly Timed[] {
    return timed(this.#random, this.#stretches, this.#setting);
  }

  /** Whether the time asked for takes a second shot clock, which there is none of yet. */
  get #late(): boolean {
    const { lengthMs, inboundMs } = this.#setting;
    return this.#stretches.length === 1 && lengthMs > inboundMs + shotClockMs;
  }

  #add(act: Act): void {
    this.#stretches.at(-1)?.push(act);
  }

  #finisher(): Player {
    return weighted(this.#random, this.#setting.offence, ({ usage }) => usage);
  }

  #turnover(): void {
    const random = this.#random;
    const { lengthMs, inboundMs } = this.#setting;
    if (
      this.#stretches.length === 1 &&
      lengthMs >= shotClockMs &&
      lengthMs <= inboundMs + shotClockMs
    ) {
      this.#add({ kind: "turnover", by: null, loss: "shot clock", stolen: false });
      return;
    }
    const by = weighted(random, this.#setting.offence, ({ usage, passing }) => usage + passing / 2);
    const stolen = random.chance(habits.stolen);
    const u = random.uniform();
    const loss: Loss = stolen
      ? u < 0.6
        ? "bad pass"
        : "lost ball"
      : u < habits.offensiveFoul / (1 - habits.stolen)
        ? "offensive foul"
        : u < 0.55
          ? "travelling"
          : "out of bounds";
    this.#add({ kind: "turnover", by, loss, stolen });
  }

  /** Whether the side still has the ball. */
  #shoot(threeOnly: boolean): boolean {
    const random = this.#random;
    const h = habits;
    const shooter = this.#finisher();
    const isThree = threeOnly || random.chance(Math.min(0.9, (shooter.threes * h.three) / 0.385));
    const inside = !isThree && random.chance(h.inside);
    const kindOf = (made: boolean): ShotKind => {
      if (!inside) return isThree ? "three-pointer" : "jump shot";
      return random.chance(made ? dunksMade : dunksMissed) ? "dunk" : "layup";
    };
    const worth = isThree ? 3 : 2;
    const good = isThree ? 0.35 : h.twoMade + (inside ? 0.06 : -0.09);
    // Four points are so rare that waiting for them by habit alone would take long.
    const four = this.#setting.points === 4 && isThree;
    if (random.chance(four ? 0.5 : isThree ? h.threeFouled : h.twoFouled)) {
      const made = random.chance(four ? 0.5 : isThree ? h.fouledMade / 2 : h.fouledMade);
      if (made) this.#make(shooter, kindOf(true), worth, true);
      this.#fouls += 1;
      this.#add({ kind: "foul", on: shooter, shooting: true });
      return this.#freeThrows(shooter, made ? 1 : worth);
    }
    if (random.chance(Math.min(0.95, good * shooter.touch))) {
      this.#make(shooter, kindOf(true), worth, false);
      return false;
    }
    const blocked = !isThree && random.chance(h.blocked);
    this.#add({ kind: "missed", shooter, shot: kindOf(false), blocked });
    return this.#rebound(this.#late ? 3 * h.offensiveRebound : h.offensiveRebound);
  }

  #make(shooter: Player, shot: ShotKind, worth: number, fouled: boolean): void {
    const random = this.#random;
    const helped = shot === "three-pointer" ? 0.8 : shot === "jump shot" ? 0.42 : 0.52;
    const others = this.#setting.offence.filter((player) => player !== shooter);
    const assist = random.chance(helped)
      ? weighted(random, others, ({ passing }) => passing)
      : null;
    this.#points += worth;
    this.#add({ kind: "made", shooter, shot, assist, fouled });
  }

  /** Whether the side still has the ball after them. */
  #freeThrows(shooter: Player, of: number): boolean {
    let made = false;
    for (let number = 1; number <= of; number += 1) {
      made = this.#random.chance(shooter.freeThrows);
      if (made) this.#points += 1;
      this.#add({ kind: "free-throw", shooter, made, number, of });
    }
    const again = this.#setting.intent === "fouled" ? 0 : habits.freeRebound;
    return !made && this.#rebound(again);
  }

  #rebound(chance: number): boolean {
    const random = this.#random;
    const own = random.chance(chance);
    const out = random.chance(own ? habits.ownOut : habits.out);
    const by =
      own && !out
        ? weighted(random, this.#setting.offence, (player) => player.offensiveRebounds)
        : null;
    this.#add({ kind: "rebound", by, out, own });
    if (own) this.#stretches.push([]);
    return own;
  }
}
