import { expect, test } from "vitest";
import { scrollTo, walk } from "../../../app/_views/markets/grid-walk.ts";

const size = { rows: 100, columns: 5, page: 20 };
const from = { row: 50, column: 2 };

test.each([
  ["ArrowLeft", false, { row: 50, column: 1 }],
  ["ArrowRight", false, { row: 50, column: 3 }],
  ["ArrowUp", false, { row: 49, column: 2 }],
  ["ArrowDown", false, { row: 51, column: 2 }],
  ["Home", false, { row: 50, column: 0 }],
  ["End", false, { row: 50, column: 4 }],
  ["PageUp", false, { row: 30, column: 2 }],
  ["PageDown", false, { row: 70, column: 2 }],
  ["Home", true, { row: 0, column: 0 }],
  ["End", true, { row: 99, column: 4 }],
  ["ArrowLeft", true, { row: 50, column: 0 }],
  ["ArrowDown", true, { row: 99, column: 2 }],
])("%s (control: %s) leads on", (key, control, to) => {
  expect(walk(key, control, from, size)).toEqual(to);
});

test("the edges hold: the head is above the first row, and nothing is beyond the last", () => {
  expect(walk("ArrowUp", false, { row: 0, column: 0 }, size)).toEqual({ row: -1, column: 0 });
  expect(walk("ArrowUp", false, { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
  expect(walk("ArrowDown", false, { row: 99, column: 0 }, size)).toEqual({ row: 99, column: 0 });
  expect(walk("ArrowLeft", false, { row: 3, column: 0 }, size)).toEqual({ row: 3, column: 0 });
  expect(walk("ArrowRight", false, { row: 3, column: 4 }, size)).toEqual({ row: 3, column: 4 });
  expect(walk("PageUp", false, { row: 7, column: 1 }, size)).toEqual({ row: 0, column: 1 });
  expect(walk("PageDown", false, { row: -1, column: 1 }, size)).toEqual({ row: 20, column: 1 });
});

test("in a table without rows one stays in the head", () => {
  const none = { ...size, rows: 0 };
  for (const key of ["ArrowDown", "PageDown", "End", "Home"]) {
    expect(walk(key, true, { row: -1, column: 1 }, none)?.row ?? -1).toBe(-1);
  }
});

test("other keys lead nowhere", () => {
  expect(walk("x", false, from, size)).toBeNull();
  expect(walk("Tab", false, from, size)).toBeNull();
});

test("a row scrolls into sight by as little as does it, and never under the head", () => {
  const box = { top: 340, height: 440, head: 40 };
  // Rows 10 to 19 of 40 px fit between.
  expect(scrollTo(10, 40, { ...box, top: 400 })).toBe(400);
  expect(scrollTo(9, 40, { ...box, top: 400 })).toBe(360);
  expect(scrollTo(19, 40, { ...box, top: 400 })).toBe(400);
  expect(scrollTo(20, 40, { ...box, top: 400 })).toBe(440);
  expect(scrollTo(0, 40, box)).toBe(0);
});
