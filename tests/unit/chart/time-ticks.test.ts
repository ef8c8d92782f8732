import { expect, test } from "vitest";
import { spreadTicks, timeTicks } from "../../../app/_views/chart/time-ticks.ts";

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 14, 28);

test("ticks stand where a round time begins", () => {
  const times = Array.from({ length: 30 }, (_, index) => start + index * minute);
  expect(timeTicks(times, 6)).toEqual({ indices: [2, 7, 12, 17, 22, 27], step: 5 * minute });
  expect(timeTicks(times, 3).indices).toEqual([2, 12, 22]);
});

test("a gap gets one tick, at the first point after it", () => {
  const times = [start, start + minute, start + 500 * minute, start + 501 * minute];
  expect(timeTicks(times, 2).indices).toEqual([2]);
});

test("round times are those of the zone that is shown", () => {
  const twoHours = Array.from({ length: 25 }, (_, index) => start + (index * 5 - 28) * minute);
  expect(timeTicks(twoHours, 2)).toEqual({ indices: [12, 24], step: 60 * minute });
  expect(timeTicks(twoHours, 2, 30 * minute).indices).toEqual([6, 18]);
});

test("no points, no ticks", () => {
  expect(timeTicks([], 5).indices).toEqual([]);
  expect(spreadTicks([], 5)).toEqual([]);
});

test("a label is written once, and labels keep their distance", () => {
  expect(spreadTicks(["1'", "1'", "2'", "2'"], 4)).toEqual([
    { index: 0, label: "1'" },
    { index: 2, label: "2'" },
  ]);
  const labels = Array.from({ length: 90 }, (_, index) => `${index + 1}'`);
  const ticks = spreadTicks(labels, 6);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks[1]?.index).toBe(15);
});
