import { expect, test } from "vitest";
import {
  areaPath,
  barPaths,
  edgeToEdge,
  endDot,
  linePath,
  slots,
  xShare,
  yShare,
} from "../../../app/_views/chart/paths.ts";
import { sidePath } from "../../../app/_views/chart/side-path.ts";

const span = { start: 0, end: 3 };
const scale = { low: 0, high: 10, span, edges: edgeToEdge(3) };

test("points reach from edge to edge, or stand in the middle of their slots", () => {
  expect([0, 1, 2].map((place) => xShare(place, edgeToEdge(3)))).toEqual([0, 0.5, 1]);
  expect([0, 1].map((place) => xShare(place, slots(2, 2)))).toEqual([0.25, 0.75]);
});

test("few points keep their width and stand on the right", () => {
  expect(xShare(0, slots(1, 4))).toBe(0.875);
  expect(xShare(0.5, slots(1, 4))).toBe(1);
});

test("high values are near the top", () => {
  expect([10, 5, 0].map((value) => yShare(value, scale))).toEqual([0, 0.5, 1]);
});

test("a line goes through its values and the area closes under it", () => {
  const line = linePath([0, 5, 10], scale, 600);
  expect(line).toBe("M0 4000L2000 2000L4000 0");
  expect(areaPath(line)).toBe("M0 4000L2000 2000L4000 0V4000H0Z");
  expect(endDot([0, 5, 10], scale)).toBe("M4000 0h0");
});

test("an area on one side of a level ends where the line passes it, not at the next point", () => {
  const sides = (values: readonly number[], level = 2000) => [
    sidePath(values, scale, 600, level, "above"),
    sidePath(values, scale, 600, level, "below"),
  ];
  expect(sides([9, 3, 8])).toEqual([
    "M0 400L1333 2000L2000 2000L2800 2000L4000 800V2000H0Z",
    "M0 2000L1333 2000L2000 2800L2800 2000L4000 2000V2000H0Z",
  ]);
  expect(sides([5, 7, 5])[0]).toBe("M0 2000L2000 1200L4000 2000V2000H0Z");
  expect(sides([Number.NaN, Number.NaN, Number.NaN])).toEqual(["", ""]);
});

test("what is in sight fills the plot, wherever it begins", () => {
  const part = { ...scale, span: { start: 2, end: 5 } };
  expect(linePath([9, 9, 0, 5, 10, 9], part, 600)).toBe("M0 4000L2000 2000L4000 0");
  expect(endDot([9, 9, 0, 5, 10, 9], part)).toBe("M4000 0h0");
});

test("a value that is not known leaves no trace", () => {
  expect(linePath([0, Number.NaN, 10], scale, 600)).toBe("M0 4000L4000 0");
  const none = { ...scale, span: { start: 0, end: 0 } };
  expect(linePath([], none, 600)).toBe("");
  expect(areaPath("")).toBe("");
  expect(endDot([], none)).toBe("");
  expect(endDot([1, 2, Number.NaN], scale)).toBe("");
});

test("a single value is a level", () => {
  const one = { ...scale, span: { start: 0, end: 1 }, edges: edgeToEdge(1) };
  expect(linePath([5], one, 600)).toBe("M0 2000H4000");
});

test("bars stand on the floor, the largest as high as its share, falls apart from rises", () => {
  const two = { low: 0, high: 10, span: { start: 1, end: 3 }, edges: slots(2, 2) };
  expect(barPaths([999, 50, -100], two, 0.2)).toEqual({
    up: "M320 4000v-400h1360v400Z",
    down: "M2320 4000v-800h1360v800Z",
  });
  expect(barPaths([1, 0, Number.NaN], two, 0.2)).toEqual({ up: "", down: "" });
});
