import { expect, test } from "vitest";
import { timeTicks } from "../../../app/_views/chart/time-ticks.ts";

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 14, 28);
const whole = ({ length }: { length: number }) => ({ start: 0, end: length });

test("ticks stand where a round time begins", () => {
  const times = Array.from({ length: 30 }, (_, index) => start + index * minute);
  const all = whole(times);
  expect(timeTicks(times, all, 6)).toEqual({ places: [2, 7, 12, 17, 22, 27], step: 5 * minute });
  expect(timeTicks(times, all, 3).places).toEqual([2, 12, 22]);
  expect(timeTicks(times, { start: 2, end: 13 }, 3).places).toEqual([2, 7, 12]);
  expect(timeTicks(times, { start: 3, end: 13 }, 3).places).toEqual([7, 12]);
});

test("a gap gets one tick, at the first point after it", () => {
  const times = [start, start + minute, start + 500 * minute, start + 501 * minute];
  expect(timeTicks(times, whole(times), 2).places).toEqual([2]);
});

test("round times are those of the zone that is shown", () => {
  const times = Array.from({ length: 25 }, (_, index) => start + (index * 5 - 28) * minute);
  expect(timeTicks(times, whole(times), 2)).toEqual({ places: [12, 24], step: 60 * minute });
  expect(timeTicks(times, whole(times), 2, 30 * minute).places).toEqual([6, 18]);
});

test("an axis that slides keeps its step while that brings one tick too many", () => {
  const times = Array.from({ length: 30 }, (_, index) => start + index * minute);
  expect(timeTicks(times, whole(times), 5).step).toBe(10 * minute);
  expect(timeTicks(times, whole(times), 5, 0, 5 * minute).step).toBe(5 * minute);
  expect(timeTicks(times, whole(times), 4, 0, 5 * minute).step).toBe(10 * minute);
});

test("no points, no ticks", () => {
  expect(timeTicks([], whole([]), 5).places).toEqual([]);
});
