import { expect, test } from "vitest";
import { legendOf, spokenOf, summaryOf, whenOf } from "../../../app/_views/candles/legend.ts";
import { candle } from "./support.ts";

const before = candle(0, { close: 100 });
const fallen = candle(60_000, { open: 101, high: 102, low: 98.5, close: 99, volume: 1_240_000 });

test("a candle's change is counted from the close before it", () => {
  const { texts, direction } = legendOf(fallen, before, 0.01);
  expect(texts).toEqual({
    open: "101.00",
    high: "102.00",
    low: "98.50",
    close: "99.00",
    change: "−1.00 (−1.00%)",
    volume: "1.24M",
  });
  expect(direction).toBe("down");
});

test("the first candle's change is counted from its own open", () => {
  expect(legendOf(candle(0, { open: 10, close: 11 }), null, 0.01).texts.change).toBe(
    "+1.00 (+10.00%)",
  );
});

test("nothing is known of no candle, and nobody trades an index", () => {
  const { texts, direction } = legendOf(null, null, 0.01);
  expect(new Set(Object.values(texts))).toEqual(new Set(["–"]));
  expect(direction).toBe("flat");
  expect(legendOf(candle(0, { volume: 0 }), null, 0.01).texts.volume).toBe("–");
});

test("a time is as exact as the candles are long", () => {
  const time = Date.UTC(2026, 7, 24, 19, 5, 15);
  expect(whenOf(time, 1_000, "UTC")).toBe("Mon 24 Aug 19:05:15");
  expect(whenOf(time, 60_000, "UTC")).toBe("Mon 24 Aug 19:05");
  expect(whenOf(time, 86_400_000, "UTC")).toBe("Mon 24 Aug");
});

test("a candle is said in words", () => {
  expect(spokenOf(fallen, before, 0.01)).toBe(
    "open 101.00, high 102.00, low 98.50, close 99.00, change −1.00 (−1.00%), volume 1.24M",
  );
  expect(spokenOf(candle(0, { volume: 0 }), null, 1)).not.toContain("volume");
});

test("a chart is summed up by its newest price, its change and its range", () => {
  const candles = [candle(0, { open: 100, low: 99, high: 100, close: 100 }), fallen];
  expect(summaryOf("Apple Inc., 1 minute", candles, 0.01, String)).toBe(
    "Apple Inc., 1 minute: 99.00, −1.00% since 0; between 98.50 and 102.00.",
  );
  expect(summaryOf("Apple Inc.", [], 0.01, String)).toBe("Apple Inc.: no trades yet.");
});
