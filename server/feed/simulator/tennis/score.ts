/** The score of a tennis match and its laws: points, games, sets to six, a tie-break at six all. */
import type { PeriodScore, TeamSide } from "../../../../lib/schema/topics.ts";
import { firstServes } from "./laws.ts";

export type BestOf = 3 | 5;

/** What a point ended: the largest of it. */
export type Ended = "point" | "game" | "set" | "match";

export interface Pair {
  readonly home: number;
  readonly away: number;
}

export function otherSide(side: TeamSide): TeamSide {
  return side === "home" ? "away" : "home";
}

const gamesOfSet = 6;
const pointsOfGame = 4;
const pointsOfTieBreak = 7;

/** Whether a count wins over the other: reached, and two ahead. */
function wins(own: number, other: number, target: number): boolean {
  return own >= target && own - other >= 2;
}

export class Score {
  readonly bestOf: BestOf;
  readonly #sets = { home: 0, away: 0 };
  #games = { home: 0, away: 0 };
  #points = { home: 0, away: 0 };
  #done: PeriodScore[] = [];
  /** Who serves the game; in a tie-break, who served its first point. */
  #serves: TeamSide;
  #gamesPlayed = 0;

  constructor(bestOf: BestOf, firstServer: TeamSide) {
    this.bestOf = bestOf;
    this.#serves = firstServer;
  }

  get sets(): Pair {
    return this.#sets;
  }

  /** Of the set being played; after the match both 0. */
  get games(): Pair {
    return this.#games;
  }

  /** Points won in the game, counted on beyond deuce. */
  get points(): Pair {
    return this.#points;
  }

  /** Games that ended, tie-breaks among them. */
  get gamesPlayed(): number {
    return this.#gamesPlayed;
  }

  /** Sets needed to win. */
  get needed(): number {
    return (this.bestOf + 1) / 2;
  }

  get winner(): TeamSide | null {
    if (this.#sets.home === this.needed) return "home";
    return this.#sets.away === this.needed ? "away" : null;
  }

  get tieBreak(): boolean {
    return this.#games.home === gamesOfSet && this.#games.away === gamesOfSet;
  }

  /** The side whose turn the game is: in a tie-break, who served first in it. */
  get turn(): TeamSide {
    return this.#serves;
  }

  /** Who serves the next point. */
  get server(): TeamSide {
    const { home, away } = this.#points;
    if (!this.tieBreak || firstServes(home + away)) return this.#serves;
    return otherSide(this.#serves);
  }

  /** Games of each set, the one being played last; of tie-breaks the loser's points, too. */
  get line(): readonly PeriodScore[] {
    if (this.winner !== null) return this.#done;
    return [...this.#done, [this.#games.home, this.#games.away]];
  }

  /** Points as they are called: 0 15 30 40 A, in a tie-break counted. */
  called(side: TeamSide): string {
    const own = this.#points[side];
    const other = this.#points[otherSide(side)];
    if (this.tieBreak) return String(own);
    if (own >= 3 && other >= 3) return own > other ? "A" : "40";
    return ["0", "15", "30", "40"][own] ?? "40";
  }

  /** What the next point would end if this side won it. */
  wouldEnd(side: TeamSide): Ended {
    const other = otherSide(side);
    const target = this.tieBreak ? pointsOfTieBreak : pointsOfGame;
    if (!wins(this.#points[side] + 1, this.#points[other], target)) return "point";
    const games = this.#games[side] + 1;
    if (!this.tieBreak && !wins(games, this.#games[other], gamesOfSet)) return "game";
    return this.#sets[side] + 1 === this.needed ? "match" : "set";
  }

  /** Whether the receiver would break by winning the next point. Tie-breaks know no breaks. */
  get breakPoint(): boolean {
    return !this.tieBreak && this.wouldEnd(otherSide(this.server)) !== "point";
  }

  /** Counts a point. @throws RangeError after the match. */
  point(winner: TeamSide): Ended {
    if (this.winner !== null) throw new RangeError("the match is over");
    const ended = this.wouldEnd(winner);
    this.#points[winner] += 1;
    if (ended === "point") return ended;
    const loserPoints = this.#points[otherSide(winner)];
    const wasTieBreak = this.tieBreak;
    this.#gamesPlayed += 1;
    this.#games[winner] += 1;
    this.#points = { home: 0, away: 0 };
    this.#serves = otherSide(this.#serves);
    if (ended === "game") return ended;
    const { home, away } = this.#games;
    this.#done = [...this.#done, wasTieBreak ? [home, away, loserPoints] : [home, away]];
    this.#sets[winner] += 1;
    this.#games = { home: 0, away: 0 };
    return ended;
  }
}
