/**
 * The chance that home wins, from any score: exact, as everything that decides a match is known.
 * Points are composed to games, games to sets and sets to the match, backward from their ends,
 *
 *   V(game) = g · W(home takes it) + (1 − g) · W(away takes it),   W = r + (1 − 2r) · V(next game)
 *
 * where r is the chance that a player retires before a game, the same for both.
 */
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { gameChance, TieBreak } from "./laws.ts";
import type { BestOf, Score } from "./score.ts";

/** What decides a match besides luck. */
export interface Abilities {
  /** P(home wins a point that it serves). */
  readonly home: number;
  /** P(away wins a point that it serves). */
  readonly away: number;
  readonly bestOf: BestOf;
  /** P(a given player retires before a game other than the first). */
  readonly retires: number;
}

/** The score as a game begins. */
interface Standing {
  readonly homeSets: number;
  readonly awaySets: number;
  readonly homeGames: number;
  readonly awayGames: number;
  readonly homeServes: boolean;
}

const setsTold = 3;
const gamesTold = 7;

export class Outlook {
  readonly #abilities: Abilities;
  readonly #needed: number;
  readonly #hold: { readonly home: number; readonly away: number };
  readonly #tieBreaks: { readonly home: TieBreak; readonly away: TieBreak };
  readonly #values = new Float64Array((setsTold * gamesTold) ** 2 * 2).fill(Number.NaN);

  constructor(abilities: Abilities) {
    const { home, away, bestOf } = abilities;
    this.#abilities = abilities;
    this.#needed = (bestOf + 1) / 2;
    this.#hold = { home: gameChance(home), away: gameChance(away) };
    this.#tieBreaks = {
      home: new TieBreak(home, away, true),
      away: new TieBreak(home, away, false),
    };
  }

  /** P(home wins) before it is known who serves first: a coin says. */
  get before(): number {
    const start = { homeSets: 0, awaySets: 0, homeGames: 0, awayGames: 0 };
    return (
      (this.#value({ ...start, homeServes: true }) + this.#value({ ...start, homeServes: false })) /
      2
    );
  }

  /** P(home wins) at a score. */
  at(score: Score): number {
    if (score.winner !== null) return score.winner === "home" ? 1 : 0;
    const { points } = score;
    const standing = {
      homeSets: score.sets.home,
      awaySets: score.sets.away,
      homeGames: score.games.home,
      awayGames: score.games.away,
      homeServes: score.turn === "home",
    };
    if (points.home === 0 && points.away === 0) {
      const value = this.#value(standing);
      return score.gamesPlayed === 0 ? value : this.#unlessRetired(value);
    }
    return this.#compose(standing, this.#game(score));
  }

  /** P(home wins the game being played). */
  #game({ tieBreak, points, turn }: Score): number {
    if (tieBreak) return this.#tieBreaks[turn].at(points.home, points.away);
    if (turn === "home") return gameChance(this.#abilities.home, points.home, points.away);
    return 1 - gameChance(this.#abilities.away, points.away, points.home);
  }

  /** P(home wins) as a game begins whose players have both come out for it. */
  #value(standing: Standing): number {
    const { homeSets, awaySets, homeGames, awayGames, homeServes } = standing;
    const sets = homeSets * setsTold + awaySets;
    const games = homeGames * gamesTold + awayGames;
    const index = (sets * gamesTold * gamesTold + games) * 2 + Number(homeServes);
    const known = this.#values[index] ?? 0;
    if (!Number.isNaN(known)) return known;
    const value = this.#compose(standing, this.#newGame(standing));
    this.#values[index] = value;
    return value;
  }

  #newGame({ homeGames, awayGames, homeServes }: Standing): number {
    if (homeGames === 6 && awayGames === 6) {
      return this.#tieBreaks[homeServes ? "home" : "away"].at(0, 0);
    }
    return homeServes ? this.#hold.home : 1 - this.#hold.away;
  }

  #compose(standing: Standing, game: number): number {
    return game * this.#after(standing, "home") + (1 - game) * this.#after(standing, "away");
  }

  #after(standing: Standing, winner: TeamSide): number {
    let { homeSets, awaySets, homeGames, awayGames } = standing;
    if (winner === "home") homeGames += 1;
    else awayGames += 1;
    const [more, fewer] = [Math.max(homeGames, awayGames), Math.min(homeGames, awayGames)];
    if (more === 7 || (more === 6 && fewer <= 4)) {
      if (winner === "home") homeSets += 1;
      else awaySets += 1;
      [homeGames, awayGames] = [0, 0];
      if (homeSets === this.#needed) return 1;
      if (awaySets === this.#needed) return 0;
    }
    const homeServes = !standing.homeServes;
    return this.#unlessRetired(
      this.#value({ homeSets, awaySets, homeGames, awayGames, homeServes }),
    );
  }

  #unlessRetired(value: number): number {
    const { retires } = this.#abilities;
    return retires + (1 - 2 * retires) * value;
  }
}
