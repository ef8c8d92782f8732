/**
 * How strong each team is, from results, by the model of Dixon and Coles (1997): goals are Poisson
 * with mean `λ = home · attack(team) · defence(opponent)` for the side at home and `μ = away · …`
 * for the visitors, and the four lowest scores are corrected by a factor τ with a parameter ρ,
 *
 *   τ(0,0) = 1 - λμρ,  τ(0,1) = 1 + λρ,  τ(1,0) = 1 + μρ,  τ(1,1) = 1 - ρ,  else 1
 *
 * so that ρ below 0 makes more draws than two Poisson counts would. The matches that are played
 * later do not use ρ: there the score's effect on both sides' rates makes the draws (scoring.ts).
 */
import type { Goals } from "./season.ts";

export interface Result {
  readonly home: string;
  readonly away: string;
  readonly goals: Goals;
}

export interface Strength {
  /** Goals scored against the mean team, as a ratio; 1 is the mean. */
  readonly attack: number;
  /** Goals conceded, as a ratio; below 1 is good. */
  readonly defence: number;
}

export interface Strengths {
  readonly teams: ReadonlyMap<string, Strength>;
  /** Goals a match of two mean teams, at home and away. */
  readonly home: number;
  readonly away: number;
  /** The low-score correction. */
  readonly rho: number;
}

/**
 * Weight of the belief that a team is a mean one, in goals: the square of 1 over the spread of
 * log-strengths between teams of the five large leagues, 0.271 in attack and 0.216 in defence.
 */
const attackPrior = 0.271 ** -2;
const defencePrior = 0.216 ** -2;

const roundsMax = 500;
/** Rounds end when no ratio moves by more than this. */
const settled = 1e-10;

/** Dixon and Coles' factor of a score. */
export function lowScoreFactor([h, a]: Goals, lambda: number, mu: number, rho: number): number {
  if (h > 1 || a > 1) return 1;
  if (h === 0) return a === 0 ? 1 - lambda * mu * rho : 1 + lambda * rho;
  return a === 0 ? 1 + mu * rho : 1 - rho;
}

/**
 * Logarithm of how likely strengths make the results and how much the belief likes them, less what
 * does not depend on the strengths: what `fitStrengths` makes greatest. -Infinity where a factor of
 * a score that occurred is not above 0.
 */
export function logPosterior(strengths: Strengths, results: readonly Result[]): number {
  let sum = 0;
  for (const { home, away, goals } of results) {
    const { lambda, mu } = meansOf(strengths, home, away);
    const factor = lowScoreFactor(goals, lambda, mu, strengths.rho);
    if (!(factor > 0)) return -Infinity;
    sum += goals[0] * Math.log(lambda) - lambda + goals[1] * Math.log(mu) - mu + Math.log(factor);
  }
  for (const { attack, defence } of strengths.teams.values()) {
    sum += attackPrior * (Math.log(attack) - attack);
    sum += defencePrior * (Math.log(defence) - defence);
  }
  return sum;
}

/** Mean goals of either side by the strengths; teams that are not known are mean ones. */
export function meansOf(
  { teams, home, away }: Strengths,
  homeTeam: string,
  awayTeam: string,
): { lambda: number; mu: number } {
  const one = teams.get(homeTeam);
  const other = teams.get(awayTeam);
  return {
    lambda: home * (one?.attack ?? 1) * (other?.defence ?? 1),
    mu: away * (other?.attack ?? 1) * (one?.defence ?? 1),
  };
}

/**
 * The strengths that make the results most likely, drawn toward the mean by a gamma belief on each
 * ratio (without it a team of few results is whatever those were). Each ratio in turn becomes goals
 * over goals expected, where the correction's slope counts as goals; where that comes to rest the
 * slope of `logPosterior` is zero. ρ goes by Newton's steps.
 * @throws RangeError for no results.
 */
export function fitStrengths(results: readonly Result[]): Strengths {
  if (results.length === 0) throw new RangeError("strengths need at least one result");
  const names = [...new Set(results.flatMap(({ home, away }) => [home, away]))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const games = results.map(({ home, away, goals }) => ({
    home: index.get(home) ?? 0,
    away: index.get(away) ?? 0,
    goals,
  }));
  const fit = new Fit(names.length, games);
  for (let round = 0; round < roundsMax && fit.round() > settled; round += 1);
  // Only products of ratios and means can be told apart; the belief settles which they are.
  const teams = new Map(
    names.map((name, i) => [name, { attack: fit.attack[i] ?? 1, defence: fit.defence[i] ?? 1 }]),
  );
  return { teams, home: fit.home, away: fit.away, rho: fit.rho };
}

interface Game {
  readonly home: number;
  readonly away: number;
  readonly goals: Goals;
}

class Fit {
  readonly attack: Float64Array;
  readonly defence: Float64Array;
  home = 1;
  away = 1;
  rho = 0;
  readonly #games: readonly Game[];

  constructor(teams: number, games: readonly Game[]) {
    this.attack = new Float64Array(teams).fill(1);
    this.defence = new Float64Array(teams).fill(1);
    this.#games = games;
  }

  /** Moves every parameter once. @returns the largest change of any. */
  round(): number {
    let change = 0;
    const moved = (before: number, after: number): number => {
      change = Math.max(change, Math.abs(after - before));
      return after;
    };
    const teams = this.attack.length;

    const both = new Sums(2);
    this.#collect((_, homeGoals, lambda, awayGoals, mu) => {
      both.add(0, homeGoals, lambda / this.home);
      both.add(1, awayGoals, mu / this.away);
    });
    this.home = moved(this.home, both.ratio(0, 0));
    this.away = moved(this.away, both.ratio(1, 0));

    const attacks = new Sums(teams);
    this.#collect((game, homeGoals, lambda, awayGoals, mu) => {
      attacks.add(game.home, homeGoals, lambda / (this.attack[game.home] ?? 1));
      attacks.add(game.away, awayGoals, mu / (this.attack[game.away] ?? 1));
    });
    this.attack.forEach((before, team) => {
      this.attack[team] = moved(before, attacks.ratio(team, attackPrior));
    });

    const defences = new Sums(teams);
    this.#collect((game, homeGoals, lambda, awayGoals, mu) => {
      defences.add(game.away, homeGoals, lambda / (this.defence[game.away] ?? 1));
      defences.add(game.home, awayGoals, mu / (this.defence[game.home] ?? 1));
    });
    this.defence.forEach((before, team) => {
      this.defence[team] = moved(before, defences.ratio(team, defencePrior));
    });

    this.rho = moved(this.rho, this.#newtonRho());
    return change;
  }

  /** Calls with goals of either side, the slope of log τ counted among them, and their means. */
  #collect(
    use: (game: Game, homeGoals: number, lambda: number, awayGoals: number, mu: number) => void,
  ): void {
    const { rho } = this;
    for (const game of this.#games) {
      const { lambda, mu } = this.#means(game);
      const [h, a] = game.goals;
      let homeSlope = 0;
      let awaySlope = 0;
      if (h === 0 && a === 0) {
        homeSlope = (-lambda * mu * rho) / (1 - lambda * mu * rho);
        awaySlope = homeSlope;
      } else if (h === 0 && a === 1) homeSlope = (lambda * rho) / (1 + lambda * rho);
      else if (h === 1 && a === 0) awaySlope = (mu * rho) / (1 + mu * rho);
      use(game, h + homeSlope, lambda, a + awaySlope, mu);
    }
  }

  /** A step of Newton toward the best ρ, kept where every factor stays above 0. */
  #newtonRho(): number {
    let slope = 0;
    let curve = 0;
    let least = -1;
    let most = 1;
    for (const game of this.#games) {
      const { lambda, mu } = this.#means(game);
      const [h, a] = game.goals;
      if (h > 1 || a > 1) continue;
      // log τ = log(1 + x ρ) in each of the four cases.
      const x = h === 0 ? (a === 0 ? -lambda * mu : lambda) : a === 0 ? mu : -1;
      const ratio = x / (1 + x * this.rho);
      slope += ratio;
      curve -= ratio * ratio;
      if (x > 0) least = Math.max(least, -0.99 / x);
      else most = Math.min(most, -0.99 / x);
    }
    if (curve === 0) return this.rho;
    return Math.min(most, Math.max(least, this.rho - slope / curve));
  }

  #means({ home, away }: Game): { lambda: number; mu: number } {
    return {
      lambda: this.home * (this.attack[home] ?? 1) * (this.defence[away] ?? 1),
      mu: this.away * (this.attack[away] ?? 1) * (this.defence[home] ?? 1),
    };
  }
}

/** Goals counted and goals expected, by team. */
class Sums {
  readonly #goals: Float64Array;
  readonly #expected: Float64Array;

  constructor(size: number) {
    this.#goals = new Float64Array(size);
    this.#expected = new Float64Array(size);
  }

  add(i: number, goals: number, expected: number): void {
    this.#goals[i] = (this.#goals[i] ?? 0) + goals;
    this.#expected[i] = (this.#expected[i] ?? 0) + expected;
  }

  /** Goals over expected, both raised by the belief in 1; 1 where nothing was expected. */
  ratio(i: number, prior: number): number {
    const expected = (this.#expected[i] ?? 0) + prior;
    return expected > 0 ? ((this.#goals[i] ?? 0) + prior) / expected : 1;
  }
}
