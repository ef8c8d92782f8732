import { beforeAll, expect, test } from "vitest";
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { gameChance } from "../../../../server/feed/simulator/tennis/laws.ts";
import { otherSide } from "../../../../server/feed/simulator/tennis/score.ts";
import { mean, zMax } from "../support.ts";
import { playMany, type Sample, sum } from "./sample.ts";

let played: Sample[] = [];
beforeAll(() => {
  played = playMany("realism", 2000);
}, 60_000);

const sides: readonly TeamSide[] = ["home", "away"];
/** Something of each side of each match. */
const each = (of: (one: Sample, side: TeamSide) => number) =>
  sum(played.flatMap((one) => sides.map((side) => of(one, side))));

/** z of a count against chances that were known before each try. */
function z(
  count: (one: Sample, side: TeamSide) => number,
  tries: (one: Sample, side: TeamSide) => number,
  chance: (one: Sample, side: TeamSide) => number,
): number {
  const expected = each((one, side) => tries(one, side) * chance(one, side));
  const variance = each(
    (one, side) => tries(one, side) * chance(one, side) * (1 - chance(one, side)),
  );
  return (each(count) - expected) / Math.sqrt(variance);
}

const counts = ({ match }: Sample, side: TeamSide) => match.statistics.of(side);
const serve = ({ match }: Sample, side: TeamSide) => match.options.pairing.serves[side];
const won = (one: Sample, side: TeamSide) =>
  counts(one, side).firstWon + counts(one, side).secondWon;
const served = (one: Sample, side: TeamSide) => counts(one, side).served;
const seconds = (one: Sample, side: TeamSide) => served(one, side) - counts(one, side).firstIn;

test("serves are in, points won, aces and double faults hit as often as the law says", () => {
  const winning = (one: Sample, side: TeamSide) => one.match.options.pairing[side];
  const zs = [
    z(won, served, winning),
    z(
      (one, side) => counts(one, side).firstIn,
      served,
      (one, side) => serve(one, side).firstIn,
    ),
    z(
      (one, side) => counts(one, side).aces,
      (one, side) => counts(one, side).firstIn,
      (one, side) => serve(one, side).ace,
    ),
    z(
      (one, side) => counts(one, side).secondWon,
      seconds,
      (one, side) => serve(one, side).secondWon,
    ),
    z(
      (one, side) => counts(one, side).doubleFaults,
      seconds,
      (one, side) => serve(one, side).doubleFault,
    ),
  ];
  for (const value of zs) expect(Math.abs(value)).toBeLessThan(zMax);
  // It would see one point in a hundred.
  expect(Math.abs(z(won, served, (one, side) => winning(one, side) - 0.01))).toBeGreaterThan(zMax);
});

/** Service games of a side, tie-breaks left out. */
function serviceGames({ match, writer }: Sample, side: TeamSide): number {
  let turn = writer.events[0]?.side ?? "home";
  let games = 0;
  for (const [home, away, tieBreak] of match.score.line) {
    for (let game = 0; game < home + away; game += 1) {
      const isTieBreak = tieBreak !== undefined && game === home + away - 1;
      if (turn === side && !isTieBreak) games += 1;
      turn = otherSide(turn);
    }
  }
  return games;
}

const holds = (one: Sample, side: TeamSide) =>
  serviceGames(one, side) -
  one.writer.events.filter((event) => event.kind === "break" && event.side !== side).length;

test("servers hold as often as their points let expect", () => {
  const chance = (one: Sample, side: TeamSide) => gameChance(one.match.options.pairing[side]);
  expect(Math.abs(z(holds, serviceGames, chance))).toBeLessThan(zMax);
  // With the effect of the serve left out, only the better player's edge would be there.
  const without = (one: Sample, side: TeamSide) => {
    const { pairing } = one.match.options;
    return gameChance((pairing[side] + 1 - pairing[otherSide(side)]) / 2);
  };
  expect(Math.abs(z(holds, serviceGames, without))).toBeGreaterThan(zMax);
});

test("matches look like those of the men's tour", () => {
  const n = played.length;
  const near = (value: number, target: number, variance: number, count = n) =>
    expect(Math.abs(value - target)).toBeLessThan(zMax * Math.sqrt(variance / count) + 0.01);
  const full = played.filter(({ match }) => match.score.winner !== null);
  const lines = full.map(({ match }) => match.score.line);
  const sets = lines.flat();
  const tieBreaks = sets.filter((set) => set.length === 3).length / sets.length;
  expect(Math.abs(tieBreaks - 0.189)).toBeLessThan(0.025);
  near(lines.filter((line) => line.length === 2).length / full.length, 0.636, 0.636 * 0.364);
  near(1 - full.length / n, 0.027, 0.027);
  expect(Math.abs(each(holds) / each(serviceGames) - 0.795)).toBeLessThan(0.015);
  expect(Math.abs(each(won) / each(served) - 0.636)).toBeLessThan(0.01);
  expect(Math.abs(each((one, side) => counts(one, side).aces) / each(served) - 0.078)).toBeLessThan(
    0.008,
  );
  // Games a match: spread of 6.
  near(mean(lines.map((line) => sum(line.map(([home, away]) => home + away)))), 23.4, 36);
});

test("a match takes its time: 25 seconds between points, 90 at changes of ends", () => {
  const minutes = played
    .filter(({ match }) => match.score.winner !== null)
    .map(
      ({ writer }) => ((writer.events.at(-1)?.time ?? 0) - (writer.events[0]?.time ?? 0)) / 60_000,
    );
  expect(mean(minutes)).toBeGreaterThan(85);
  expect(mean(minutes)).toBeLessThan(105);
  expect(Math.min(...minutes)).toBeGreaterThan(3);
});
