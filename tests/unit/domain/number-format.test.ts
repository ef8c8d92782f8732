import { afterEach, expect, test } from "vitest";
import {
  formatChange,
  formatCompact,
  formatDuration,
  formatInteger,
  formatPrice,
  formatSize,
} from "../../../lib/domain/format.ts";
import { separatorsOf, setNumberFormat } from "../../../lib/domain/number-format.ts";

afterEach(() => setNumberFormat("comma", "en-US"));

const figures = () => [
  formatPrice(1_234.5, 0.01),
  formatChange(-1_234.5, 0.01),
  formatInteger(1_234_567),
  formatCompact(1_240_000),
  formatSize(0.25),
  formatDuration(1_200),
];

test("figures are parted as the viewer wants, with the same digits", () => {
  expect(figures()).toEqual(["1,234.50", "−1,234.50", "1,234,567", "1.24M", "0.25", "1.2 s"]);
  setNumberFormat("point", "en-US");
  expect(figures()).toEqual(["1.234,50", "−1.234,50", "1.234.567", "1,24M", "0,25", "1,2 s"]);
  setNumberFormat("space", "en-US");
  expect(figures().slice(0, 3)).toEqual(["1\u202f234,50", "−1\u202f234,50", "1\u202f234\u202f567"]);
  setNumberFormat("apostrophe", "en-US");
  expect(figures()[0]).toBe("1’234.50");
});

test("what was changed can be changed back", () => {
  setNumberFormat("point", "en-US");
  setNumberFormat("comma", "de-DE");
  expect(figures()[0]).toBe("1,234.50");
});

test("the browser's signs are those of its language", () => {
  expect(separatorsOf("browser", "de-DE")).toEqual({ group: ".", decimal: "," });
  expect(separatorsOf("browser", "en-GB")).toEqual({ group: ",", decimal: "." });
  expect(separatorsOf("browser", "es-ES")).toEqual({ group: ".", decimal: "," });
});

test("a language that is none is written as by default", () => {
  expect(separatorsOf("browser", "no language")).toEqual({ group: ",", decimal: "." });
});
