import { expect, test } from "vitest";
import {
  changeRatioOf,
  directionOf,
  formatChange,
  formatChangePercent,
  formatCompact,
  formatDay,
  formatDuration,
  formatInteger,
  formatPercent,
  formatPrice,
  formatRate,
  formatSize,
  formatTime,
  formatTimeShort,
  noFigure,
  percentShownMin,
  zoneLocal,
} from "../../../lib/domain/format.ts";
import { inZone } from "../../support/time-zone.ts";

test("a price has the decimals of its grid, whatever its value", () => {
  expect(formatPrice(1234.5, 0.01)).toBe("1,234.50");
  expect(formatPrice(1234.5, 0.25)).toBe("1,234.50");
  expect(formatPrice(0.00001234, 0.00000001)).toBe("0.00001234");
  expect(formatPrice(98, 1)).toBe("98");
  expect(formatPrice(98)).toBe("98.00");
});

test("a change shows its sign, with a true minus, and zero has none", () => {
  expect(formatChange(1.25, 0.01)).toBe("+1.25");
  expect(formatChange(-0.4, 0.01)).toBe("\u22120.40");
  expect(formatChange(0, 0.01)).toBe("0.00");
  expect(formatChangePercent(0.01234)).toBe("+1.23%");
  expect(formatChangePercent(-0.5)).toBe("\u221250.00%");
});

test("what rounds to zero has no sign", () => {
  expect(formatChangePercent(-0.00001)).toBe("0.00%");
  expect(formatChange(0.001, 0.01)).toBe("0.00");
});

test("nothing known reads as an en dash", () => {
  for (const unknown of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(formatPrice(unknown, 0.01)).toBe(noFigure);
    expect(formatChange(unknown, 0.01)).toBe(noFigure);
    expect(formatChangePercent(unknown)).toBe(noFigure);
    expect(formatCompact(unknown)).toBe(noFigure);
    expect(formatTime(unknown)).toBe(noFigure);
    expect(formatDuration(unknown)).toBe(noFigure);
    expect(formatRate(unknown)).toBe(noFigure);
  }
  expect(formatPrice(10, null)).toBe("10.00");
});

test("large figures are cut to three", () => {
  expect(formatCompact(1_240_000)).toBe("1.24M");
  expect(formatCompact(3_411_000_000_000)).toBe("3.41T");
  expect(formatCompact(950)).toBe("950");
  expect(formatCompact(0)).toBe("0");
  expect(formatCompact(-12_300)).toBe("\u221212.3K");
});

test("figures that are cut are rounded first", () => {
  expect(formatCompact(1_000)).toBe("1.00K");
  expect(formatCompact(99_960)).toBe("100K");
  expect(formatCompact(999_400)).toBe("999K");
  expect(formatCompact(999_950)).toBe("1.00M");
  expect(formatCompact(1.234e15)).toBe("1,230T");
});

test("counts, shares, sizes and rates", () => {
  expect(formatInteger(120_000)).toBe("120,000");
  expect(formatInteger(-1_234_567)).toBe("\u22121,234,567");
  expect(formatInteger(999.6)).toBe("1,000");
  expect(formatPercent(0.634)).toBe("63%");
  expect(formatSize(12)).toBe("12");
  expect(formatSize(0.12345)).toBe("0.1235");
  expect(formatRate(1_000)).toBe("1,000/s");
});

test("a time of day belongs to a zone and midnight is 00", () => {
  const time = Date.UTC(2026, 10, 21, 0, 3, 4);
  expect(formatTime(time)).toBe("00:03:04");
  expect(formatDay(time)).toBe("Sat 21 Nov");
  inZone("America/New_York", () => {
    expect(formatTime(time, zoneLocal)).toBe("19:03:04");
    expect(formatTimeShort(time, zoneLocal)).toBe("19:03");
    expect(formatDay(time, zoneLocal)).toBe("Fri 20 Nov");
  });
});

test("a span is written in the unit that a reader would say", () => {
  expect(formatDuration(84.4)).toBe("84 ms");
  expect(formatDuration(0)).toBe("<1 ms");
  expect(formatDuration(1_240)).toBe("1.2 s");
  expect(formatDuration(180_000)).toBe("3 min");
});

test("a change points up, down or nowhere", () => {
  expect(directionOf(0.1)).toBe("up");
  expect(directionOf(-0.1)).toBe("down");
  expect(directionOf(0)).toBe("flat");
  // What reads 0.00% points nowhere, and what does not reads with its sign.
  for (const ratio of [0.000_049, -0.000_049, 0.000_051, -0.000_051]) {
    const reads = formatChangePercent(ratio) !== formatChangePercent(0);
    expect(directionOf(ratio, percentShownMin) !== "flat").toBe(reads);
  }
  expect(directionOf(null)).toBe("flat");
  expect(changeRatioOf(110, 100)).toBeCloseTo(0.1);
  expect(changeRatioOf(110, 0)).toBeNull();
});
