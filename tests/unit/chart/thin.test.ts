import { expect, test } from "vitest";
import { thinned } from "../../../app/_views/chart/thin.ts";

const whole = (values: readonly number[]) => ({ start: 0, end: values.length });

test("few points are all kept", () => {
  expect(thinned([5, 1, 4], { start: 0, end: 3 }, 10)).toEqual([0, 1, 2]);
  expect(thinned([5, 1, 4, 9], { start: 1, end: 3 }, 10)).toEqual([1, 2]);
  expect(thinned([], { start: 0, end: 0 }, 10)).toEqual([]);
});

test("lowest and highest of every pixel stay, and both ends", () => {
  const values = Array.from({ length: 1_000 }, (_, index) => Math.sin(index / 7) * index);
  values[503] = 9_999;
  values[506] = -9_999;
  values[703] = -9_998;
  values[706] = 9_998;
  const kept = thinned(values, whole(values), 50);
  expect(kept.length).toBeLessThanOrEqual(102);
  expect(kept).toContain(503);
  expect(kept).toContain(506);
  expect(kept).toContain(703);
  expect(kept).toContain(706);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(999);
  expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
});

test("only places in sight are kept", () => {
  const values = Array.from({ length: 1_000 }, (_, index) => index % 13);
  values[100] = 999;
  values[350] = 99;
  const kept = thinned(values, { start: 300, end: 700 }, 20);
  expect(kept).toContain(350);
  expect(kept[0]).toBe(300);
  expect(kept.at(-1)).toBe(699);
  expect(kept.length).toBeGreaterThan(30);
  expect(kept.length).toBeLessThanOrEqual(42);
});

test("a plot without width still ends", () => {
  expect(thinned([1, 9, 0, 4, 5], { start: 0, end: 5 }, 0)).toEqual([0, 1, 2, 4]);
});
