import { expect, test } from "vitest";
import { gridOf, nearestTicks, toPrice, toTicks } from "../../../lib/table/grid.ts";
import { Random } from "../../support/random.ts";

test("a grid counts in whole numbers", () => {
  expect(gridOf(0.01)).toEqual({ units: 1, decimals: 2, scale: 100 });
  expect(gridOf(0.25)).toEqual({ units: 25, decimals: 2, scale: 100 });
  expect(gridOf(5)).toEqual({ units: 5, decimals: 0, scale: 1 });
  expect(gridOf(0.000_000_01)).toEqual({ units: 1, decimals: 8, scale: 1e8 });
  expect(gridOf(0.01)).toBe(gridOf(0.01));
});

test("what is no step is refused", () => {
  for (const size of [0, -0.01, Number.NaN, Number.POSITIVE_INFINITY, 1 / 3, 1e-13, 1e300]) {
    expect(() => gridOf(size), String(size)).toThrow(RangeError);
  }
});

test("a decimal on the grid goes to steps and back unchanged", () => {
  const random = new Random(7);
  for (const tickSize of [0.01, 0.05, 0.25, 0.000_1, 0.000_000_01, 1, 5, 0.3]) {
    const grid = gridOf(tickSize);
    for (let round = 0; round < 2_000; round += 1) {
      const steps = random.below(10 ** (1 + random.below(11)));
      const written = Number(((steps * grid.units) / grid.scale).toFixed(grid.decimals));
      expect(toTicks(written, grid)).toBe(steps);
      expect(toPrice(steps, grid)).toBe(written);
      expect(nearestTicks(written, grid)).toBe(steps);
    }
  }
});

test("a decimal off the grid is refused, and brought to the nearest step where that is asked", () => {
  const grid = gridOf(0.05);
  for (const price of [1.01, 1.04, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => toTicks(price, grid), String(price)).toThrow(RangeError);
  }
  expect(nearestTicks(1.04, grid)).toBe(21);
  expect(nearestTicks(1.01, grid)).toBe(20);
});

test("noise of binary arithmetic does not take a price off its grid", () => {
  expect(toTicks(0.1 + 0.2, gridOf(0.01))).toBe(30);
  expect(toTicks(1.1 * 3, gridOf(0.1))).toBe(33);
});
