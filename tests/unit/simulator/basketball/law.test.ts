/**
 * How points fall, and whether the chances in closed form are right, on 2,000 games. Chances of a
 * false alarm for a fresh seed: 1e-5 for each of the six calibrations, some 3e-5 at half-time, where
 * the closed form is an approximation. Ranges of totals, lengths, margins and ties are those of real
 * games, not of ours, whose means lie within 3.7 standard errors of their ends: 1e-4 each, by 100
 * seeds none of which failed.
 */
import { expect, test } from "vitest";
import { flowOf } from "../../../../server/feed/simulator/basketball/game-options.ts";
import { pointsLaw, usualLaw } from "../../../../server/feed/simulator/basketball/law.ts";
import { playGame, resultOf } from "../../../../server/feed/simulator/basketball/quick.ts";
import { rosterOf } from "../../../../server/feed/simulator/basketball/roster.ts";
import {
  homeWinChance,
  normalBelow,
} from "../../../../server/feed/simulator/basketball/win-probability.ts";
import { biasZ, spiegelhalterZ } from "../../../../server/simulate/statistics/forecasts.ts";
import { deviation, mean } from "../../../../server/simulate/statistics/samples.ts";
import { zMax } from "../support.ts";
import { partsLeft, scores } from "./sample.ts";

const n = 2000;
const played = scores("law", n);
const wins = played.map(({ won }) => won);

test.each([
  ["tip-off", 0],
  ["half-time", 1],
  ["three quarters", 2],
] as const)("forecasts are calibrated: %s", (_, at) => {
  const forecasts = played.map(({ chances }) => chances[at] ?? Number.NaN);
  expect(Math.abs(spiegelhalterZ(forecasts, wins))).toBeLessThan(zMax);
  expect(Math.abs(biasZ(forecasts, wins))).toBeLessThan(zMax);
});

test("Brownian motion would not do: Stern's forecasts are too sure of who leads", () => {
  const stern = (at: 1 | 2) =>
    played.map(({ leads, margin }) => {
      const left = partsLeft[at];
      return normalBelow(((leads[at] ?? 0) + left * margin) / (12.8 * Math.sqrt(left)));
    });
  expect(Math.abs(spiegelhalterZ(stern(1), wins))).toBeGreaterThan(zMax);
  expect(Math.abs(spiegelhalterZ(stern(2), wins))).toBeGreaterThan(zMax);
});

test("a forecast is not expected to move", () => {
  const at = ({ chances, won }: (typeof played)[number], moment: number) =>
    moment === 3 ? won : (chances[moment] ?? Number.NaN);
  for (const moment of [0, 1, 2]) {
    const steps = played.map((game) => at(game, moment + 1) - at(game, moment));
    expect(Math.abs((mean(steps) / deviation(steps)) * Math.sqrt(n))).toBeLessThan(zMax);
  }
});

const share = (of: readonly { tied: boolean }[]) => mean(of.map(({ tied }) => (tied ? 1 : 0)));

test("games are as long, as high and as close as they should be", () => {
  const regulation = played.map(
    ({ possessions }) => possessions.filter(({ period }) => period <= 4).length,
  );
  expect(Math.abs(mean(regulation) - 203)).toBeLessThan(1);
  expect(Math.abs(mean(played.map(({ total }) => total)) - 225)).toBeLessThan(1.8);
  expect(Math.abs(deviation(played.map(({ final }) => final)) - 13.2)).toBeLessThan(0.9);
  const around = played.map(({ final, margin }) => final - margin);
  expect(Math.abs(deviation(around) - 12.6)).toBeLessThan(0.9);
  expect(share(played)).toBeGreaterThan(0.025);
  expect(share(played)).toBeLessThan(0.08);
  // What is wanted of an edge is what comes of it, with what κ takes back.
  expect(Math.abs(mean(around))).toBeLessThan((zMax * 12.8) / Math.sqrt(n));
});

test("without the restoring force margins spread far too wide", () => {
  const loose = scores("law", n, { ...usualLaw, restoring: 0 });
  expect(deviation(loose.map(({ final }) => final))).toBeGreaterThan(13.2 + 0.9);
});

test("without the play on the clock fewer games are level in the end", () => {
  const blunt = scores("law", n, { ...usualLaw, endGame: false });
  expect(share(blunt)).toBeLessThan(share(played));
});

test("points fall by the law that is meant", () => {
  // The compensator: what the law let expect of each possession, and no more.
  const all = played.flatMap(({ possessions }) => possessions);
  const sum = (pick: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  const off = sum(({ points }) => points) - sum(({ expected }) => expected);
  const sd = Math.sqrt(sum(({ variance }) => variance));
  expect(Math.abs(off / sd)).toBeLessThan(zMax);
  // Leads and edges cancel between two sides, so all together score by the table. Chi-square of 4
  // degrees at 1e-5, before the end is played for.
  const counts = [0, 0, 0, 0, 0];
  const usual = all.filter(({ from, period }) => period < 4 && from > 8000);
  for (const { points } of usual) counts[points] = (counts[points] ?? 0) + 1;
  const chi = (law: readonly number[]) =>
    counts.reduce((total, count, k) => {
      const expected = usual.length * (law[k] ?? 0);
      return total + (count - expected) ** 2 / expected;
    }, 0);
  expect(chi(pointsLaw)).toBeLessThan(28.5);
  expect(chi([0.493, 0.035, 0.335, 0.132, 0.005])).toBeGreaterThan(28.5);
});

test("periods are used up, and the ball changes sides", () => {
  for (const { possessions } of played) {
    possessions.forEach((one, i) => {
      const next = possessions[i + 1];
      const goesOn =
        next === undefined ||
        (next.period === one.period
          ? next.from === one.to && next.offence !== one.offence
          : one.to === 0 && next.period === one.period + 1);
      const long = one.from - one.to > 28_700 && one.intent !== "held";
      if (!goesOn || long || one.to < 0 || one.from <= one.to) {
        expect.fail(`${JSON.stringify(one)} then ${JSON.stringify(next)}`);
      }
    });
    expect(possessions.at(-1)?.to).toBe(0);
    // Who had the ball first has it again in the fourth quarter, and not in between.
    const first = (period: number) => possessions.find((one) => one.period === period)?.offence;
    expect(first(4)).toBe(first(1));
    expect(first(2)).not.toBe(first(1));
    expect(first(3)).toBe(first(2));
  }
});

test("the closed form is Stern's without a restoring force, and certain at the end", () => {
  const free = { ...usualLaw, restoring: 0 };
  const at = { lead: 4, leftMs: 720_000, edge: 3, ball: 0 } as const;
  const sd = Math.sqrt(203 * 1.377 * 0.25);
  const stern = (lead: number) => normalBelow((lead + 0.25 * 3) / sd);
  expect(homeWinChance(free, at)).toBeCloseTo((stern(3.5) + stern(4.5)) / 2, 3);
  const weak = { ...usualLaw, restoring: 1e-6 };
  expect(homeWinChance(weak, at)).toBeCloseTo(homeWinChance(free, at), 3);
  expect(homeWinChance(usualLaw, { ...at, leftMs: 0 })).toBe(1);
  expect(homeWinChance(usualLaw, { ...at, lead: -1, leftMs: 0 })).toBe(0);
  expect(homeWinChance(usualLaw, { ...at, lead: 0, edge: 0 })).toBeCloseTo(0.5, 6);
  // Late, who has the ball is ahead of who has not.
  const late = { lead: 0, leftMs: 30_000, edge: 0 };
  expect(homeWinChance(usualLaw, { ...late, ball: 1 })).toBeGreaterThan(0.55);
  expect(homeWinChance(usualLaw, { ...late, ball: -1 })).toBeLessThan(0.45);
});

test("a game that nobody sees ends as the one that is played out", () => {
  const team = (name: string) => ({ name, roster: rosterOf("quick", name) });
  for (let i = 0; i < 20; i += 1) {
    const about = { seed: "quick", name: `game ${i}`, edge: 3 };
    const { home, away, line } = playGame({ ...about, home: team("A"), away: team("B") });
    expect({ home, away, line }).toEqual(resultOf(about));
  }
  const flow = (name: string) => {
    const one = flowOf("quick", name, 3);
    return [one.next(), one.next()];
  };
  expect(flow("game 3")).toEqual(flow("game 3"));
  expect(flow("game 3")).not.toEqual(flow("game 4"));
});
