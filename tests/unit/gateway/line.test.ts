import { expect, test } from "vitest";
import { AddressLines, Line } from "../../../server/gateway/line.ts";

const size = { capacity: 4, perSecond: 2 };

test("who gets no token is told when there is one, behind those who were told before", () => {
  const line = new Line(size, 0);
  const waits = Array.from({ length: 8 }, () => line.take(size, 0));
  expect(waits).toEqual([0, 0, 0, 0, 500, 1_000, 1_500, 2_000]);
});

test("5,000 at once: each who comes back when told gets in, at the rate that was set", () => {
  const crowd = { capacity: 400, perSecond: 200 };
  const line = new Line(crowd, 0);
  let due = Array.from({ length: 5_000 }, () => 0);
  const perSecond: number[] = [];
  let tries = 0;
  while (due.length > 0) {
    due.sort((a, b) => a - b);
    const now = due.shift() ?? 0;
    tries += 1;
    const waitMs = line.take(crowd, now);
    if (waitMs > 0) due = [...due, now + waitMs];
    else perSecond[Math.floor(now / 1_000)] = (perSecond[Math.floor(now / 1_000)] ?? 0) + 1;
  }
  expect(perSecond.length).toBeLessThanOrEqual(26);
  expect(perSecond[0]).toBeLessThanOrEqual(600);
  expect(Math.max(...perSecond.slice(1))).toBeLessThanOrEqual(201);
  // Hardly anybody is sent away twice.
  expect(tries).toBeLessThan(10_500);
});

test("nobody is told to wait longer than a minute, and who left the line takes nobody's time", () => {
  const line = new Line(size, 0);
  const waits = Array.from({ length: 1_000 }, () => line.take(size, 0));
  expect(Math.max(...waits)).toBe(60_000);
  expect(line.take(size, 60_000)).toBe(0);
  for (let taken = 1; taken < 4; taken += 1) line.take(size, 60_000);
  expect(line.take(size, 60_000)).toBe(500);
});

test("addresses have lines of their own, are forgotten when full again, and are never too many", () => {
  const lines = new AddressLines({ capacity: 4, perSecond: 0.1 }, 3);
  const spend = (address: string, now: number) => {
    for (let taken = 0; taken < 5; taken += 1) lines.take(address, now);
  };
  spend("a", 10_000);
  expect(lines.take("b", 10_000)).toBe(0);
  lines.take("c", 20_000);
  expect(lines.count).toBe(2);
  expect(lines.take("a", 20_000)).toBe(0);
  lines.take("c", 60_000);
  expect(lines.count).toBe(1);
  spend("a", 61_000);
  for (const address of ["b", "c"]) lines.take(address, 61_000);
  // One that comes again is not the one that is forgotten.
  expect(lines.take("a", 61_000)).toBeGreaterThan(0);
  lines.take("d", 61_000);
  expect(lines.count).toBe(3);
  expect(lines.take("a", 61_000)).toBeGreaterThan(0);
});
