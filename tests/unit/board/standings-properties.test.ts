/** What holds of every table, shown on many made-up seasons. */
import { describe, expect, test } from "vitest";
import { type Result, type Standing, standings } from "../../../lib/domain/standings.ts";
import { Random } from "../../../server/feed/simulator/random.ts";

const teams = ["A", "B", "C", "D", "E", "F"];

/** A season cut off somewhere, with few goals so that many teams are level, some still playing. */
function season(random: Random): Result[] {
  const pairs = teams.flatMap((home) =>
    teams.filter((away) => away !== home).map((away) => ({ home, away })),
  );
  const count = Math.floor(random.uniform() * (pairs.length + 1));
  return shuffled(pairs, random)
    .slice(0, count)
    .map((pair, startTime) => ({
      ...pair,
      homeScore: Math.floor(random.uniform() * 2.3),
      awayScore: Math.floor(random.uniform() * 2.3),
      live: random.uniform() < 0.1,
      startTime,
    }));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((entry) => ({ entry, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

const total = (table: readonly Standing[], pick: (entry: Standing) => number) =>
  table.reduce((sum, entry) => sum + pick(entry), 0);

describe.each(["difference", "head-to-head"] as const)("by %s", (tiebreak) => {
  const random = new Random("tables", tiebreak);
  const seasons = Array.from({ length: 300 }, () => season(random));

  test("wins equal losses, differences cancel, points are three a match less one a draw", () => {
    for (const results of seasons) {
      const table = standings(teams, results, tiebreak);
      const draws = results.filter(({ homeScore, awayScore }) => homeScore === awayScore).length;
      expect(total(table, ({ won }) => won)).toBe(total(table, ({ lost }) => lost));
      expect(total(table, ({ difference }) => difference)).toBe(0);
      expect(total(table, ({ points }) => points)).toBe(3 * results.length - draws);
      expect(total(table, ({ drawn }) => drawn)).toBe(2 * draws);
      expect(total(table, ({ played }) => played)).toBe(2 * results.length);
      for (const { played, won, drawn, lost, form } of table) {
        expect(won + drawn + lost).toBe(played);
        expect(form).toHaveLength(Math.min(5, played));
      }
    }
  });

  test("the order is total, by points first, and no permutation of what is given changes it", () => {
    let level = 0;
    for (const results of seasons) {
      const table = standings(teams, results, tiebreak);
      expect(table.map(({ rank }) => rank)).toEqual(teams.map((_, i) => i + 1));
      table.forEach(({ points, difference, scored }, i) => {
        const next = table[i + 1];
        if (next === undefined) return;
        expect(points).toBeGreaterThanOrEqual(next.points);
        if (points !== next.points) return;
        level += 1;
        if (tiebreak === "head-to-head") return;
        expect(difference).toBeGreaterThanOrEqual(next.difference);
        if (difference === next.difference) expect(scored).toBeGreaterThanOrEqual(next.scored);
      });
      const again = standings(shuffled(teams, random), shuffled(results, random), tiebreak);
      expect(again).toEqual(table);
    }
    // Nothing was shown if nobody had been level.
    expect(level).toBeGreaterThan(300);
  });

  test("places moved are those against the table without what is being played", () => {
    let moves = 0;
    for (const results of seasons) {
      const table = standings(teams, results, tiebreak);
      const finished = standings(
        teams,
        results.filter(({ live }) => !live),
        tiebreak,
      );
      const rankBefore = new Map(finished.map(({ team, rank }) => [team, rank]));
      const playing = new Set(
        results.filter(({ live }) => live).flatMap(({ home, away }) => [home, away]),
      );
      expect(total(table, ({ moved }) => moved)).toBe(0);
      for (const { team, rank, moved, live } of table) {
        expect(moved).toBe((rankBefore.get(team) ?? 0) - rank);
        expect(live).toBe(playing.has(team));
        if (moved !== 0) moves += 1;
      }
    }
    expect(moves).toBeGreaterThan(100);
  });
});

test("the two ways order some seasons differently", () => {
  const random = new Random("tables", "both");
  const different = Array.from({ length: 200 }, () => season(random)).filter((results) => {
    const order = (tiebreak: "difference" | "head-to-head") =>
      standings(teams, results, tiebreak)
        .map(({ team }) => team)
        .join();
    return order("difference") !== order("head-to-head");
  });
  expect(different.length).toBeGreaterThan(20);
});

test("where points, difference and goals are the same, the matches between teams part them", () => {
  const result = (home: string, homeScore: number, awayScore: number, away: string): Result => ({
    home,
    away,
    homeScore,
    awayScore,
    live: false,
    startTime: 0,
  });
  // Z beat A; both have one win and one defeat by the same goals.
  const results = [result("Z", 2, 1, "A"), result("A", 2, 1, "M"), result("M", 2, 1, "Z")];
  // A circle: all level in everything, so by name.
  expect(standings([], results, "difference").map(({ team }) => team)).toEqual(["A", "M", "Z"]);
  const two = [
    result("Z", 2, 1, "A"),
    result("A", 2, 1, "M"),
    result("N", 2, 1, "Z"),
    result("M", 0, 0, "N"),
  ];
  const table = standings([], two, "difference");
  expect(table.map(({ team }) => team)).toEqual(["N", "Z", "A", "M"]);
});
