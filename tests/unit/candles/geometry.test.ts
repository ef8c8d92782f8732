import { expect, test } from "vitest";
import {
  axisTicks,
  bandOf,
  bands,
  domainOf,
  marginsOf,
  priceAxisWidth,
  priceY,
  spacingOf,
} from "../../../app/_views/candles/geometry.ts";
import { middleX, stillPaths } from "../../../app/_views/candles/still-paths.ts";
import { candle } from "./support.ts";

const height = 400;
const margins = marginsOf(height, 28, true);

test("prices stand between legend and volume", () => {
  const domain = { low: 100, high: 110 };
  expect(priceY(110, domain, height, margins)).toBeCloseTo(28, 6);
  expect(priceY(100, domain, height, margins)).toBeCloseTo(400 - 1 - 0.19 * 400, 6);
  const alone = marginsOf(height, 28, false);
  expect(priceY(100, domain, height, alone)).toBeGreaterThan(390);
});

test("the axis holds all candles with air, and is none without candles", () => {
  const domain = domainOf([candle(0, { low: 90 }), candle(60, { high: 110 })], 0.01);
  expect(domain?.low).toBeLessThan(90);
  expect(domain?.high).toBeGreaterThan(110);
  expect(domainOf([], 0.01)).toBeNull();
});

test("ticks are round, no finer than the price step, and far enough apart to be read", () => {
  const ticks = axisTicks({ low: 306.9, high: 309.4 }, height, margins, 0.01);
  expect(ticks).toEqual([306.5, 307, 307.5, 308, 308.5, 309, 309.5]);
  expect(axisTicks({ low: 4_990, high: 5_010 }, height, margins, 0.25)).toEqual([
    4_988, 4_992, 4_996, 5_000, 5_004, 5_008,
  ]);
  const coarse = axisTicks({ low: 1, high: 1.02 }, height, margins, 0.01);
  expect(coarse).toEqual([1, 1.01, 1.02]);
  expect(axisTicks({ low: 5, high: 5 }, height, margins, 0.01)).toEqual([]);
});

test("a wider plot has more candles, and every width its band", () => {
  expect(bandOf(343)).toBe(bands[0]);
  expect(bandOf(480)).toBe(bands[1]);
  expect(bandOf(3_000)).toBe(bands[2]);
});

test("prices of many decimals have a wider axis", () => {
  expect(priceAxisWidth(0.01)).toBeLessThan(priceAxisWidth(0.000_000_01));
});

test("the still is drawn leftwards from the newest candle, on whole pixels", () => {
  expect(middleX(0, 8)).toBe(-21);
  expect(middleX(1, 8)).toBe(-29);
  const domain = { low: 0, high: 20 };
  const old = Array.from({ length: 30 }, (_, index) => candle(index));
  const candles = [...old, candle(60, { open: 12, close: 8, volume: 0 }), candle(120)];
  const paths = stillPaths(candles, domain, height, margins);
  expect(paths.down).toMatch(/^M-29 \d+h1V\d+h-1zM-31 \d+h5V\d+h-5z$/);
  expect(paths.up).toContain("M-21 ");
  // Nothing was traded in the first one.
  expect(paths.downVolume).toBe("");
  expect(paths.upVolume).toContain(`M-24 ${height - 64}h7V${height}h-7z`);
});

test("few candles are wider, and fit a phone", () => {
  expect(spacingOf(500)).toBe(8);
  for (const count of [1, 12, 24]) {
    expect(spacingOf(count), String(count)).toBeGreaterThan(8);
    expect((count + 2) * spacingOf(count), String(count)).toBeLessThan(320);
  }
});
