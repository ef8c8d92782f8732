import { expect, test } from "vitest";
import { labelTicks } from "../../../app/_views/chart/label-ticks.ts";
import type { Span } from "../../../app/_views/chart/span.ts";

const whole = ({ length }: { length: number }) => ({ start: 0, end: length });
const placesOf = (labels: readonly string[], span: Span, countMax: number) =>
  labelTicks(labels, span, countMax).map(({ place }) => place);

test("no points, no ticks", () => {
  expect(labelTicks([], whole([]), 5)).toEqual([]);
});

test("a label is written once, and minutes are round ones", () => {
  expect(placesOf(["1'", "1'", "2'", "2'"], { start: 0, end: 4 }, 4)).toEqual([0, 2]);
  const labels = Array.from({ length: 90 }, (_, index) => `${index + 1}'`);
  const ticks = placesOf(labels, whole(labels), 6);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.map((place) => labels[place])).toEqual(["15'", "30'", "45'", "60'", "75'", "90'"]);
  expect(placesOf(["1'", "1'", "1'"], { start: 1, end: 3 }, 4)).toEqual([1]);
});

test("minutes added are no round ones, and labels of another kind keep their distance", () => {
  const added = ["44'", "45'", "45+1'", "45+2'", "45+3'", "46'"];
  expect(placesOf(added, whole(added), 1)).toEqual([1]);
  const sets = ["1–0", "1–1", "2–1", "2–2", "3–2", "4–2"];
  expect(placesOf(sets, whole(sets), 3)).toEqual([0, 2, 4]);
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
    placesOf(labels, whole(labels), countMax).map((place) => labels[place]);
  expect(textsOf(8)).toEqual(["15'", "30'", "45'", "60'", "75'", "90'", "105'", "120'"]);
  expect(textsOf(4)).toEqual(["45'", "90'", "105'", "120'"]);
  const [, , extra = 0] = placesOf(labels, whole(labels), 4);
  expect(labels.slice(extra - 4, extra)).toEqual(["101'", "102'", "103'", "104'"]);
});

test("time played is written where a round time begins, wherever games end", () => {
  const labels = ["0:00", "0:04", "0:11", "0:16", "0:29", "0:34", "0:34", "0:58", "1:03", "1:07"];
  const textsOf = (countMax: number) =>
    labelTicks(labels, whole(labels), countMax).map(
      ({ place, text }) => `${labels[place]} ${text}`,
    );
  expect(textsOf(9)).toEqual([
    "0:11 0:10",
    "0:16 0:15",
    "0:29 0:25",
    "0:34 0:30",
    "0:58 0:55",
    "1:03 1:00",
    "1:07 1:05",
  ]);
  expect(textsOf(4)).toEqual(["0:16 0:15", "0:34 0:30", "0:58 0:45", "1:03 1:00"]);
  expect(textsOf(1)).toEqual(["1:03 1:00"]);
  // Not where what is in sight begins: that time was round some points before.
  expect(labelTicks(labels, { start: 3, end: 6 }, 4)).toEqual([
    { place: 4, text: "0:25" },
    { place: 5, text: "0:30" },
  ]);
});

test("a label without room stands further right, as far as points have it", () => {
  const labels = ["Q1", "Q1", "Q1", "Q2", "Q2", "Q3"];
  const from = (first: number) => (place: number) => place >= first;
  const all = (fits: (place: number) => boolean) => labelTicks(labels, whole(labels), 6, fits);
  expect(all(from(2)).map(({ place }) => place)).toEqual([2, 3, 5]);
  expect(all(from(3)).map(({ text }) => text)).toEqual(["Q2", "Q3"]);
});
