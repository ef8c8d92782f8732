import { expect, test } from "vitest";
import { type Fault, WildMarket } from "./wild-market.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Tuesday 2026-08-25, 04:00 in New York. */
const start = Date.UTC(2026, 7, 25, 8);
const open = 5.5 * hour;
const close = 12 * hour;

const seenBy = (market: WildMarket) => {
  const seen = new Map<string, number>();
  for (const instrument of market.instruments) {
    for (const [name, count] of instrument.seen) seen.set(name, (seen.get(name) ?? 0) + count);
  }
  return seen;
};

/** Days of wild trading with news now and then. */
function fuzz(seed: string, fault: Fault, days: number): WildMarket {
  const market = new WildMarket(seed, start, 8, fault);
  for (let n = 0; n < days * 24; n += 1) {
    market.panic = n % 41 === 17 ? 0.004 : 0;
    market.wildness = [0.001, 0.006, 0.02][n % 3] ?? 0;
    market.run((n + 1) * hour, second);
    if (n % 5 === 2) market.news(n % 8, (n % 7) * 10 * minute);
  }
  return market;
}

test("no seed finds an impossible state, and all states are found", () => {
  const seen = new Map<string, number>();
  for (const seed of ["one", "two", "three"]) {
    for (const [name, count] of seenBy(fuzz(seed, "none", 9))) {
      seen.set(name, (seen.get(name) ?? 0) + count);
    }
  }
  const names = [
    ...["closed", "preopen", "auction", "trading", "trading LIMIT"],
    ...["halted LUDP", "halted T1", "halted M1", "halted M2", "halted M3"],
    ...["auction LUDP", "auction T1", "auction M1", "auction M2"],
  ];
  expect([...seen.keys()].sort()).toEqual(names.sort());
});

test.each([
  ["prints always", /prints (preopen|halted|closed)|prints twice/],
  ["ignores bands", /beyond the bands/],
  ["quotes always", /quotes while/],
  ["keeps quotes", /quotes are left/],
] as const)("would find a market that %s", (fault, what) => {
  expect(() => fuzz("one", fault, 3)).toThrow(what);
});

test("a quiet day has its phases at New York's times, and one print at each end", () => {
  const market = new WildMarket("quiet", start, 3);
  market.wildness = 0.0001;
  const [instrument] = market.instruments;
  const state = () => [instrument?.current, instrument?.prints];
  expect(state()).toEqual(["closed", 0]);
  market.run(open - 2 * minute - 1, second);
  expect(state()).toEqual(["preopen", 0]);
  expect(instrument?.cells.indicative).toBeGreaterThan(9_000);
  expect(instrument?.cells).toMatchObject({ since: start, until: start + open, reference: 10_000 });
  expect(instrument?.cells.averageVolume).toBeGreaterThan(300_000);
  market.run(open - 1, second);
  expect(state()).toEqual(["auction", 0]);
  market.run(open + 30 * second, 1e9);
  // No tick came, so that this one is the auction's.
  expect(state()).toEqual(["trading", 1]);
  expect(instrument?.cells).toMatchObject({ until: start + close, indicative: null, paired: null });
  const { lowerBand, upperBand, reference } = instrument?.cells ?? {};
  expect([lowerBand, upperBand]).toEqual([
    Number(reference) - Math.round(Number(reference) * 0.05),
    Number(reference) + Math.round(Number(reference) * 0.05),
  ]);
  market.run(close - 25 * minute, second);
  expect(instrument?.cells.upperBand).toBe(
    Number(instrument?.cells.reference) + Math.round(Number(instrument?.cells.reference) * 0.1),
  );
  market.run(close - 9 * minute, second);
  expect(instrument?.cells.indicative).toBeGreaterThan(9_000);
  market.run(close - 1, second);
  const before = instrument?.prints ?? 0;
  expect(instrument?.current).toBe("trading");
  market.run(close + minute, second);
  expect(state()).toEqual(["closed", before + 1]);
  expect(instrument?.cells).toMatchObject({ until: start + day + open, lowerBand: null });
  market.run(day - 1, second);
  expect(state()).toEqual(["closed", before + 1]);
  const { last, cells } = instrument ?? {};
  const volume = cells?.averageVolume;
  market.run(day + open + minute, second);
  expect(cells).toMatchObject({ since: expect.any(Number), until: start + day + close });
  // The first day has taken the place of one of twenty.
  expect(cells?.averageVolume).not.toBe(volume);
  expect(Number(cells?.upperBand) / Number(cells?.reference)).toBeCloseTo(1.05, 3);
  expect(last).toBeGreaterThan(9_000);
});

test("fifteen seconds at the band are a pause of five minutes, then an auction", () => {
  const market = new WildMarket("fall", start, 2);
  market.wildness = 0.0001;
  market.run(open + hour, second);
  const [instrument] = market.instruments;
  const begun = market.ms;
  market.wildness = 0;
  market.jump(0, -0.06);
  market.run(begun + 14 * second, second / 4);
  expect([instrument?.current, instrument?.reason]).toEqual(["trading", "LIMIT"]);
  expect(instrument?.ask).toBe(instrument?.cells.lowerBand);
  const reached = Number(instrument?.cells.since);
  market.run(begun + 20 * second, second / 4);
  expect(instrument?.cells.since).toBe(reached + 15 * second);
  expect([instrument?.current, instrument?.reason]).toEqual(["halted", "LUDP"]);
  const { since, until } = instrument?.cells ?? {};
  expect(Number(until) - Number(since)).toBe(5 * minute);
  expect(instrument?.cells).toMatchObject({ lowerBand: null, upperBand: null });
  market.run(Number(until) - start - minute / 2, second);
  expect([instrument?.current, instrument?.reason]).toEqual(["auction", "LUDP"]);
  const before = instrument?.prints ?? 0;
  market.run(Number(until) - start + 1, 1e9);
  expect(state(instrument)).toEqual(["trading", null, before + 1]);
});

test("comes back from the band without a halt", () => {
  const market = new WildMarket("bounce", start, 2);
  market.wildness = 0;
  market.run(open + hour, second);
  const [instrument] = market.instruments;
  market.jump(0, 0.06);
  market.run(market.ms + 10 * second, second / 4);
  expect(instrument?.reason).toBe("LIMIT");
  expect(instrument?.bid).toBe(instrument?.cells.upperBand);
  market.jump(0, -0.06);
  market.run(market.ms + minute, second / 4);
  market.run(market.ms + hour, second);
  expect([instrument?.current, instrument?.reason]).toEqual(["trading", null]);
  expect(instrument?.seen.get("halted LUDP")).toBeUndefined();
});

test("bands that widen late in the day end a limit state at once", () => {
  const market = new WildMarket("late", start, 2);
  market.wildness = 0;
  const late = close - 25 * minute;
  market.run(late - 8 * second, second);
  const [instrument] = market.instruments;
  market.jump(0, -0.07);
  market.run(late - 1, second / 4);
  expect(instrument?.reason).toBe("LIMIT");
  market.run(late + 1, 1e9);
  expect(state(instrument).slice(0, 2)).toEqual(["trading", null]);
});

test.each([-0.18, 0.18])("a reopening too far away is put off, and its collar widened", (log) => {
  const market = new WildMarket("far", start, 12);
  market.wildness = 0;
  market.run(open + hour, second);
  const [instrument] = market.instruments;
  const begun = market.ms;
  market.jump(0, log);
  // It could reopen some 10 % away at first, then 15, then 20.
  const lengths: number[] = [];
  for (const minutes of [6, 11]) {
    market.run(begun + minutes * minute, second);
    expect(state(instrument).slice(0, 2)).toEqual(["auction", "LUDP"]);
    lengths.push(Number(instrument?.cells.until) - Number(instrument?.cells.since));
  }
  expect(lengths).toEqual([5 * minute, 5 * minute]);
  market.run(begun + 17 * minute, second);
  expect(state(instrument).slice(0, 2)).toEqual(["trading", null]);
  const fair = 10_000 * Math.exp(log);
  expect(Math.abs(Number(instrument?.last) - fair)).toBeLessThan(0.01 * fair);
});

test("news halts until it is out, then quotes for five minutes", () => {
  const market = new WildMarket("news", start, 2);
  market.wildness = 0.0001;
  market.run(open + hour, second);
  const [instrument] = market.instruments;
  expect(market.news(0, 20 * minute)).toBe(true);
  const begun = market.ms;
  expect([instrument?.current, instrument?.reason, instrument?.cells.until]).toEqual([
    "halted",
    "T1",
    null,
  ]);
  market.run(begun + 19 * minute, second);
  expect(instrument?.cells.indicative).toBeNull();
  market.run(begun + 22 * minute, second);
  expect(instrument?.cells.until).toBe(start + begun + 25 * minute);
  expect(instrument?.cells.indicative).toBeGreaterThan(9_000);
  market.run(begun + 24.5 * minute, second);
  expect(instrument?.current).toBe("auction");
  market.run(begun + 25 * minute + 1, second);
  expect(instrument?.current).toBe("trading");
  // Too late to be quoted before the close: it stays halted, and has no closing auction.
  market.run(close - 20 * minute, second);
  market.news(0, 10 * minute);
  const { prints } = instrument ?? {};
  market.run(close, second);
  expect(state(instrument)).toEqual(["closed", null, prints]);
  expect(market.news(0, 1)).toBe(false);
});

test("the market as a whole stops at 7, 13 and 20 %", () => {
  const market = new WildMarket("crash", start, 4);
  market.wildness = 0;
  market.run(open + hour, second);
  const states = () =>
    new Set(market.instruments.map(({ current, reason }) => `${current} ${reason}`));
  const fall = (log: number) => {
    // In parts that leave time for references to follow, so that no band is reached.
    for (let part = 0; part < 4; part += 1) {
      for (const i of market.instruments.keys()) market.jump(i, log / 4);
      market.run(market.ms + 6 * minute, second / 2);
    }
  };
  fall(Math.log(0.92));
  expect(states()).toEqual(new Set(["halted M1"]));
  market.run(market.ms + 20 * minute, second / 2);
  expect(states()).toEqual(new Set(["trading null"]));
  fall(Math.log(0.86 / 0.92));
  expect(states()).toEqual(new Set(["halted M2"]));
  market.run(market.ms + 20 * minute, second / 2);
  fall(Math.log(0.79 / 0.86));
  expect(states()).toEqual(new Set(["halted M3"]));
  const prints = market.instruments.map((instrument) => instrument.prints);
  market.run(close, second);
  expect(states()).toEqual(new Set(["closed null"]));
  expect(market.instruments.map((instrument) => instrument.prints)).toEqual(prints);
  market.run(day + open + hour, second);
  expect(states()).toEqual(new Set(["trading null"]));
});

test("news that comes out while the market stands does not reopen anything before it", () => {
  const market = new WildMarket("crash", start, 12);
  market.wildness = 0;
  market.run(open + hour, second);
  const [instrument] = market.instruments;
  market.news(0, 5 * minute);
  for (const i of market.instruments.keys()) if (i > 0) market.jump(i, -0.12);
  while (!market.instruments.some(({ reason }) => reason === "M1")) {
    market.run(market.ms + second, second / 10);
  }
  const end = Number(market.instruments[1]?.cells.until) - start;
  expect(end - market.ms).toBeGreaterThan(14.9 * minute);
  expect(instrument?.reason).toBe("T1");
  market.run(end - second, second);
  expect(market.instruments.every(({ current }) => current === "auction")).toBe(true);
});

function state(instrument: WildMarket["instruments"][number] | undefined) {
  return [instrument?.current, instrument?.reason, instrument?.prints];
}
