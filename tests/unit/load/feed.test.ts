import { expect, test } from "vitest";
import { feedTable, isWithin, median } from "../../load/feed/measured.ts";

const result = (target: "nothing" | "board", instruments: number, ...ns: number[]) => ({
  instruments,
  target,
  rate: 1,
  ticks: 1,
  costs: ns.map((nsPerTick) => ({ nsPerTick, bytesPerTick: 0.25 })),
});

test("the median run is held against the goal of so many instruments", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(isWithin(result("nothing", 5000, 900, 300, 200))).toBe(true);
  expect(isWithin(result("nothing", 5000, 900, 301, 200))).toBe(false);
  expect(isWithin(result("nothing", 5001, 900, 301, 200))).toBe(true);
  expect(isWithin(result("nothing", 20_000, 501))).toBe(false);
  expect(isWithin(result("board", 5000, 900))).toBe(null);
  expect(isWithin(result("nothing", 20_001, 900))).toBe(null);
});

test("the table has a line for each case", () => {
  const lines = feedTable([result("nothing", 5000, 250.4, 200, 320), result("board", 485, 700)]);
  expect(lines.split("\n").slice(2)).toEqual([
    "| 5,000 | nothing | 250 | 200 to 320 | 300: met | 0.3 |",
    "| 485 | a board | 700 | 700 to 700 |  | 0.3 |",
  ]);
});
