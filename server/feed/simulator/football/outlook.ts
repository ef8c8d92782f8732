import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { type Means, type Scoring, scoringChance } from "./scoring.ts";

/** Goal differences that are told apart: from -10 to 10. */
const leadMax = 10;
const leads = 2 * leadMax + 1;

export interface Outcome {
  readonly homeWin: number;
  readonly draw: number;
  readonly awayWin: number;
}

/**
 * Probabilities of the outcome for each minute and goal difference, for a given number of red
 * cards: a backward dynamic programme over the law of scoring.ts, one step a minute,
 *
 *   V(k, d) = h (1 - a) V(k+1, d+1) + a (1 - h) V(k+1, d-1) + (1 - h - a + 2 h a) V(k+1, d)
 *
 * A Skellam law would be simpler and wrong, since rates depend on the score. That cards may still
 * come, and that a goal may be taken back, is left out: both move probabilities by less than 0.01.
 */
export class Outlook {
  readonly #minutes: number;
  /** P(home wins) and P(away wins) by minutes played, then by goal difference. */
  readonly #home: Float64Array;
  readonly #away: Float64Array;

  constructor(scoring: Scoring, means: Means, homeReds: number, awayReds: number, minutes: number) {
    this.#minutes = minutes;
    this.#home = new Float64Array((minutes + 1) * leads);
    this.#away = new Float64Array((minutes + 1) * leads);
    const end = minutes * leads;
    this.#home.fill(1, end + leadMax + 1, end + leads);
    this.#away.fill(1, end, end + leadMax);
    for (let k = minutes - 1; k >= 0; k -= 1) {
      // Only who leads matters to the rates: behind, level, ahead.
      const chances = (side: TeamSide) =>
        [-1, 0, 1].map((lead) =>
          scoringChance(scoring, means, side, lead, homeReds, awayReds, k, minutes),
        );
      const homeChances = chances("home");
      const awayChances = chances("away");
      for (let lead = -leadMax; lead <= leadMax; lead += 1) {
        const h = homeChances[Math.sign(lead) + 1] ?? 0;
        const a = awayChances[Math.sign(lead) + 1] ?? 0;
        const up = h * (1 - a);
        const down = a * (1 - h);
        const at = k * leads + lead + leadMax;
        const next = at + leads;
        // At the ends a further goal changes nothing that could still matter.
        const above = lead === leadMax ? next : next + 1;
        const below = lead === -leadMax ? next : next - 1;
        for (const table of [this.#home, this.#away]) {
          table[at] =
            up * (table[above] ?? 0) +
            down * (table[below] ?? 0) +
            (1 - up - down) * (table[next] ?? 0);
        }
      }
    }
  }

  /** After `played` whole minutes with the home side `lead` goals ahead; they sum to 1. */
  at(played: number, lead: number): Outcome {
    const minute = Math.min(this.#minutes, Math.max(0, played));
    const bounded = Math.min(leadMax, Math.max(-leadMax, lead));
    const index = minute * leads + bounded + leadMax;
    const homeWin = this.#home[index] ?? 0;
    const awayWin = this.#away[index] ?? 0;
    return { homeWin, draw: Math.max(0, 1 - homeWin - awayWin), awayWin };
  }
}
