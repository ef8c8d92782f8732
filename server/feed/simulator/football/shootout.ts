/**
 * Kicks from the penalty mark: five each in turn, ended as soon as one side cannot be caught, then
 * one each until they differ.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import type { Goals } from "./season.ts";

/** Probability that a kick is scored. */
export const kickChance = 0.75;

const regularKicks = 5;

export class Shootout {
  /** Who kicks first in every pair. */
  readonly first: TeamSide;
  readonly #taken = { home: 0, away: 0 };
  readonly #scored = { home: 0, away: 0 };

  constructor(first: TeamSide) {
    this.first = first;
  }

  get score(): Goals {
    return [this.#scored.home, this.#scored.away];
  }

  /** Kicks that a side has taken. */
  taken(side: TeamSide): number {
    return this.#taken[side];
  }

  /** Whose turn it is. */
  get next(): TeamSide {
    const other = this.first === "home" ? "away" : "home";
    return this.#taken[this.first] === this.#taken[other] ? this.first : other;
  }

  /** Who has won, or null while it goes on. */
  get winner(): TeamSide | null {
    const { home, away } = this.#scored;
    if (isDecided(home - away, this.#taken.home, this.#taken.away)) {
      return home > away ? "home" : "away";
    }
    return null;
  }

  /** Takes the next kick. @throws Error after the end. */
  kick(scored: boolean): void {
    if (this.winner !== null) throw new Error("a kick after the end of a shoot-out");
    const side = this.next;
    this.#taken[side] += 1;
    if (scored) this.#scored[side] += 1;
  }

  /** Probability that the home side wins from here. */
  get homeWin(): number {
    const { home, away } = this.#scored;
    return chanceOf(this.first, home - away, this.#taken.home, this.#taken.away);
  }
}

function isDecided(lead: number, home: number, away: number): boolean {
  if (home <= regularKicks && away <= regularKicks) {
    return lead > regularKicks - away || -lead > regularKicks - home;
  }
  return home === away && lead !== 0;
}

/** By recursion over what is left; once five are taken by each, every level pair is a new start. */
function chanceOf(first: TeamSide, lead: number, home: number, away: number): number {
  if (isDecided(lead, home, away)) return lead > 0 ? 1 : 0;
  // Level with the five taken: what follows is even.
  if (home === away && home >= regularKicks) return 0.5;
  const homeKicks = home === away ? first === "home" : home < away;
  const after = (scored: 0 | 1) =>
    homeKicks
      ? chanceOf(first, lead + scored, home + 1, away)
      : chanceOf(first, lead - scored, home, away + 1);
  return kickChance * after(1) + (1 - kickChance) * after(0);
}
