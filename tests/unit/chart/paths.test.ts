import { expect, test } from "vitest";
import {
  areaPath,
  type Bar,
  candlePaths,
  edgeToEdge,
  endDot,
  linePath,
  pointX,
  slots,
  valueY,
  volumePaths,
} from "../../../app/_views/chart/paths.ts";

const scale = { low: 0, high: 10, ...edgeToEdge(3) };
const two = { low: 0, high: 10, ...slots(2, 2) };
const rising: Bar = { open: 2, high: 8, low: 1, close: 6, volume: 50 };
const falling: Bar = { open: 6, high: 7, low: 3, close: 4, volume: 100 };

test("points reach from edge to edge, or stand in the middle of their slots", () => {
  expect([0, 1, 2].map((index) => pointX(index, scale))).toEqual([0, 500, 1_000]);
  expect([0, 1].map((index) => pointX(index, two))).toEqual([250, 750]);
});

test("few candles keep their width and stand on the right", () => {
  const few = { low: 0, high: 10, ...slots(1, 4) };
  expect(pointX(0, few)).toBe(875);
  expect(pointX(0.5, few)).toBe(1_000);
});

test("high values are near the top", () => {
  expect([10, 5, 0].map((value) => valueY(value, scale))).toEqual([0, 500, 1_000]);
});

test("a line goes through its values and the area closes under it", () => {
  const line = linePath([0, 5, 10], scale, 600);
  expect(line).toBe("M0 1000L500 500L1000 0");
  expect(areaPath(line)).toBe("M0 1000L500 500L1000 0V1000H0Z");
  expect(endDot([0, 5, 10], scale)).toBe("M1000 0h0");
});

test("a value that is not known leaves no trace", () => {
  expect(linePath([0, Number.NaN, 10], scale, 600)).toBe("M0 1000L1000 0");
  expect(linePath([], scale, 600)).toBe("");
  expect(areaPath("")).toBe("");
  expect(endDot([], scale)).toBe("");
});

test("a single value is a level", () => {
  expect(linePath([5], { ...scale, ...edgeToEdge(1) }, 600)).toBe("M0 500H1000");
});

test("candles rise and fall in different paths, wicks from high to low", () => {
  const paths = candlePaths([rising, falling], two);
  expect(paths.upWicks).toBe("M250 200V900");
  expect(paths.upBodies).toBe("M80 400H420V800H80Z");
  expect(paths.downWicks).toBe("M750 300V700");
  expect(paths.downBodies).toBe("M580 400H920V600H580Z");
});

test("a candle that closed where it opened is a line", () => {
  const still = { ...rising, close: rising.open };
  expect(candlePaths([still], { ...two, ...slots(1, 1) }).upBodies).toBe("M160 800H840V803H160Z");
});

test("volume stands on the floor, the largest as high as its share", () => {
  const paths = volumePaths([rising, falling], two, 0.2);
  expect(paths.down).toBe("M580 1000V800H920V1000Z");
  expect(paths.up).toBe("M80 1000V900H420V1000Z");
  expect(volumePaths([{ ...rising, volume: 0 }], two, 0.2)).toEqual({ up: "", down: "" });
});
