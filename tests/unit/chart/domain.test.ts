import { expect, test } from "vitest";
import {
  lifted,
  padded,
  rangeOver,
  steadyDomain,
  valueTicks,
  withBaseline,
} from "../../../app/_views/chart/domain.ts";

test("a range is that of the places in sight, and passes over what is not a number", () => {
  expect(rangeOver([[9, 3, Number.NaN, 1, -9]], { start: 1, end: 4 })).toEqual({ low: 1, high: 3 });
  expect(rangeOver([[3], [7]], { start: 0, end: 1 })).toEqual({ low: 3, high: 7 });
  expect(rangeOver([[3]], { start: 0, end: 0 })).toBeNull();
  expect(rangeOver([[Number.NaN]], { start: 0, end: 1 })).toBeNull();
});

test("a baseline joins the axis only where it does not flatten the series", () => {
  expect(withBaseline({ low: 100, high: 102 }, 99)).toEqual({ low: 99, high: 102 });
  expect(withBaseline({ low: 100, high: 102 }, 50)).toEqual({ low: 100, high: 102 });
  expect(withBaseline({ low: 100, high: 102 }, null)).toEqual({ low: 100, high: 102 });
});

test("a series that never moved still has an axis around it", () => {
  const { low, high } = padded({ low: 100, high: 100 }, 0.01);
  expect(low).toBeLessThan(100);
  expect(high).toBeGreaterThan(100);
  expect(padded({ low: 0, high: 0 }, null).high).toBeGreaterThan(0);
});

test("an axis stays while it holds its values and they fill it", () => {
  const first = steadyDomain(null, { low: 100, high: 110 }, null);
  expect(steadyDomain(first, { low: 101, high: 110 }, null)).toBe(first);
  expect(steadyDomain(first, { low: 100, high: 111 }, null).high).toBeGreaterThan(111);
  expect(steadyDomain(first, { low: 104, high: 106 }, null).high).toBeLessThan(first.high);
});

test("a lifted axis leaves its share below", () => {
  const { low, high } = lifted({ low: 100, high: 180 }, 0.2);
  expect((100 - low) / (high - low)).toBeCloseTo(0.2);
});

test("ticks are round, inside the axis, no finer than the price step and few enough", () => {
  expect(valueTicks({ low: 182.13, high: 182.61 }, 5, 0.01)).toEqual([
    182.2, 182.3, 182.4, 182.5, 182.6,
  ]);
  expect(valueTicks({ low: 9.994, high: 10.006 }, 5, 0.01)).toEqual([10]);
  expect(valueTicks({ low: 0, high: 1 }, 4, null)).toEqual([0, 0.5, 1]);
  expect(valueTicks({ low: -3, high: 3 }, 4, null)).toEqual([-2, 0, 2]);
  expect(valueTicks({ low: 5, high: 5 }, 4, null)).toEqual([]);
});
