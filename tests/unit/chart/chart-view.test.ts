import { expect, test } from "vitest";
import {
  type ChartView,
  chartView,
  domainNow,
  edgesOf,
  placesMoved,
  sameView,
  type TickRules,
} from "../../../app/_views/chart/chart-view.ts";
import { LabelledPoints } from "../../../app/_views/chart/labelled-points.ts";
import { xShare } from "../../../app/_views/chart/paths.ts";
import { Readings } from "../../../app/_views/chart/readings.ts";
import { spanOf } from "../../../app/_views/chart/span.ts";

const minute = 60_000;
const start = Date.UTC(2026, 10, 20, 14, 0);
const rules = { baseline: null, bounds: null, fromZero: false, tickSize: null };
const ticks: TickRules = {
  width: 600,
  height: 200,
  zone: "UTC",
  room: 0,
  tickSize: null,
  formatValue: String,
};

/** A minute a reading, values from 0 to 9. */
function readings(count: number, max = count): Readings {
  const made = new Readings(1, max);
  for (let place = 0; place < count; place += 1) made.add(start + place * minute, [place % 10]);
  return made;
}

function viewOf({ points }: Readings, options: Partial<TickRules> = {}) {
  const span = spanOf(points, null, 60);
  const values = domainNow(null, points, span, rules);
  return chartView(null, points, span, values, { ...ticks, ...options });
}

test("readings keep the newest, and what is not known is no number", () => {
  const few = new Readings(2, 3);
  for (const value of [1, 2, 3, 4]) few.add(value * 10, [value, value === 4 ? null : -value]);
  const { times, series, count } = few.points;
  expect([...times.subarray(0, count)]).toEqual([20, 30, 40]);
  expect(series.map((values) => [...values.subarray(0, count)])).toEqual([
    [2, 3, 4],
    [-2, -3, Number.NaN],
  ]);
});

test("ticks are those in sight, by places counted from the first in sight, and not at the edges", () => {
  const { pointTicks, count, domain } = viewOf(readings(100));
  expect(count).toBe(60);
  expect(pointTicks.map(({ text }) => text)).toEqual(["14:50", "15:00", "15:10", "15:20", "15:30"]);
  expect(pointTicks[0]?.at).toBe(10);
  expect(domain.low).toBeLessThan(0);
  const narrow = viewOf(readings(100), { width: 300 });
  expect(narrow.pointTicks.length).toBeLessThan(5);
});

/** px that a figure of an axis takes at the least. */
const figureWidth = 6;

/** What is between the texts of the ticks, px. */
function gaps({ pointTicks, edges }: ChartView, width: number): number[] {
  return pointTicks.slice(1).map((tick, index) => {
    const before = pointTicks[index] ?? tick;
    const distance = (xShare(tick.at, edges) - xShare(before.at, edges)) * width;
    return distance - ((tick.text.length + before.text.length) / 2) * figureWidth;
  });
}

test("over a night the day is told, and no tick touches another at any width", () => {
  const opening = Date.UTC(2026, 10, 19, 14, 30);
  for (const last of [0.1, 0.5, 3, 6.5]) {
    const sessions = new Readings(1, 600);
    for (const [day, hours] of [0, 24, 48].entries()) {
      const minutes = day === 2 ? last * 60 : 390;
      for (let at = 0; at < minutes; at += 3) {
        sessions.add(opening + hours * 3_600_000 + at * minute, [at % 7]);
      }
    }
    const { points } = sessions;
    const span = { start: 0, end: points.count };
    for (let width = 180; width <= 1_400; width += 20) {
      const view = chartView(null, points, span, { low: 0, high: 9 }, { ...ticks, width });
      for (const room of gaps(view, width)) expect(room).toBeGreaterThan(4);
      if (last > 3 || width > 600) {
        const days = view.pointTicks.map(({ text }) => text).filter((text) => /Nov/.test(text));
        expect(days).toContain("20 Nov");
        if (last >= 3) expect(days).toContain("21 Nov");
      }
    }
  }
});

test("the ends of a match's halves are told where there is no room for more", () => {
  const points = new LabelledPoints(1);
  points.resize(130);
  for (let place = 0; place < 130; place += 1) {
    points.times[place] = place;
    points.labels[place] = place < 92 ? `${Math.min(90, place + 1)}'` : `${place - 2}'`;
  }
  const span = { start: 0, end: 130 };
  const texts = (width: number) => {
    const view = chartView(null, points, span, { low: 0, high: 9 }, { ...ticks, width });
    for (const room of gaps(view, width)) expect(room).toBeGreaterThan(4);
    return view.pointTicks.map(({ text }) => text);
  };
  expect(texts(340)).toEqual(["45'", "90'", "105'", "120'"]);
  expect(texts(240)).toEqual(["45'", "90'", "105'"]);
});

test("few points in a room for many have few ticks, since they stand close together", () => {
  const alone = viewOf(readings(9), { room: 60 });
  expect(alone.pointTicks.length).toBeLessThan(2);
  const { pointTicks, edges } = viewOf(readings(30), { room: 60 });
  expect(pointTicks.length).toBeGreaterThan(1);
  const places = pointTicks.map(({ at }) => xShare(at, edges) * ticks.width);
  for (const [index, place] of places.entries()) {
    expect(place - (places[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(50);
  }
});

test("a view stays while its ticks only move on, and not when one comes", () => {
  const moving = readings(93, 93);
  const before = viewOf(moving);
  const step = (count: number) => {
    for (let times = 0; times < count; times += 1) {
      const { points } = moving;
      moving.add((points.times[points.count - 1] ?? 0) + minute, [5]);
    }
    return spanOf(moving.points, null, 60);
  };
  let span = step(3);
  expect(placesMoved(before, moving.points, span)).toBe(3);
  expect(sameView(before, viewOf(moving), moving.points, span)).toBe(true);
  span = step(6);
  expect(sameView(before, viewOf(moving), moving.points, span)).toBe(false);
});

test("a view is another one when its values leave the axis", () => {
  const risen = readings(100, 100);
  const before = viewOf(risen);
  const span = spanOf(risen.points, null, 60);
  risen.add((risen.points.times[99] ?? 0) + 1, [1_000]);
  expect(sameView(before, viewOf(risen), risen.points, span)).toBe(false);
});

test("an axis from zero ends a little above the greatest value, and stands where all is zero", () => {
  const { points } = readings(10);
  const span = { start: 0, end: 10 };
  const fromZero = { ...rules, fromZero: true };
  const axis = domainNow(null, points, span, fromZero);
  expect(axis?.low).toBe(0);
  expect(axis?.high).toBeGreaterThan(9);
  expect(domainNow(axis, points, span, fromZero)).toBe(axis);
  expect(domainNow(null, points, { start: 0, end: 1 }, fromZero)).toEqual({ low: 0, high: 1 });
  expect(domainNow(null, points, { start: 0, end: 0 }, fromZero)).toBeNull();
});

test("an axis with bounds stays within them", () => {
  const bounds = { low: 0, high: 1 };
  expect(domainNow(null, readings(10).points, { start: 0, end: 10 }, { ...rules, bounds })).toBe(
    bounds,
  );
});

test("few points stand on the right of a plot that has room for more", () => {
  expect(xShare(1, edgesOf({ start: 0, end: 2 }, false, 5))).toBe(1);
  expect(xShare(0, edgesOf({ start: 0, end: 2 }, false, 5))).toBe(0.75);
  expect(xShare(0, edgesOf({ start: 0, end: 5 }, false, 5))).toBe(0);
});
