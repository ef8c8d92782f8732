/** Goals, cards and corners of 2,000 matches against the laws that they are drawn by. */
import { beforeAll, expect, test } from "vitest";
import { type Scoring, usualScoring } from "../../../server/feed/simulator/football/scoring.ts";
import { type Played, sample, sum } from "./football-sample.ts";
import { scoreLaw } from "./score-law.ts";
import { chiSquare, mean, zMax } from "./support.ts";

const count = 2000;
const cells = 7;
/** Chi-square of seven degrees of freedom is above this once in 100,000 times. */
const chiMax = 35.3;

let played: Played[] = [];
beforeAll(() => {
  played = sample({ seed: "law", count });
}, 60_000);

test("goals fall as often as the law says they must", () => {
  const expected = sum(played.map(({ match }) => match.expectation.goals));
  const variance = sum(played.map(({ match }) => match.expectation.variance));
  const z = (scored: number) => (scored - expected) / Math.sqrt(variance);
  const scored = sum(played.map(({ goals }) => goals));
  expect(Math.abs(z(scored))).toBeLessThan(zMax);
  // The test sees what is wrong: a fifteenth more goals than the law has.
  expect(Math.abs(z(scored * (16 / 15)))).toBeGreaterThan(zMax);
});

/** Matches by their goals, seven or more together; and by the law, red cards left out. */
function totals(matches: readonly Played[], scoring: Scoring, factor = 1) {
  const counts: number[] = new Array(cells + 1).fill(0);
  const expected: number[] = new Array(cells + 1).fill(0);
  for (const { goals, means } of matches) {
    const cell = Math.min(cells, goals);
    counts[cell] = (counts[cell] ?? 0) + 1;
    const law = scoreLaw(scoring, { home: means.home * factor, away: means.away * factor });
    law.total.forEach((p, total) => {
      const at = Math.min(cells, total);
      expected[at] = (expected[at] ?? 0) + p;
    });
  }
  return chiSquare(counts, expected);
}

test("matches of no goal, one goal, and so on are as many as the law's own table has", () => {
  expect(totals(played, usualScoring)).toBeLessThan(chiMax);
  // The test sees what is wrong: a table of an eighth more goals.
  expect(totals(played, usualScoring, 9 / 8)).toBeGreaterThan(chiMax);
});

test("draws are as many as in large leagues, which is the score's doing", () => {
  const draws = mean(played.map(({ result }) => result[1] ?? 0));
  // Slack: 3 % of the target, since it is of other leagues; these clubs are closer together.
  const band = zMax * Math.sqrt((0.251 * 0.749) / count) + 0.03 * 0.251;
  expect(Math.abs(draws - 0.251)).toBeLessThan(band);
  // A law by which the side ahead goes on and the other gives up has far fewer.
  const runaway = { ...usualScoring, behind: 0.5, ahead: 1.6 };
  const others = sample({ seed: "law", count, scoring: runaway });
  expect(Math.abs(mean(others.map(({ result }) => result[1] ?? 0)) - 0.251)).toBeGreaterThan(band);
  // Without the score's effect there are fewer, too: samples from 16,000 on would tell.
  const neutral = { ...usualScoring, behind: 1, ahead: 1 };
  const by = (scoring: Scoring) => mean(played.map(({ means }) => scoreLaw(scoring, means).draw));
  const p = by(usualScoring);
  expect(Math.abs(draws - p)).toBeLessThan(zMax * Math.sqrt((p * (1 - p)) / count));
  expect((p - by(neutral)) / Math.sqrt((p * (1 - p)) / 16_000)).toBeGreaterThan(zMax);
});

test("more goals fall in the second half than in the first", () => {
  const share = (matches: readonly Played[]) => {
    const all = sum(matches.map(({ goals }) => goals));
    return sum(matches.map(({ firstHalfGoals }) => firstHalfGoals)) / all;
  };
  expect(Math.abs(share(played) - 0.44)).toBeLessThan(0.03);
  const expected = sum(played.map(({ firstHalfExpected }) => firstHalfExpected));
  const z = (matches: readonly Played[]) =>
    (sum(matches.map(({ firstHalfGoals }) => firstHalfGoals)) - expected) / Math.sqrt(expected);
  expect(Math.abs(z(played))).toBeLessThan(zMax);
  // As many at any time would be seen.
  const flat = sample({ seed: "law", count, scoring: { ...usualScoring, rise: 0 } });
  expect(Math.abs(z(flat))).toBeGreaterThan(zMax);
  expect(Math.abs(share(flat) - 0.44)).toBeGreaterThan(0.03);
});

test("a match looks like those of the large leagues", () => {
  const total = (id: string) =>
    mean(played.map(({ writer }) => sum(writer.stats.get(id) ?? [Number.NaN])));
  // Slack: 3 % of the target, since these are properties of leagues and not of our law.
  const near = (value: number, target: number, spread: number, slack = 0.03 * target) => {
    const band = (zMax * spread) / Math.sqrt(count) + slack;
    expect(Math.abs(value - target)).toBeLessThan(band);
    // A tenth more would not do, but for what is rare.
    if (target > 3) expect(Math.abs(value * 1.1 - target)).toBeGreaterThan(band);
  };
  near(total("yellows"), 3.47, Math.sqrt(3.47), 0);
  near(total("corners"), 9.83, Math.sqrt(9.83 * 1.6), 0);
  near(total("fouls"), 21.5, Math.sqrt(21.5 * 1.3));
  near(total("shots"), 25, Math.sqrt(25 * 2));
  near(total("on-target"), 8.8, Math.sqrt(8.8 * 1.36));
  near(total("reds"), 0.12, Math.sqrt(0.12));
  near(total("xg"), 2.95, 0.9);
  const events = (kind: string) =>
    mean(played.map(({ writer }) => writer.events.filter((event) => event.kind === kind).length));
  // Nine substitutions; a goal taken back in one match of nine; a video review in one of three.
  near(events("substitution"), 9, 1.5);
  near(events("goal-cancelled"), 1 / 9, 1 / 3);
  const reviews = mean(
    played.map(
      ({ writer }) =>
        writer.events.filter(({ kind, text }) => kind === "var" && text?.startsWith("Video review"))
          .length,
    ),
  );
  near(reviews, 1 / 3, 0.6);
});
