import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { redChance, type Stretch, scoringChance } from "./scoring.ts";

/** Goal differences that are told apart: from -10 to 10. */
const leadMax = 10;
const leads = 2 * leadMax + 1;

export interface Outcome {
  readonly homeWin: number;
  readonly draw: number;
  readonly awayWin: number;
}

/** The outcome of a match that a side has won. */
export function certain(winner: TeamSide): Outcome {
  return { homeWin: winner === "home" ? 1 : 0, draw: 0, awayWin: winner === "away" ? 1 : 0 };
}

/** Red cards shown so far. */
export interface Reds {
  readonly home: number;
  readonly away: number;
}

/** Red cards still to come that are told apart, by side; more than two come in 3 of 10,000 matches. */
const further = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [0, 2],
] as const;

/** Which of `further` follows a red card of the home side, the away side, and both; itself at the end. */
const afterHome = [1, 3, 4, 3, 4, 5];
const afterAway = [2, 4, 5, 3, 4, 5];
const afterBoth = [4, 3, 5, 3, 4, 5];
/** Beyond these no further card is looked for. */
const countedMost = 3;

/**
 * What a level score at the end of a stretch means: a draw; a shoot-out, which is even; or what
 * comes then, seen from its start (extra time).
 */
export type Level = "draw" | "shoot-out" | Outlook;

/**
 * Probabilities of the outcome for each minute and goal difference, from given red cards on: a
 * backward dynamic programme over the laws of scoring.ts, one step a minute. Where h and a are the
 * chances of a goal in the minute and V the value after it,
 *
 *   V(k, d) = h (1 - a) V(k+1, d+1) + a (1 - h) V(k+1, d-1) + (1 - h - a + 2 h a) V(k+1, d)
 *
 * and each V(k+1, ·) is the mean over red cards that the minute may bring: up to two further ones
 * are followed, and at each that comes the programme is made anew. A Skellam law would be simpler
 * and wrong, since rates depend on the score.
 */
export class Outlook {
  readonly #minutes: number;
  readonly #knockout: boolean;
  /** P(home wins) and P(away wins) by minutes played, then by goal difference. */
  readonly #home: Float64Array;
  readonly #away: Float64Array;
  /** The same at the start and level, for each of `further`. */
  readonly starts: { readonly home: readonly number[]; readonly away: readonly number[] };

  constructor(stretch: Stretch, reds: Reds, level: Level) {
    this.#minutes = stretch.minutes;
    this.#knockout = level !== "draw";
    const home = new Programme(stretch, reds, 1, atLevel(level, "home"));
    const away = new Programme(stretch, reds, -1, atLevel(level, "away"));
    this.#home = home.values;
    this.#away = away.values;
    this.starts = { home: home.starts, away: away.starts };
  }

  /** After `played` whole minutes with the home side `lead` goals ahead; they sum to 1. */
  at(played: number, lead: number): Outcome {
    const minute = Math.min(this.#minutes, Math.max(0, played));
    const bounded = Math.min(leadMax, Math.max(-leadMax, lead));
    const index = minute * leads + bounded + leadMax;
    const homeWin = this.#home[index] ?? 0;
    // Somebody goes through: one is what the other leaves, exactly.
    if (this.#knockout) return { homeWin, draw: 0, awayWin: 1 - homeWin };
    const awayWin = this.#away[index] ?? 0;
    return { homeWin, draw: Math.max(0, 1 - homeWin - awayWin), awayWin };
  }
}

function atLevel(level: Level, side: TeamSide): readonly number[] {
  if (level === "draw") return further.map(() => 0);
  if (level === "shoot-out") return further.map(() => 0.5);
  return level.starts[side];
}

/** The programme for one side's win; `sign` is 1 for the home side's and -1 for the other's. */
class Programme {
  readonly values: Float64Array;
  readonly starts: readonly number[];
  readonly #chances = new Float64Array(6);

  constructor(stretch: Stretch, reds: Reds, sign: 1 | -1, level: readonly number[]) {
    const { minutes } = stretch;
    this.values = new Float64Array((minutes + 1) * leads);
    let next = further.map((_, i) => {
      const row = new Float64Array(leads);
      for (let lead = 1; lead <= leadMax; lead += 1) row[leadMax + sign * lead] = 1;
      row[leadMax] = level[i] ?? 0;
      return row;
    });
    let spare = further.map(() => new Float64Array(leads));
    const mixed = new Float64Array(leads);
    this.values.set(next[0] ?? [], minutes * leads);
    for (let k = minutes - 1; k >= 0; k -= 1) {
      const red = redChance(stretch, k);
      for (let i = 0; i < further.length; i += 1) {
        mix(mixed, next, i, i < countedMost ? red : 0);
        this.#minute(stretch, reds, k, i, mixed, spare[i] ?? mixed);
      }
      [next, spare] = [spare, next];
      this.values.set(next[0] ?? [], k * leads);
    }
    this.starts = next.map((row) => row[leadMax] ?? 0);
  }

  /** One minute's goals: `to` from `from`, the values after it. */
  #minute(
    stretch: Stretch,
    reds: Reds,
    k: number,
    i: number,
    from: Float64Array,
    to: Float64Array,
  ) {
    const [moreHome, moreAway] = further[i] ?? further[0];
    const chances = this.#chances;
    // Only who leads matters to the rates: behind, level, ahead.
    for (let lead = -1; lead <= 1; lead += 1) {
      const of = (side: TeamSide) =>
        scoringChance(
          stretch.scoring,
          stretch.means,
          side,
          lead,
          reds.home + moreHome,
          reds.away + moreAway,
          k,
          stretch.minutes,
        );
      chances[lead + 1] = of("home");
      chances[lead + 4] = of("away");
    }
    for (let place = 0; place < leads; place += 1) {
      const who = Math.sign(place - leadMax) + 1;
      const h = chances[who] ?? 0;
      const a = chances[who + 3] ?? 0;
      const up = h * (1 - a);
      const down = a * (1 - h);
      // At the ends a further goal changes nothing that could still matter.
      const above = place === leads - 1 ? place : place + 1;
      const below = place === 0 ? place : place - 1;
      to[place] =
        up * (from[above] ?? 0) + down * (from[below] ?? 0) + (1 - up - down) * (from[place] ?? 0);
    }
  }
}

/** The mean of the values after a minute over the red cards that it may bring. */
function mix(into: Float64Array, next: readonly Float64Array[], i: number, red: number): void {
  const none = next[i];
  const home = next[afterHome[i] ?? i];
  const away = next[afterAway[i] ?? i];
  const both = next[afterBoth[i] ?? i];
  if (!none || !home || !away || !both) return;
  if (red === 0) {
    into.set(none);
    return;
  }
  const one = red * (1 - red);
  const still = (1 - red) ** 2;
  for (let place = 0; place < leads; place += 1) {
    into[place] =
      still * (none[place] ?? 0) +
      one * ((home[place] ?? 0) + (away[place] ?? 0)) +
      red * red * (both[place] ?? 0);
  }
}
