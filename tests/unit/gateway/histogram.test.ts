import { expect, test } from "vitest";
import { Histogram } from "../../../server/gateway/histogram.ts";

test("values are counted up to and with each bound, and over all of them", () => {
  const histogram = new Histogram([1, 5, 10]);
  for (const value of [0, 1, 1.5, 5, 10, 10.01, 99]) histogram.note(value);
  expect(histogram.read()).toEqual({
    bounds: [1, 5, 10],
    counts: [2, 2, 1, 2],
    sum: expect.closeTo(126.51, 6),
    count: 7,
  });
});

test("a value may count many times, and what was read does not change", () => {
  const histogram = new Histogram([1]);
  histogram.note(2, 250);
  const read = histogram.read();
  histogram.note(0.5, 3);
  expect(read).toEqual({ bounds: [1], counts: [0, 250], sum: 500, count: 250 });
  expect(histogram.read()).toEqual({ bounds: [1], counts: [3, 250], sum: 501.5, count: 253 });
});
