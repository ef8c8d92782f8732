import { expect, test } from "vitest";
import {
  firstInstruments,
  instrumentsMax,
} from "../../../server/feed/simulator/markets/universe.ts";
import { instruments } from "./support.ts";

test("a longer list begins with every shorter one, real ones by rank first", () => {
  const long = firstInstruments(instruments, 2000);
  for (const count of [1, 40, 485, 486, 900]) {
    expect(firstInstruments(instruments, count)).toEqual(long.slice(0, count));
  }
  expect(long.map(({ rank }) => rank)).toEqual(long.map((_, i) => i));
  expect(new Set(long.slice(0, 485).map(({ symbol }) => symbol))).toEqual(
    new Set(instruments.map(({ symbol }) => symbol)),
  );
});

test("invented instruments are told apart, and could be real", () => {
  const all = firstInstruments(instruments, instrumentsMax);
  expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(instrumentsMax);
  expect(new Set(all.map(({ name }) => name)).size).toBe(instrumentsMax);
  const invented = all.slice(485);
  const share = (list: typeof all, sector: string) =>
    list.filter((one) => one.sector === sector).length / list.length;
  for (const sector of new Set(instruments.map((one) => one.sector))) {
    // Binomial, at most 0.16 of 19,515: z of 4.42 is 0.0116.
    expect(Math.abs(share(invented, sector) - share(instruments, sector))).toBeLessThan(0.0116);
  }
  let before = Infinity;
  for (const { symbol, previousClose, low52w, high52w, marketCap } of invented) {
    expect(symbol).toMatch(/^[A-Z]{4,5}$/);
    expect(low52w <= previousClose && previousClose <= high52w && low52w > 1).toBe(true);
    expect((marketCap ?? 0) <= before && (marketCap ?? 0) > 5e7).toBe(true);
    before = marketCap ?? 0;
  }
});

test.each([0, -1, 2.5, instrumentsMax + 1, Number.NaN])("there are never %d of them", (count) => {
  expect(() => firstInstruments(instruments, count)).toThrow(RangeError);
});
