import { expect, test } from "vitest";
import { rowsDrawn, rowsInSight, rowsOf } from "../../../app/_views/markets/sight.ts";

test("the rows in sight are those under the head, however little of them", () => {
  // A head of 40 px and ten rows of 40 px.
  expect(rowsInSight(0, 440, 40)).toEqual({ first: 0, last: 9 });
  expect(rowsInSight(1, 440, 40)).toEqual({ first: 0, last: 10 });
  expect(rowsInSight(40, 440, 40)).toEqual({ first: 1, last: 10 });
  expect(rowsInSight(-30, 440, 40).first).toBe(0);
  // A box lower than its head has one row, not fewer than none.
  expect(rowsInSight(400, 20, 40)).toEqual({ first: 10, last: 10 });
});

test("a box has room for as many rows as it can ever show at once", () => {
  for (let top = 0; top < 200; top += 7) {
    const { first, last } = rowsInSight(top, 455, 40);
    expect(last - first + 1).toBeLessThanOrEqual(rowsOf(455, 40));
  }
  expect(rowsOf(20, 40)).toBe(1);
});

test("some more are drawn on either side, always as many, never beyond the table", () => {
  const sight = { first: 2, last: 4 };
  expect(rowsDrawn(sight, 5, 100, -1)).toEqual([1, 2, 3, 4, 5]);
  expect(rowsDrawn({ first: 2, last: 5 }, 5, 100, -1)).toEqual([2, 3, 4, 5, 6]);
  expect(rowsDrawn({ first: 0, last: 2 }, 5, 100, -1)).toEqual([0, 1, 2, 3, 4]);
  expect(rowsDrawn({ first: 97, last: 99 }, 5, 100, -1)).toEqual([95, 96, 97, 98, 99]);
  expect(rowsDrawn(sight, 15, 7, -1)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(rowsDrawn(sight, 15, 0, -1)).toEqual([]);
});

test("the row with the focus is drawn wherever it is, in its order and once", () => {
  const sight = { first: 50, last: 51 };
  expect(rowsDrawn(sight, 4, 100, 3)).toEqual([3, 49, 50, 51, 52]);
  expect(rowsDrawn(sight, 4, 100, 90)).toEqual([49, 50, 51, 52, 90]);
  expect(rowsDrawn(sight, 4, 100, 51)).toEqual([49, 50, 51, 52]);
  // It has gone from the table meanwhile.
  expect(rowsDrawn(sight, 4, 100, 100)).toEqual([49, 50, 51, 52]);
});
