import { expect, test } from "vitest";
import { candleOf, candlesOf, changedFrom } from "../../../app/_views/candles/candle.ts";
import { candle, row } from "./support.ts";

const rows = [row(60), row(120), row(180)] as const;

test("a row becomes a candle by its key, and one that lacks a price none", () => {
  expect(candleOf(row(60, 12))).toEqual(candle(60, { close: 12 }));
  const blank = { key: "60", row: { ...row(60).row, high: null } };
  expect(candleOf(blank)).toBeNull();
  expect(candlesOf([blank, row(120)])).toEqual([candle(120)]);
  const untraded = { key: "60", row: { ...row(60).row, volume: null } };
  expect(candleOf(untraded)?.volume).toBe(0);
});

test("nothing is written while nothing changes", () => {
  expect(changedFrom(rows, rows)).toBeNull();
  expect(changedFrom(rows, [...rows])).toBeNull();
  expect(changedFrom([], [])).toBeNull();
});

test("the newest candle is written when it changes, and those that come after it", () => {
  const moved = row(180, 11);
  expect(changedFrom(rows, [rows[0], rows[1], moved])).toBe(2);
  expect(changedFrom(rows, [...rows, row(240)])).toBe(3);
  expect(changedFrom(rows, [rows[0], rows[1], moved, row(240), row(300)])).toBe(2);
});

test("candles may leave at the old end", () => {
  expect(changedFrom(rows, [rows[1], rows[2], row(240)])).toBe(2);
  expect(changedFrom(rows, [rows[1], rows[2]])).toBeNull();
  expect(changedFrom(rows, [row(180, 11), row(240)])).toBe(0);
});

test("all is written where more than the newest differs", () => {
  expect(changedFrom([], rows)).toBe("all");
  expect(changedFrom(rows, [])).toBe("all");
  // An older candle was corrected.
  expect(changedFrom(rows, [rows[0], row(120, 11), rows[2]])).toBe("all");
  // Rows were missed.
  expect(changedFrom(rows, [row(300), row(360)])).toBe("all");
  // The time went back.
  expect(changedFrom(rows, [rows[0], rows[1]])).toBe("all");
  // Another series that begins at the same time.
  expect(changedFrom(rows, [rows[0], row(75), row(90)])).toBe("all");
});
