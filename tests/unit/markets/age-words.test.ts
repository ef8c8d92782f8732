import { expect, test } from "vitest";
import { ageTitle, ageWords } from "../../../app/_views/markets/age-words.ts";
import { columnOf } from "../../../app/_views/markets/columns.ts";
import { statusTag } from "../../../app/_views/markets/trading-status.ts";

test("an age reads in whole seconds, then minutes, and says where it is a least one", () => {
  expect(ageWords({ ms: 400, seen: true })).toBe("now");
  expect(ageWords({ ms: 59_999, seen: true })).toBe("59 s");
  expect(ageWords({ ms: 61_000, seen: true })).toBe("1 min");
  expect(ageWords({ ms: 12_500, seen: false })).toBe(">12 s");
});

test("a row says why its figures are old, what is cut before what is not traded", () => {
  const age = { ms: 5_000, seen: true };
  expect(ageTitle("trading", null, age)).toBe("");
  expect(ageTitle("halted", null, age)).toBe("Halted: nothing is traded. Last change 5 s ago");
  expect(ageTitle("halted", "Offline since 12:03:04", age)).toBe(
    "Offline since 12:03:04. Last change 5 s ago",
  );
  expect(ageTitle("trading", "Feed stalled", { ms: 9_000, seen: false })).toBe(
    "Feed stalled. No change for 9 s",
  );
});

test("only what is not traded as usual carries a tag", () => {
  expect(statusTag({ status: "trading" })).toBeNull();
  expect(statusTag({ status: "trading", reason: "LIMIT" })).toBe("Limit");
  expect(statusTag({})).toBeNull();
  expect(statusTag({ status: "auction" })).toBe("Auction");
});

test("cells read their figures with the decimals of the grid, and a dash where there is none", () => {
  const quote = { last: 101.5, previousClose: 100, tickSize: 0.01, kind: "equity" } as const;
  expect(columnOf("change").text?.(quote)).toBe("+1.50");
  expect(columnOf("change-percent").text?.(quote)).toBe("+1.50%");
  expect(columnOf("open").text?.({ ...quote, open: 99 })).toBe("99.00");
  expect(columnOf("market-cap").text?.({ marketCap: 3.41e12 })).toBe("3.41T");
  expect(columnOf("trades").text?.({ ...quote, trades: 12_345 })).toBe("12,345");
  expect(columnOf("trades").text?.({ kind: "index", trades: 12 })).toBe("–");
  expect(columnOf("status").text?.({ status: "preopen" })).toBe("Pre-open");
});
