import { describe, expect, test } from "vitest";
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { gameChance, TieBreak } from "../../../../server/feed/simulator/tennis/laws.ts";
import { Outlook } from "../../../../server/feed/simulator/tennis/outlook.ts";
import { type BestOf, Score } from "../../../../server/feed/simulator/tennis/score.ts";

test.each([
  [0.6, 0.736],
  [0.637, 0.807],
  [0.66, 0.846],
])("who wins %d of the points wins %d of the games", (p, game) => {
  expect(gameChance(p)).toBeCloseTo(game, 3);
  const q = 1 - p;
  const deuce = p ** 2 / (p ** 2 + q ** 2);
  expect(gameChance(p)).toBeCloseTo(
    p ** 4 * (1 + 4 * q + 10 * q ** 2) + 20 * p ** 3 * q ** 3 * deuce,
    12,
  );
  expect(gameChance(p)).toBeCloseTo(
    p ** 4 * (15 - 4 * p - (10 * p ** 2) / (1 - 2 * p * (1 - p))),
    12,
  );
});

test("a tie-break is even between equals, and who serves first has nothing of it", () => {
  expect(new TieBreak(0.64, 0.64, true).at(0, 0)).toBeCloseTo(0.5, 12);
  const first = new TieBreak(0.7, 0.6, true).at(0, 0);
  expect(new TieBreak(0.7, 0.6, false).at(0, 0)).toBeCloseTo(first, 12);
  expect(first).toBeGreaterThan(0.6);
  // Two points ahead at 6 it is over; level beyond it is as at 6-6, whatever the count.
  const tieBreak = new TieBreak(0.7, 0.6, true);
  expect([tieBreak.at(7, 5), tieBreak.at(9, 11)]).toEqual([1, 0]);
  expect(tieBreak.at(6, 6)).toBeCloseTo((0.7 * 0.4) / (0.7 * 0.4 + 0.3 * 0.6), 12);
  expect(tieBreak.at(11, 11)).toBeCloseTo(tieBreak.at(6, 6), 12);
});

/** A score after points that these sides won. */
function scoreAfter(
  points: readonly TeamSide[],
  bestOf: BestOf = 3,
  first: TeamSide = "home",
): Score {
  const score = new Score(bestOf, first);
  for (const side of points) score.point(side);
  return score;
}

const times = (side: TeamSide, count: number) => Array.from({ length: count }, () => side);

test("sets and matches are won as often as it was computed elsewhere", () => {
  const abilities = { home: 0.65, away: 0.62, retires: 0 };
  const three = new Outlook({ ...abilities, bestOf: 3 });
  const five = new Outlook({ ...abilities, bestOf: 5 });
  // A set each: what is left is one set.
  const level = [...times("home", 24), ...times("away", 24)];
  const set = three.at(scoreAfter(level));
  expect(set).toBeCloseTo(0.599, 4);
  expect(three.at(scoreAfter(level, 3, "away"))).toBeCloseTo(set, 12);
  expect(three.before).toBeCloseTo(0.6466, 4);
  expect(five.before).toBeCloseTo(0.6809, 4);
  expect(three.before).toBeCloseTo(set ** 2 * (3 - 2 * set), 12);
  expect(five.before).toBeCloseTo(set ** 3 * (10 - 15 * set + 6 * set ** 2), 12);
});

describe.each([3, 5] as const)("of a match of %d sets", (bestOf) => {
  const retires = 0.004;
  const abilities = { home: 0.66, away: 0.61, bestOf, retires };

  /** How far the chances at each score are from the mean of those after the next point. */
  function worst(homeServing: number, awayServing: number): number {
    const outlook = new Outlook(abilities);
    const random = new Random("paths", `best of ${bestOf}`);
    let most = 0;
    for (let match = 0; match < 6; match += 1) {
      const points: TeamSide[] = [];
      const first = match % 2 === 0 ? "home" : "away";
      for (;;) {
        const score = scoreAfter(points, bestOf, first);
        if (score.winner !== null) break;
        const p = score.server === "home" ? homeServing : 1 - awayServing;
        const then = (side: TeamSide) => outlook.at(scoreAfter([...points, side], bestOf, first));
        const mean = p * then("home") + (1 - p) * then("away");
        const between = score.gamesPlayed > 0 && score.points.home + score.points.away === 0;
        const expected = between ? retires + (1 - 2 * retires) * mean : mean;
        most = Math.max(most, Math.abs(outlook.at(score) - expected));
        // Even points: long games, tie-breaks and all sets come about.
        points.push(random.chance(0.5) ? "home" : "away");
      }
      expect([0, 1]).toContain(outlook.at(scoreAfter(points, bestOf, first)));
    }
    return most;
  }

  test("the chance at any score is the mean of the chances that may follow", () => {
    expect(worst(abilities.home, abilities.away)).toBeLessThan(1e-12);
  });

  test("with the effect of the serve left out it would not be", () => {
    const even = (abilities.home + 1 - abilities.away) / 2;
    expect(worst(even, 1 - even)).toBeGreaterThan(0.01);
  });
});
