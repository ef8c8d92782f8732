import { expect, test } from "vitest";
import { type Arrangement, arrangementDefault } from "../../../app/_views/markets/arrangement.ts";
import type { Quote } from "../../../app/_views/markets/figures.ts";
import { MarketCounts } from "../../../app/_views/markets/market-counts.ts";
import { OrderRun } from "../../../app/_views/markets/order-run.ts";

const quotes = new Map<string, Quote>();
for (let at = 0; at < 200; at += 1) {
  const key = `S${String((at * 37) % 200).padStart(3, "0")}`;
  quotes.set(key, { last: at % 7 === 0 ? null : (at * 53) % 50, kind: "equity" });
}
const rows = { keys: () => [...quotes.keys()], get: (key: string) => quotes.get(key) ?? null };
const byLast: Arrangement = { ...arrangementDefault, sort: "last", descending: true };
const nobody = new Set<string>();

test("steps end in the order that one go has", () => {
  const whole = OrderRun.whole(rows, byLast, nobody);
  const run = new OrderRun(rows, byLast, nobody);
  let steps = 1;
  while (!run.step(30)) steps += 1;
  expect(steps).toBe(7);
  expect(run.order()).toEqual(whole);
});

test("whatever order stood before, the new one is the same", () => {
  const whole = OrderRun.whole(rows, byLast, nobody);
  const backwards = [...whole].reverse();
  expect(OrderRun.whole(rows, byLast, nobody, backwards)).toEqual(whole);
  // Some have gone and some have come since.
  const partly = ["GONE", ...backwards.slice(0, 50)];
  expect(OrderRun.whole(rows, byLast, nobody, partly)).toEqual(whole);
});

test("the breadth counts what trades, and the sectors name indices last", () => {
  const counts = MarketCounts.of([
    { kind: "equity", sector: "Technology", last: 2, previousClose: 1 },
    { kind: "equity", sector: "Energy", last: 1, previousClose: 2 },
    { kind: "equity", sector: "Technology", last: 1, previousClose: 1 },
    { kind: "equity", sector: "Energy", last: null, previousClose: 1 },
    { kind: "index", last: 2, previousClose: 1 },
  ]);
  expect(counts.breadth).toEqual({ up: 1, down: 1, flat: 2 });
  expect(counts.sectors).toEqual([
    { sector: "Energy", count: 2 },
    { sector: "Technology", count: 2 },
    { sector: "Indices", count: 1 },
  ]);
});
