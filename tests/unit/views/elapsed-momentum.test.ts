import { expect, test } from "vitest";
import {
  elapsedAxis,
  elapsedMinute,
  elapsedMomentum,
} from "../../../app/_views/scores/momentum.ts";

const point = (clock: string | null, edge: number) => ({
  clock,
  homeWin: 0.5 + edge / 2,
  awayWin: 0.5 - edge / 2,
});

test("a time since the start is so many minutes", () => {
  expect(["0:00", "1:07", "10:59", "63'", "", null].map(elapsedMinute)).toEqual([
    0,
    67,
    659,
    null,
    null,
    null,
  ]);
});

test("between two points what was known last holds, and the later of a minute counts", () => {
  const points = [point("0:00", 0.1), point("0:03", 0.3), point("0:03", 0.4), point("0:05", 0)];
  const minutes = elapsedMomentum([...points, point("", 1)]);
  expect(minutes.map(({ clock }) => clock)).toEqual([
    "0:00",
    "0:01",
    "0:02",
    "0:03",
    "0:04",
    "0:05",
  ]);
  // Against the start, as long as ten minutes have not been played.
  expect(minutes.map(({ value }) => Number(value.toFixed(6)))).toEqual([0, 0, 0, 0.3, 0.3, -0.1]);
});

test("after ten minutes it is the last ten that count", () => {
  const minutes = elapsedMomentum([point("0:00", 0), point("0:02", 0.5), point("0:13", 0.5)]);
  expect(minutes.map(({ value }) => value)).toEqual([
    0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0,
  ]);
});

test("the axis has the usual length from the start, and grows with a longer match", () => {
  const ticks = (count: number) =>
    elapsedAxis(Array.from({ length: count }, () => ({ clock: "", value: 0 }))).ticks.map(
      ({ label, at }) => `${label} at ${at}`,
    );
  expect(ticks(0)).toEqual(["0:30 at 30", "1:00 at 60", "1:30 at 90"]);
  expect(ticks(152).at(-1)).toBe("2:30 at 150");
  expect(elapsedAxis([])).toMatchObject({ length: 105, half: null });
});
