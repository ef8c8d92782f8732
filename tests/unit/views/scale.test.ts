import { expect, test } from "vitest";
import { logScale, positions } from "../../../app/_views/control/scale.ts";
import { rateMax, speedMax, speedMin } from "../../../server/feed/feed.ts";

const rates = logScale(1, rateMax, true);
const speeds = logScale(speedMin, speedMax, false);

test("a slider reaches both ends of its range exactly", () => {
  expect([rates.valueAt(0), rates.valueAt(1), rates.valueAt(positions)]).toEqual([0, 1, rateMax]);
  expect([speeds.valueAt(0), speeds.valueAt(positions)]).toEqual([speedMin, speedMax]);
});

test("values never fall as the slider rises", () => {
  for (const scale of [rates, speeds]) {
    for (let position = 1; position <= positions; position += 1) {
      expect(scale.valueAt(position)).toBeGreaterThanOrEqual(scale.valueAt(position - 1));
    }
  }
});

test.each([0, 100, 1_000, 10_000, 120_000, rateMax])("a rate of %d has its own place", (rate) => {
  expect(rates.valueAt(rates.positionOf(rate))).toBe(rate);
});

test.each([speedMin, 1, 10, 60, speedMax])("a speed of %d has its own place", (speed) => {
  expect(speeds.valueAt(speeds.positionOf(speed))).toBe(speed);
});

test("equal steps are equal ratios, and what lies outside is brought in", () => {
  const step = rates.positionOf(10_000) - rates.positionOf(1_000);
  expect(Math.abs(rates.positionOf(1_000) - rates.positionOf(100) - step)).toBeLessThanOrEqual(1);
  expect(rates.positionOf(9e9)).toBe(positions);
  expect(speeds.positionOf(0)).toBe(0);
});

test("every press of an arrow key changes the value, from one end to the other", () => {
  for (const scale of [rates, speeds]) {
    for (const [start, end, step] of [
      [0, positions, 1],
      [positions, 0, -1],
    ] as const) {
      let position: number = start;
      while (position !== end) {
        const next = scale.moved(position, position + step);
        expect(Math.sign(scale.valueAt(next) - scale.valueAt(position))).toBe(step);
        // What holds afterwards puts the slider where its value is.
        position = scale.positionOf(scale.valueAt(next));
      }
    }
  }
});
