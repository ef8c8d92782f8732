import { expect, test } from "vitest";
import { placeBetween, spreadBps } from "../../../app/_views/markets/figures.ts";
import { symbolOf } from "../../../app/_views/markets/symbol.ts";

test("a spread is measured against the middle of bid and ask", () => {
  expect(spreadBps({ bid: 99.5, ask: 100.5 })).toBeCloseTo(100);
  expect(spreadBps({ bid: null, ask: 100 })).toBeNull();
  expect(spreadBps({})).toBeNull();
});

test("a price stands between low and high, never outside", () => {
  expect(placeBetween(15, 10, 20)).toBe(0.5);
  expect(placeBetween(25, 10, 20)).toBe(1);
  expect(placeBetween(5, 10, 20)).toBe(0);
  expect(placeBetween(10, 10, 10)).toBeNull();
  expect(placeBetween(null, 10, 20)).toBeNull();
});

test("an address is decoded, a broken one is none", () => {
  expect(symbolOf("BTC%2FUSD")).toBe("BTC/USD");
  expect(symbolOf("BRK.B")).toBe("BRK.B");
  expect(symbolOf("%E0%A4")).toBeNull();
});
