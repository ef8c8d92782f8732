import { expect, test } from "vitest";
import { paces } from "../../../lib/wire/messages.ts";
import { Allowance } from "../../../server/gateway/allowance.ts";
import { Budget } from "../../../server/gateway/budget.ts";
import { Random } from "../../support/random.ts";
import { BudgetTraffic, type Stream } from "./budget-traffic.ts";

const steady = (perSecond: number) => () => perSecond;
/** All of the board as JSON. */
const board = { rows: 485, rowBytes: 160, headBytes: 120, pace: 10 } as const;
/** What must not be exceeded, bytes in 10 s once the first 5 s are over. */
const mostOf = (traffic: BudgetTraffic) => traffic.most(10_000, 5_000);

/** Streams of any kind whose largest delta is worth two seconds of the budget at most. */
function anyStreams(random: Random, kilobytesPerSecond: number): Stream[] {
  return Array.from({ length: 1 + random.below(6) }, () => {
    const rowBytes = 4 + random.below(300);
    const headBytes = 20 + random.below(150);
    const room = Math.floor((kilobytesPerSecond * 2_000 - headBytes) / rowBytes);
    const high = 10 ** (random.unit() * 4.5 - 0.5);
    const period = 2 + random.below(20);
    const changes = random.pick([
      steady(high),
      (second: number) => (second % period < period / 2 ? high : high / 20),
      (second: number) => (second < 30 ? high / 50 : high),
      (second: number) => (second < 30 ? high : high / 50),
    ]);
    const rows = Math.max(1, Math.min(1 + random.below(500), room));
    return { rows, rowBytes, headBytes, changes, pace: random.pick(paces.slice(0, 7)) };
  });
}

test("any traffic stays within the budget over any ten seconds", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = new Random(seed);
    const kilobytesPerSecond = 1 + 500 * random.unit() ** 3;
    const streams = anyStreams(random, kilobytesPerSecond);
    const traffic = new BudgetTraffic(kilobytesPerSecond, streams, seed).run(60);
    expect(mostOf(traffic), `seed ${seed}`).toBeLessThanOrEqual(kilobytesPerSecond * 10_000);
  }
});

test.each([
  ["the whole board as JSON, 50 kB/s", 50, { ...board, changes: steady(1_000) }],
  ["four rows that change all the time", 20, { ...board, rows: 4, changes: steady(20_000) }],
  ["frames of eight bytes a row", 8, { ...board, rowBytes: 8, changes: steady(5_000) }],
])("%s: the pace settles, and what is allowed is used", (_name, kilobytesPerSecond, stream) => {
  const traffic = new BudgetTraffic(kilobytesPerSecond, [{ ...stream, pace: 60 }]).run(180);
  expect(mostOf(traffic)).toBeLessThanOrEqual(kilobytesPerSecond * 10_000);
  expect(traffic.mean(60, 180)).toBeGreaterThan(kilobytesPerSecond * 600);
  expect(traffic.turns(60, 180)).toBeLessThanOrEqual(4);
  expect(traffic.paces.at(-1)).not.toBeNull();
});

test("the pace goes down within seconds and comes back within half a minute", () => {
  const changes = (second: number) => (second < 60 ? 2_000 : second < 120 ? 20 : 2_000);
  const traffic = new BudgetTraffic(30, [{ ...board, pace: 30, changes }]).run(150);
  expect(traffic.paces[4]).toBe(1);
  expect(traffic.paces[58]).toBe(1);
  expect(traffic.paces[90]).toBeNull();
  expect(traffic.paces[122]).toBeLessThanOrEqual(5);
  expect(mostOf(traffic)).toBeLessThanOrEqual(300_000);
});

test("where even one delta a second is too much, deltas come further apart", () => {
  // All rows change between two deltas: each is of 77.7 kB.
  const traffic = new BudgetTraffic(40, [{ ...board, changes: steady(20_000) }]).run(120);
  const late = traffic.sent.filter(({ at }) => at > 20_000).map(({ at }) => at);
  const gaps = late.slice(1).map((at, index) => at - (late[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(1_500);
  expect(mostOf(traffic)).toBeLessThanOrEqual(400_000);
  expect(traffic.paces.at(-1)).toBe(1);
});

test("a budget that is never reached changes nothing", () => {
  const traffic = new BudgetTraffic(10_000, [{ ...board, changes: steady(5_000) }]).run(60);
  expect(traffic.paces.every((pace) => pace === null)).toBe(true);
  expect(traffic.sent.filter(({ first }) => !first).length).toBeGreaterThan(500);
});

test("a first delta is no reason for a lower pace, and is forgotten within seconds", () => {
  // 77.7 kB at 5 kB/s: more than 15 s, had it to be paid for in full.
  const traffic = new BudgetTraffic(5, [{ ...board, changes: steady(2) }]).run(30);
  expect(traffic.sent[1]?.at).toBeLessThanOrEqual(4_000);
  expect(traffic.paces.every((pace) => pace === null)).toBe(true);
});

test("all that are held back get their turn", () => {
  const stream = { ...board, rows: 50, changes: steady(1_000) };
  const streams = Array.from({ length: 8 }, () => stream);
  const budget = 20;
  const traffic = new BudgetTraffic(budget, streams).run(60);
  expect(traffic.sent.filter(({ first }) => first)).toHaveLength(8);
  const counts = new Map<number, number>();
  for (const { index, at } of traffic.sent) {
    if (at > 10_000) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(3);
});

test("a choice below what the budget allows is held to, and what is above is capped again", () => {
  const budget = new Budget(10, 0);
  for (let now = 0; now < 3_000; now += 100) {
    if (budget.waitMs(now) === 0) budget.spend(1, 4_000, now);
    else budget.holdBack(now);
  }
  expect(budget.fit(30, 3_000)).toBe(true);
  expect(budget.pace).toBe(2);
  expect(budget.fit(0, 4_000)).toBe(false);
  expect(budget.fit(1, 5_000)).toBe(true);
  expect(budget.pace).toBeNull();
});

test("an allowance gives back what is out of the window, to the byte", () => {
  const allowance = new Allowance(1_000, 0);
  expect(allowance.waitMs(0)).toBe(0);
  allowance.spend(4_000, 0);
  // 450 were saved, 3,550 are paid at 0.9 a ms.
  expect(allowance.waitMs(0)).toBe(3_945);
  allowance.spend(4_000, 4_000);
  expect(allowance.waitMs(10_099)).toBe(1);
  expect(allowance.waitMs(10_100)).toBe(0);
  expect(allowance.rateOver(10_000, 10_100)).toBe(400);
  expect(allowance.rateOver(10_000, 1_000_000)).toBe(0);
});
