/**
 * Exact chances of games and tie-breaks where every point is won by its server with a chance of the
 * server's own, whatever the score: Klaassen and Magnus (2003), Newton and Keller (2005).
 */

/** P(a player takes two points more than the other) who takes each with chance p: from deuce. */
function fromDeuce(p: number): number {
  const q = 1 - p;
  return (p * p) / (p * p + q * q);
}

/**
 * P(the server wins the game) with `own` points to `other`, each point won with chance p; points
 * count on beyond deuce. At 0-0 it is p⁴(1 + 4q + 10q²) + 20p³q³ p²/(p² + q²).
 */
export function gameChance(p: number, own = 0, other = 0): number {
  if (own >= 3 && other >= 3) {
    const deuce = fromDeuce(p);
    const lead = own - other;
    if (lead === 0) return deuce;
    if (Math.abs(lead) === 1) return lead === 1 ? p + (1 - p) * deuce : p * deuce;
    return lead > 0 ? 1 : 0;
  }
  if (own >= 4) return 1;
  if (other >= 4) return 0;
  return p * gameChance(p, own + 1, other) + (1 - p) * gameChance(p, own, other + 1);
}

/** Whether who served the first point of a tie-break serves the one after `points`: A BB AA BB … */
export function firstServes(points: number): boolean {
  return Math.floor((points + 1) / 2) % 2 === 0;
}

/** Points of one player in a tie-break that are told apart, before only the lead matters. */
const counted = 7;

/** P(home wins a tie-break to 7 by two) from any score of it, for a given first server. */
export class TieBreak {
  readonly #home: number;
  readonly #away: number;
  readonly #homeFirst: boolean;
  readonly #table = new Float64Array(counted * counted).fill(Number.NaN);

  /** @param home P(home wins a point on its serve). @param away likewise away's. */
  constructor(home: number, away: number, homeFirst: boolean) {
    this.#home = home;
    this.#away = away;
    this.#homeFirst = homeFirst;
  }

  at(home: number, away: number): number {
    const lead = home - away;
    if (Math.max(home, away) >= counted && Math.abs(lead) >= 2) return lead > 0 ? 1 : 0;
    const p = this.#point(home + away);
    if (home >= counted - 1 && away >= counted - 1) {
      // Level, each of the next two points has another server: two in a row decide, or all is as it was.
      const both = this.#home * (1 - this.#away);
      const none = (1 - this.#home) * this.#away;
      const level = both / (both + none);
      if (lead === 0) return level;
      return lead > 0 ? p + (1 - p) * level : p * level;
    }
    const index = home * counted + away;
    const known = this.#table[index] ?? 0;
    if (!Number.isNaN(known)) return known;
    const chance = p * this.at(home + 1, away) + (1 - p) * this.at(home, away + 1);
    this.#table[index] = chance;
    return chance;
  }

  #point(points: number): number {
    return firstServes(points) === this.#homeFirst ? this.#home : 1 - this.#away;
  }
}
