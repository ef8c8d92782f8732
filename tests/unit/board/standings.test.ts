import { expect, test } from "vitest";
import { type Result, standings } from "../../../lib/domain/standings.ts";

const result = (home: string, homeScore: number, awayScore: number, away: string): Result => ({
  home,
  away,
  homeScore,
  awayScore,
  live: false,
  startTime: 0,
});

/** A has the better difference overall, B beat A. */
const level = [
  result("A", 0, 1, "B"),
  result("A", 5, 0, "C"),
  result("B", 0, 1, "C"),
  result("D", 0, 0, "C"),
];

test("level teams are parted by goal difference, or by the matches between them", () => {
  const teams = ["D", "C", "B", "A"];
  const byDifference = standings(teams, level, "difference");
  expect(byDifference.map((entry) => entry.team)).toEqual(["C", "A", "B", "D"]);
  const byMatches = standings(teams, level, "head-to-head");
  expect(byMatches.map((entry) => entry.team)).toEqual(["C", "B", "A", "D"]);
});

test("a circle of three, each beating the next, falls back to goals overall", () => {
  const circle = [
    result("A", 1, 0, "B"),
    result("B", 1, 0, "C"),
    result("C", 1, 0, "A"),
    result("C", 9, 0, "D"),
  ];
  const table = standings(
    ["A", "B", "C", "D"],
    [...circle, result("A", 1, 0, "D"), result("B", 2, 0, "D")],
    "head-to-head",
  );
  expect(table.map((entry) => entry.team)).toEqual(["C", "B", "A", "D"]);
});

test("sums hold: wins equal losses, differences cancel, points are three a match less one a draw", () => {
  const table = standings([], level, "difference");
  const sum = (pick: (entry: (typeof table)[number]) => number) =>
    table.reduce((total, entry) => total + pick(entry), 0);
  expect(sum((entry) => entry.won)).toBe(sum((entry) => entry.lost));
  expect(sum((entry) => entry.difference)).toBe(0);
  expect(sum((entry) => entry.points)).toBe(3 * level.length - 1);
});

test("the order does not depend on the order of the input", () => {
  const forwards = standings(["A", "B", "C", "D"], level, "head-to-head");
  const backwards = standings(["D", "C", "B", "A"], [...level].reverse(), "head-to-head");
  expect(backwards.map((entry) => entry.team)).toEqual(forwards.map((entry) => entry.team));
});

test("points between level teams count before the difference between them", () => {
  // All have nine points. Among themselves B has one win by five goals, A two by one goal each.
  const results = [
    result("A", 1, 0, "B"),
    result("A", 1, 0, "C"),
    result("B", 5, 0, "C"),
    result("A", 0, 1, "D"),
    result("A", 1, 0, "E"),
    result("B", 1, 0, "D"),
    result("B", 1, 0, "E"),
    result("C", 1, 0, "D"),
    result("C", 2, 0, "E"),
    result("C", 1, 0, "F"),
  ];
  const table = standings([], results, "head-to-head");
  expect(table.slice(0, 3).map((entry) => [entry.team, entry.points])).toEqual([
    ["A", 9],
    ["B", 9],
    ["C", 9],
  ]);
});

test("form keeps the last five, by kick-off", () => {
  const results = [3, 6, 1, 5, 2, 4].map((day) => ({
    ...result("A", day === 1 ? 0 : 1, day === 1 ? 1 : 0, "B"),
    startTime: day,
  }));
  expect(standings([], results, "difference")[0]).toMatchObject({
    team: "A",
    form: ["W", "W", "W", "W", "W"],
    played: 6,
    lost: 1,
  });
});

test("where the share of games won ranks, more wins of more games may stand below", () => {
  const games = [
    result("A", 101, 99, "D"),
    result("A", 110, 90, "D"),
    result("A", 88, 91, "B"),
    result("B", 100, 120, "D"),
    result("C", 95, 90, "D"),
  ];
  const table = standings(["E"], games, "difference", "percentage");
  expect(table.map(({ team, points, rank }) => [team, points, rank])).toEqual([
    ["C", 1, 1],
    ["A", 2, 2],
    // Who has yet to play stands with those that have won half; the difference parts them.
    ["E", 0, 3],
    ["B", 1, 4],
    ["D", 1, 5],
  ]);
  expect(standings([], games, "difference").map(({ team }) => team)).toEqual(["A", "C", "D", "B"]);
});
