import { expect, test } from "vitest";
import { doubleRoundRobin } from "../../../server/feed/simulator/football/programme.ts";
import { fitStrengths, type Result } from "../../../server/feed/simulator/football/strengths.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { fixtures } from "./support.ts";

const names = Array.from({ length: 20 }, (_, i) => `Team ${i + 1}`);

/** Results of whole seasons between teams of known strength, and those strengths. */
function synthetic(seasons: number) {
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
      const goals = [
        random.poisson(1.5 * one.attack * other.defence),
        random.poisson(1.2 * other.attack * one.defence),
      ] as const;
      results.push({ home, away, goals });
    }
  }
  return { truth, results };
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
  expect(Math.abs(Math.log(fitted.home / 1.5))).toBeLessThan(bound / 4);
  expect(Math.abs(Math.log(fitted.away / 1.2))).toBeLessThan(bound / 4);
  // The test sees what is wrong: all teams alike.
  const alike = [...truth.values()].map(({ attack }) => Math.abs(Math.log(attack)));
  expect(Math.max(...alike)).toBeGreaterThan(3 * bound);
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
