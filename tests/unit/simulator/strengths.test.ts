import { expect, test } from "vitest";
import { doubleRoundRobin } from "../../../server/feed/simulator/football/calendar.ts";
import {
  fitStrengths,
  logPosterior,
  lowScoreFactor,
  type Result,
  type Strengths,
} from "../../../server/feed/simulator/football/strengths.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { fixtures } from "./support.ts";

const names = Array.from({ length: 20 }, (_, i) => `Team ${i + 1}`);

/** Results of whole seasons between teams of known strength, and those strengths. */
function synthetic(seasons: number, rho = 0) {
  const random = new Random("synthetic", "strengths");
  const truth = new Map(
    names.map((name) => [
      name,
      { attack: Math.exp(0.27 * random.normal()), defence: Math.exp(0.22 * random.normal()) },
    ]),
  );
  // Known up to a common factor: centre them, as the fit does.
  for (const part of ["attack", "defence"] as const) {
    const logs = [...truth.values()].map((team) => Math.log(team[part]));
    const shift = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
    for (const team of truth.values()) team[part] /= shift;
  }
  const results: Result[] = [];
  for (let season = 0; season < seasons; season += 1) {
    for (const { home, away } of doubleRoundRobin(names)) {
      const one = truth.get(home) ?? { attack: 1, defence: 1 };
      const other = truth.get(away) ?? { attack: 1, defence: 1 };
      const lambda = 1.5 * one.attack * other.defence;
      const mu = 1.2 * other.attack * one.defence;
      // By rejection: the factor is below 1.5 for these means.
      for (;;) {
        const goals = [random.poisson(lambda), random.poisson(mu)] as const;
        if (rho !== 0 && random.uniform() * 1.5 > lowScoreFactor(goals, lambda, mu, rho)) continue;
        results.push({ home, away, goals });
        break;
      }
    }
  }
  return { truth, results };
}

/** What the strengths have in common: only products of them and the means can be told apart. */
function levelOf({ teams }: Strengths): number {
  const logs = [...teams.values()].map(({ attack, defence }) => Math.log(attack * defence));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

test("known strengths come out of results again", () => {
  const { truth, results } = synthetic(40);
  const fitted = fitStrengths(results);
  // Some 2,000 goals a team make 2.3 % an estimate; 4.42 times that over 40 estimates: 4e-4.
  const bound = 0.1;
  const errors = [...truth].flatMap(([name, { attack, defence }]) => {
    const found = fitted.teams.get(name) ?? { attack: 0, defence: 0 };
    return [Math.log(found.attack / attack), Math.log(found.defence / defence)];
  });
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(bound);
  const level = levelOf(fitted);
  expect(Math.abs(Math.log((fitted.home * level) / 1.5))).toBeLessThan(bound / 4);
  expect(Math.abs(Math.log((fitted.away * level) / 1.2))).toBeLessThan(bound / 4);
  // The test sees what is wrong: all teams alike.
  const alike = [...truth.values()].map(({ attack }) => Math.abs(Math.log(attack)));
  expect(Math.max(...alike)).toBeGreaterThan(3 * bound);
});

test("a low-score correction comes out again, and is none where there is none", () => {
  const planted = synthetic(40, -0.12);
  const fitted = fitStrengths(planted.results);
  // Some 15,000 results make 0.009 an estimate.
  const bound = 0.04;
  expect(Math.abs(fitted.rho + 0.12)).toBeLessThan(bound);
  expect(Math.abs(fitStrengths(synthetic(40).results).rho)).toBeLessThan(bound);
  expect(Math.abs(Math.log((fitted.home * levelOf(fitted)) / 1.5))).toBeLessThan(0.025);
});

test("nothing near the fitted strengths makes the results more likely", () => {
  const results = fixtures.flatMap(({ home, away, fullTime }) =>
    fullTime === null ? [] : [{ home, away, goals: fullTime }],
  );
  const fitted = fitStrengths(results);
  const best = logPosterior(fitted, results);
  const step = 1e-3;
  const neighbours: Strengths[] = [];
  for (const sign of [-1, 1]) {
    const by = 1 + sign * step;
    neighbours.push({ ...fitted, home: fitted.home * by }, { ...fitted, away: fitted.away * by });
    neighbours.push({ ...fitted, rho: fitted.rho + sign * step });
    for (const [name, { attack, defence }] of fitted.teams) {
      for (const moved of [
        { attack: attack * by, defence },
        { attack, defence: defence * by },
      ]) {
        neighbours.push({ ...fitted, teams: new Map(fitted.teams).set(name, moved) });
      }
    }
  }
  expect(neighbours).toHaveLength(2 * 43);
  for (const neighbour of neighbours) expect(logPosterior(neighbour, results)).toBeLessThan(best);
  // Leaving the correction out is seen: that is the fit of two Poisson counts.
  expect(logPosterior({ ...fitted, rho: 0 }, results)).toBeLessThan(best - 1);
  expect(fitted.rho).toBeLessThan(-0.03);
  expect(fitted.rho).toBeGreaterThan(-0.25);
});

test("few results move a team little from the mean", () => {
  const { results } = synthetic(1);
  const thrashing: Result = { home: "Newcomers", away: "Team 1", goals: [9, 0] };
  const newcomers = fitStrengths([...results, thrashing]).teams.get("Newcomers");
  expect(newcomers?.attack).toBeGreaterThan(1.2);
  expect(newcomers?.attack).toBeLessThan(2);
  expect(newcomers?.defence).toBeGreaterThan(0.8);
  expect(newcomers?.defence).toBeLessThan(1);
});

test("the Premier League's strengths put its best team first and see its home advantage", () => {
  const results = fixtures.flatMap(({ home, away, fullTime }) =>
    fullTime === null ? [] : [{ home, away, goals: fullTime }],
  );
  const { teams, home, away } = fitStrengths(results);
  const order = [...teams].sort(([, a], [, b]) => b.attack / b.defence - a.attack / a.defence);
  expect(order).toHaveLength(20);
  expect(order[0]?.[0]).toBe("Arsenal");
  expect(order.at(-1)?.[0]).toBe("Wolverhampton Wanderers");
  expect(home / away).toBeGreaterThan(1.1);
  expect(home / away).toBeLessThan(1.4);
});

test("no results are refused", () => {
  expect(() => fitStrengths([])).toThrow(RangeError);
});
