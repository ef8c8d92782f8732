import { expect, test } from "vitest";
import { Comeback } from "../../../server/gateway/comeback.ts";

function delays(viewers: number): number[] {
  const comeback = new Comeback(viewers);
  return Array.from({ length: viewers }, () => comeback.next());
}

test("many come back spread evenly over ten seconds", () => {
  const all = delays(10_000);
  expect(Math.max(...all)).toBeLessThanOrEqual(10_000);
  const perSecond = Array.from(
    { length: 9 },
    (_, second) => all.filter((ms) => Math.floor((ms - 500) / 1_000) === second).length,
  );
  expect(Math.max(...perSecond) - Math.min(...perSecond)).toBeLessThan(10);
});

test("few come back within a second, though not together, and nobody at once", () => {
  const few = delays(20);
  expect(Math.min(...few)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...few)).toBeLessThan(1_000);
  expect(new Set(few).size).toBe(few.length);
  expect(delays(1)[0]).toBeLessThan(600);
});
