import { expect, test } from "vitest";
import {
  type Flush,
  latencies,
  median,
  percentile,
  tickLatencies,
} from "../../load/fanout/latency.ts";

const flush = (mark: number, startedAt: number, readers: number[] | null = null): Flush => ({
  mark,
  startedAt,
  at: startedAt + 1_000 - 5,
  readers,
});

/** The clock on the wall is a second ahead of the monotonic one. */
const wallOffset = 1_000;

test("a message counts from its flush, and its tick from the wall", () => {
  const arrivals = [{ reader: 0, marks: [7, 8], moments: [103, 210] }];
  const found = latencies([flush(7, 100), flush(8, 200)], arrivals, wallOffset);
  expect(found).toEqual({ flushToClient: [3, 10], tickToClient: [8, 15], unmatched: 0 });
});

test("of several flushes to one version the reader's own counts", () => {
  const flushes = [flush(7, 100, [0, 2]), flush(7, 104, [1])];
  const arrivals = [
    { reader: 0, marks: [7], moments: [110] },
    { reader: 1, marks: [7], moments: [110] },
  ];
  expect(latencies(flushes, arrivals, wallOffset).flushToClient).toEqual([6, 10]);
});

test("a flush that began after the arrival is not the one; the latest before is", () => {
  const flushes = [flush(7, 100, [0]), flush(7, 105, [0]), flush(7, 120, [0])];
  const arrivals = [{ reader: 0, marks: [7], moments: [110] }];
  expect(latencies(flushes, arrivals, wallOffset).flushToClient).toEqual([5]);
});

test("a message that nobody noted is counted apart", () => {
  const arrivals = [{ reader: 3, marks: [7, 8, 9], moments: [110, 111, 90] }];
  const found = latencies([flush(7, 100, [0]), flush(9, 100)], arrivals, wallOffset);
  expect(found).toEqual({ flushToClient: [], tickToClient: [], unmatched: 3 });
});

test("single ticks carry their own moment", () => {
  const arrivals = [{ reader: 0, marks: [1_090, 1_100], moments: [100, 103] }];
  expect(tickLatencies(arrivals, wallOffset)).toEqual({
    flushToClient: [],
    tickToClient: [3, 10],
    unmatched: 0,
  });
});

test("percentiles are values that came up", () => {
  const sorted = Array.from({ length: 200 }, (_, index) => index + 1);
  expect(percentile(sorted, 0.5)).toBe(100);
  expect(percentile(sorted, 0.99)).toBe(198);
  expect(percentile(sorted, 1)).toBe(200);
  expect(percentile([4], 0.01)).toBe(4);
  expect(percentile([], 0.5)).toBeNull();
});

test("the median is the middle run", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2);
  expect(median([])).toBeNull();
});
