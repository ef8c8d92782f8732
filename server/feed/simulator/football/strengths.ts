/**
 * How strong each team is, from results: goals are Poisson with mean
 * `home · attack(team) · defence(opponent)` for the side at home and `away · …` for the visitors.
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
}

/**
 * Weight of the belief that a team is a mean one, in goals: the square of 1 over the spread of
 * log-strengths between teams of the five large leagues, 0.271 in attack and 0.216 in defence.
 */
const attackPrior = 0.271 ** -2;
const defencePrior = 0.216 ** -2;

const rounds = 200;

/**
 * The strengths that make the results most likely, drawn toward the mean by a gamma belief on each
 * ratio. Solved by iterative scaling: each ratio in turn becomes goals over goals expected.
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
  let attack = new Float64Array(names.length).fill(1);
  let defence = new Float64Array(names.length).fill(1);
  let homeMean = 1;
  let awayMean = 1;

  for (let round = 0; round < rounds; round += 1) {
    const pairs = new Sums(1);
    const visits = new Sums(1);
    for (const { home, away, goals } of games) {
      pairs.add(0, goals[0], (attack[home] ?? 1) * (defence[away] ?? 1));
      visits.add(0, goals[1], (attack[away] ?? 1) * (defence[home] ?? 1));
    }
    homeMean = pairs.ratio(0, 0);
    awayMean = visits.ratio(0, 0);

    const attacks = new Sums(names.length);
    for (const { home, away, goals } of games) {
      attacks.add(home, goals[0], homeMean * (defence[away] ?? 1));
      attacks.add(away, goals[1], awayMean * (defence[home] ?? 1));
    }
    attack = centred(attack.map((_, team) => attacks.ratio(team, attackPrior)));

    const defences = new Sums(names.length);
    for (const { home, away, goals } of games) {
      defences.add(away, goals[0], homeMean * (attack[home] ?? 1));
      defences.add(home, goals[1], awayMean * (attack[away] ?? 1));
    }
    defence = centred(defence.map((_, team) => defences.ratio(team, defencePrior)));
  }

  const teams = new Map(
    names.map((name, i) => [name, { attack: attack[i] ?? 1, defence: defence[i] ?? 1 }]),
  );
  return { teams, home: homeMean, away: awayMean };
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

/** Scaled so that the geometric mean is 1: only products of ratios and means can be told apart. */
function centred(ratios: Float64Array): Float64Array<ArrayBuffer> {
  const mean = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length;
  return Float64Array.from(ratios, (ratio) => ratio / Math.exp(mean));
}
