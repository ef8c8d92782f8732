import { expect, test } from "vitest";
import { spreadTicks, timeTicks } from "../../../app/_views/chart/time-ticks.ts";

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
  expect(spreadTicks([], whole([]), 5)).toEqual([]);
});

test("a label is written once, and minutes are round ones", () => {
  expect(spreadTicks(["1'", "1'", "2'", "2'"], { start: 0, end: 4 }, 4)).toEqual([0, 2]);
  const labels = Array.from({ length: 90 }, (_, index) => `${index + 1}'`);
  const ticks = spreadTicks(labels, whole(labels), 6);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.map((place) => labels[place])).toEqual(["15'", "30'", "45'", "60'", "75'", "90'"]);
  expect(spreadTicks(["1'", "1'", "1'"], { start: 1, end: 3 }, 4)).toEqual([1]);
});

test("minutes added are no round ones, and labels of another kind keep their distance", () => {
  const added = ["44'", "45'", "45+1'", "45+2'", "45+3'", "46'"];
  expect(spreadTicks(added, whole(added), 1)).toEqual([1]);
  const sets = ["1–0", "1–1", "2–1", "2–2", "3–2", "4–2"];
  expect(spreadTicks(sets, whole(sets), 3)).toEqual([0, 2, 4]);
});

test("a clock that goes back after added time is not written a second time", () => {
  const half = (from: number, to: number, added: number) => [
    ...Array.from({ length: to - from + 1 }, (_, index) => `${from + index}'`),
    ...Array.from({ length: added }, (_, index) => `${to}+${index + 1}'`),
  ];
  const labels = [
    ...half(1, 45, 2),
    ...half(45, 90, 6),
    ...half(90, 105, 1),
    ...half(105, 120, 0),
    ...["PEN", "PEN"],
  ];
  const textsOf = (countMax: number) =>
    spreadTicks(labels, whole(labels), countMax).map((place) => labels[place]);
  expect(textsOf(8)).toEqual(["15'", "30'", "45'", "60'", "75'", "90'", "105'", "120'"]);
  expect(textsOf(4)).toEqual(["45'", "90'", "105'", "120'"]);
  const [, , extra = 0] = spreadTicks(labels, whole(labels), 4);
  expect(labels.slice(extra - 4, extra)).toEqual(["101'", "102'", "103'", "104'"]);
});
