/**
 * Box scores look like those of the season 2019/20, to within sampling (a false alarm of 1e-5 for
 * each figure and fresh seed, 1.5e-4 for all) and 3 % of the figure, since these are properties of a
 * league and not of our law. Points and possessions are a little more here (112.5 on 101.5 a side,
 * not 111.4 on 100.9), so the makes are.
 */
import { expect, test } from "vitest";
import { habits } from "../../../../server/feed/simulator/basketball/attack.ts";
import type { Figure, Figures } from "../../../../server/feed/simulator/basketball/figures.ts";
import { deviation, mean } from "../../../../server/simulate/statistics/samples.ts";
import { zMax } from "../support.ts";
import { games, type Shown } from "./sample.ts";

const n = 400;
const sides = ["home", "away"] as const;
const played = games("box", n);
const boxes = (among: readonly Shown[]): Figures[] =>
  among.flatMap(({ game }) => sides.map((side) => game.squads[side].figures));
const box = boxes(played);

/** How far a mean is beyond what sampling and 3 % of the target allow; below 0 where it is not. */
function beyond(values: readonly number[], target: number): number {
  const sampling = (zMax * deviation(values)) / Math.sqrt(values.length);
  return Math.abs(mean(values) - target) - sampling - 0.03 * target;
}

test.each([
  ["threeTried", 34],
  ["freeTried", 23],
  ["turnovers", 14.3],
  ["fouls", 20],
  ["steals", 7.5],
  ["blocks", 5],
  ["assists", 24],
  ["rebounds", 44.8],
  ["fieldTried", 88.8],
] as const)("a side's %s", (figure: Figure, target) => {
  expect(
    beyond(
      box.map((figures) => figures[figure]),
      target,
    ),
  ).toBeLessThan(0);
});

test("shares of shots that are made, and offensive rebounds", () => {
  const share = (made: Figure, tried: Figure) =>
    box.map((figures) => figures[made] / figures[tried]);
  expect(beyond(share("fieldMade", "fieldTried"), 0.46)).toBeLessThan(0);
  expect(beyond(share("threeMade", "threeTried"), 0.357)).toBeLessThan(0);
  expect(beyond(share("freeMade", "freeTried"), 0.773)).toBeLessThan(0);
  const offensive = played.flatMap(({ writer }) => [
    ...(writer.stats.get("offensive-rebounds") ?? []),
  ]);
  expect(beyond(offensive, 10)).toBeLessThan(0);
});

test("the tests see habits that are not basketball's", () => {
  const usual = { ...habits };
  const then = (change: Partial<typeof habits>, figure: Figure, target: number) => {
    Object.assign(habits, change);
    const other = boxes(games("box", 100)).map((figures) => figures[figure]);
    Object.assign(habits, usual);
    return beyond(other, target);
  };
  expect(then({ three: 0.4 }, "threeTried", 34)).toBeGreaterThan(0);
  expect(then({ twoFouled: 0.2, floorFoul: 0.08 }, "fouls", 20)).toBeGreaterThan(0);
  expect(then({ turnover: 0.18 }, "turnovers", 14.3)).toBeGreaterThan(0);
});

test("starters play as long as starters do, the bench as long as benches, five as a rule the whole", () => {
  const minutes = (starter: boolean) =>
    played.flatMap(({ game }) =>
      sides.flatMap((side) =>
        game.options[side].roster
          .filter((player) => player.starter === starter && player.share > 0)
          .map((player) => game.squads[side].of(player).playedMs / 60_000),
      ),
    );
  expect(mean(minutes(true))).toBeGreaterThan(28);
  expect(mean(minutes(true))).toBeLessThan(36);
  expect(minutes(true).filter((played) => played > 46).length / n).toBeLessThan(0.02);
  expect(mean(minutes(false))).toBeGreaterThan(11);
  expect(mean(minutes(false))).toBeLessThan(18);
});

test("a play-by-play is long enough to follow and no flood, and a game takes two hours", () => {
  const rows = played.map(({ writer }) => writer.events.length);
  expect(mean(rows)).toBeGreaterThan(350);
  expect(mean(rows)).toBeLessThan(450);
  const length = played.map(({ writer }) => (writer.row.time ?? 0) / 60_000);
  expect(mean(length)).toBeGreaterThan(115);
  expect(mean(length)).toBeLessThan(140);
  expect(Math.max(...length)).toBeLessThan(210);
});
