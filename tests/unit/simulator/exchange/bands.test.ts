import { expect, test } from "vitest";
import { Bands } from "../../../../server/feed/simulator/markets/exchange/bands.ts";
import {
  Breakers,
  breakerEndMs,
} from "../../../../server/feed/simulator/markets/exchange/breakers.ts";
import {
  bandsOf,
  heldBid,
  type Tier,
} from "../../../../server/feed/simulator/markets/exchange/price-bands.ts";
import {
  lookSeconds,
  References,
} from "../../../../server/feed/simulator/markets/exchange/references.ts";
import { Timetable } from "../../../../server/feed/simulator/markets/exchange/timetable.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";

const terms = (tier: Tier, close: number) => ({
  tier,
  previousClose: Math.round(close * 10_000),
  stepsPerUnit: 10_000,
});

// Appendix A of the plan: tier, previous close, reference, late in the day, and the two bands.
test.each([
  [1, 50, 100, false, 95, 105],
  [1, 50, 100, true, 90, 110],
  [2, 50, 100, false, 90, 110],
  [2, 50, 100, true, 90, 110],
  [1, 3, 2, false, 1.6, 2.4],
  [1, 0.75, 2, false, 1.6, 2.4],
  [2, 2, 2, true, 1.2, 2.8],
  [1, 0.74, 0.7, false, 0.55, 0.85],
  [1, 0.1, 0.1, false, 0.025, 0.175],
  [2, 0.5, 0.7, true, 0.4, 1],
] as const)(
  "tier %i, close %d, reference %d, late %s",
  (tier, close, reference, late, lower, upper) => {
    const bands = bandsOf(terms(tier, close), reference * 10_000, late);
    expect([bands.lower, bands.upper]).toEqual([
      Math.round(lower * 10_000),
      Math.round(upper * 10_000),
    ]);
  },
);

test("a quote is held where one side stands at the band and the other is out of reach", () => {
  expect(heldBid(100, 2, 95, 105)).toBe(100);
  expect(heldBid(95, 2, 95, 105)).toBe(95);
  expect(heldBid(94, 2, 95, 105)).toBe(93);
  expect(heldBid(60, 2, 95, 105)).toBe(93);
  expect(heldBid(103, 2, 95, 105)).toBe(103);
  expect(heldBid(104, 2, 95, 105)).toBe(105);
  expect(heldBid(140, 2, 95, 105)).toBe(105);
});

test("the reference is the mean of five minutes' prints, looked at every half minute", () => {
  const random = new Random("references", "prints");
  for (let round = 0; round < 40; round += 1) {
    const references = new References(2);
    const begin = Math.floor(random.uniform() * 1_000);
    let prints = [{ at: begin, price: 10_000 }];
    references.begin(1, begin, 10_000);
    let expected = 10_000;
    let level = 10_000;
    let second = begin;
    const gap = [3, 40, 200][round % 3] ?? 3;
    for (let n = 0; n < 400; n += 1) {
      second += Math.floor(gap * random.exponential());
      if (second >= (references.dueAt[1] ?? 0)) {
        const now = second - (second % lookSeconds);
        prints = prints.filter(({ at }) => at >= now - 300);
        const mean = prints.reduce((sum, { price }) => sum + price, 0) / prints.length;
        const moves = Math.abs(mean - expected) >= 0.01 * expected;
        expect(references.look(1, second), `round ${round}, second ${second}`).toBe(moves);
        if (moves) expected = Math.round(mean);
        expect(references.prices[1]).toBe(expected);
        expect(references.dueAt[1]).toBe(now + lookSeconds);
      }
      level *= Math.exp(0.004 * random.normal());
      const price = Math.round(level);
      references.add(1, second, price);
      prints.push({ at: second, price });
    }
    expect(references.prices[0]).toBe(0);
  }
});

test("bands follow the reference and are gone when trading stops", () => {
  const bands = new Bands([{ tier: 1, previousClose: 10_000, stepsPerUnit: 100 }]);
  expect(bands.begin(0, 0, 10_000)).toEqual({
    reference: 10_000,
    lowerBand: 9_500,
    upperBand: 10_500,
  });
  expect([bands.lower[0], bands.upper[0]]).toEqual([9_500, 10_500]);
  bands.isLate = true;
  expect(bands.draw(0)).toMatchObject({ lowerBand: 9_000, upperBand: 11_000 });
  expect(bands.end(0)).toEqual({ lowerBand: null, upperBand: null });
  expect(bands.lower[0]).toBe(1);
  expect(bands.upper[0]).toBeGreaterThan(1e9);
  bands.isLate = false;
  expect(bands.collar(0, 10_000, 0, 0)).toEqual({ low: 9_500, high: 10_500 });
  expect(bands.collar(0, 10_000, 0, 2)).toEqual({ low: 9_500, high: 11_500 });
});

test("breakers trip once each, the lower two not late in the day", () => {
  const early = breakerEndMs + 1;
  const breakers = new Breakers();
  breakers.newDay(1_000);
  expect(breakers.isNear(930.1)).toBe(false);
  expect(breakers.isNear(929.9)).toBe(true);
  expect(breakers.trip(930.1, early)).toBeNull();
  expect(breakers.trip(929.9, early)).toBe(1);
  expect(breakers.isNear(900)).toBe(false);
  expect(breakers.trip(900, early)).toBeNull();
  expect(breakers.trip(869.9, breakerEndMs)).toBeNull();
  expect(breakers.trip(869.9, early)).toBe(2);
  expect(breakers.trip(820, early)).toBeNull();
  expect(breakers.isNear(799.9)).toBe(true);
  expect(breakers.trip(799.9, 1)).toBe(3);
  expect(breakers.isNear(100)).toBe(false);
  breakers.newDay(1_000);
  expect(breakers.trip(865, early)).toBe(2);
  expect(breakers.trip(930, early)).toBeNull();
  breakers.newDay(0);
  expect(breakers.isNear(0)).toBe(false);
});

test("a timetable gives the earliest, whatever is changed or taken back", () => {
  const random = new Random("timetable", "changes");
  const n = 200;
  const timetable = new Timetable(n);
  const times = new Map<number, number>();
  for (let round = 0; round < 60; round += 1) {
    for (let change = 0; change < 300; change += 1) {
      const i = Math.floor(random.uniform() * n);
      if (random.chance(0.3)) {
        timetable.remove(i);
        times.delete(i);
      } else {
        // Fewer different times than there are, so that some are equal.
        const time = Math.floor(random.uniform() * 90);
        timetable.set(i, time);
        times.set(i, time);
      }
      expect(timetable.at(i)).toBe(times.get(i) ?? Infinity);
    }
    const due: [number, number][] = [];
    for (; timetable.first >= 0; timetable.remove(timetable.first)) {
      due.push([timetable.first, timetable.firstAt]);
    }
    expect(due).toEqual([...times].sort(([a, s], [b, t]) => s - t || a - b));
    expect(timetable.firstAt).toBe(Infinity);
    times.clear();
  }
});
