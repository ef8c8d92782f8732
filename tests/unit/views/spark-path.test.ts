import { expect, test } from "vitest";
import { sparkPaths } from "../../../app/_views/shared/spark-path.ts";

test("the lowest value is at the bottom and the highest at the top, inside the box", () => {
  expect(sparkPaths([1, 3, 2], 103, 23).line).toBe("M1.5 21.5L51.5 1.5L101.5 11.5");
});

test("the reference belongs to the scale", () => {
  const { line, referenceY } = sparkPaths([10, 11], 13, 23, 9);
  expect(referenceY).toBe(21.5);
  expect(line).toBe("M1.5 11.5L11.5 1.5");
});

test("a day that has just begun starts at the left", () => {
  expect(sparkPaths([1, 2], 103, 23, null, 11).line).toBe("M1.5 21.5L11.5 1.5");
});

test("values that are all the same lie in the middle", () => {
  expect(sparkPaths([5, 5], 13, 20).line).toBe("M1.5 10.0L11.5 10.0");
});

test("less than two points make no line", () => {
  expect(sparkPaths([5], 13, 20)).toEqual({ line: "", referenceY: null });
  expect(sparkPaths([], 13, 20, 5)).toEqual({ line: "", referenceY: 10 });
});
