import { expect, test } from "vitest";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { otherSide, Score } from "../../../../server/feed/simulator/tennis/score.ts";

/** What may be called after what in a game, the winner of the point first; null ends the game. */
const calls: Readonly<Record<string, string | null>> = {
  "0 0": "15 0",
  "0 15": "15 15",
  "0 30": "15 30",
  "0 40": "15 40",
  "15 0": "30 0",
  "15 15": "30 15",
  "15 30": "30 30",
  "15 40": "30 40",
  "30 0": "40 0",
  "30 15": "40 15",
  "30 30": "40 30",
  "30 40": "40 40",
  "40 0": null,
  "40 15": null,
  "40 30": null,
  "40 40": "A 40",
  "40 A": "40 40",
  "A 40": null,
};

const setScores = ["6 0", "6 1", "6 2", "6 3", "6 4", "7 5", "7 6"];

test("fuzzed matches keep to the laws of the score", () => {
  const random = new Random("fuzz", "score");
  let tieBreaks = 0;
  let advantages = 0;
  for (let match = 0; match < 120; match += 1) {
    const bestOf = match % 2 === 0 ? 3 : 5;
    const score = new Score(bestOf, match % 4 < 2 ? "home" : "away");
    // Servers win from 50 to 90 % of points, so that long sets and short ones come about.
    const serving = 0.5 + 0.1 * (match % 5);
    let turn = score.turn;
    let setsBefore = 0;
    while (score.winner === null) {
      const { server, tieBreak } = score;
      const winner = random.chance(serving) ? server : otherSide(server);
      const called = `${score.called(winner)} ${score.called(otherSide(winner))}`;
      const count = score.points.home + score.points.away;
      if (tieBreak) {
        // A BB AA BB: the same server for points 1 and 2, 3 and 4, and so on.
        const own = ((count + 1) >> 1) % 2 === 0;
        expect(server === score.turn).toBe(own);
        expect(called).toMatch(/^\d+ \d+$/);
      } else expect(called in calls, called).toBe(true);
      if (called.includes("A")) advantages += 1;
      const games = score.gamesPlayed;
      const would = score.wouldEnd(winner);
      const ended = score.point(winner);
      expect(ended).toBe(would);
      const now = `${score.called(winner)} ${score.called(otherSide(winner))}`;
      if (ended === "point") {
        expect(score.gamesPlayed).toBe(games);
        if (tieBreak) expect(Number(score.called(winner))).toBe(Number(called.split(" ")[0]) + 1);
        else expect(now).toBe(calls[called]);
        continue;
      }
      // A game is over: by the right call, and the other side's turn it is.
      if (!tieBreak) expect(calls[called], called).toBeNull();
      expect(now).toBe("0 0");
      expect(score.gamesPlayed).toBe(games + 1);
      expect(score.turn).toBe(otherSide(turn));
      turn = score.turn;
      const sets = score.sets.home + score.sets.away;
      expect(sets).toBe(setsBefore + Number(ended !== "game"));
      setsBefore = sets;
      expect(score.winner !== null).toBe(ended === "match");
    }
    const { line } = score;
    expect(line.length).toBe(setsBefore);
    expect(line.length).toBeGreaterThanOrEqual(score.needed);
    expect(line.length).toBeLessThanOrEqual(bestOf);
    expect(Math.max(score.sets.home, score.sets.away)).toBe(score.needed);
    expect(line.reduce((sum, [home, away]) => sum + home + away, 0)).toBe(score.gamesPlayed);
    for (const [home, away, tieBreak] of line) {
      const [more, fewer] = [Math.max(home, away), Math.min(home, away)];
      expect(setScores).toContain(`${more} ${fewer}`);
      expect(tieBreak !== undefined).toBe(fewer === 6);
      if (tieBreak !== undefined) tieBreaks += 1;
    }
    expect(line.filter(([home, away]) => home > away)).toHaveLength(score.sets.home);
    expect(() => score.point("home")).toThrow(RangeError);
  }
  // The paths were there.
  expect(tieBreaks).toBeGreaterThan(40);
  expect(advantages).toBeGreaterThan(400);
});
