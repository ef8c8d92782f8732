/** The simulated markets on the exchange: what viewers of many days would see. */
import { expect, test } from "vitest";
import type { FeedSink } from "../../../../server/feed/feed.ts";
import { Generator, simulationStart } from "../../../../server/feed/simulator/generator.ts";
import { marketModel } from "../../../../server/feed/simulator/markets/model.ts";
import { instruments } from "../support.ts";
import { WatchedInstrument } from "./floor-rules.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const open = 5.5 * hour;
const close = 12 * hour;

/** A simulated market whose every call is watched. */
function watchedMarkets(options: { wild?: boolean; count?: number; rate?: number } = {}) {
  const { wild = false, count = 12, rate = 20 } = options;
  const watched: WatchedInstrument[] = [];
  const never = (): never => {
    throw new Error("markets have neither leagues nor matches");
  };
  const sink: FeedSink = {
    transact: (write) => write(),
    list: ({ symbol, previousClose }) => {
      const instrument = new WatchedInstrument(symbol, previousClose ?? 0);
      watched.push(instrument);
      return instrument;
    },
    league: never,
    match: never,
    state: never,
  };
  const generator = new Generator({
    seed: "watched",
    sink,
    instruments: instruments.slice(0, count),
    rate,
    model: wild ? { ...marketModel, market: 1.5, own: 4, newsPerDay: 5 } : marketModel,
  });
  generator.open();
  const until = (ms: number) => generator.advance(simulationStart + ms - generator.time);
  return { generator, watched, until };
}

test("days of a wild market, with news and halts, have no impossible state", () => {
  const { generator, watched, until } = watchedMarkets({ wild: true, rate: 10 });
  for (let n = 1; n <= 2 * 24; n += 1) {
    until(n * hour);
    if (n % 3 === 1) generator.markets.haltForNews(n % 12, n * hour, (n % 4) * 9 * minute);
    if (n % 2 === 1) generator.markets.breakNews(n % 12, n * hour, n % 4 === 1 ? 0.12 : -0.12);
  }
  const seen = new Set(watched.flatMap((instrument) => [...instrument.seen.keys()]));
  for (const name of ["trading LIMIT", "halted LUDP", "auction LUDP", "halted T1", "auction T1"]) {
    expect(seen).toContain(name);
  }
});

test("an ordinary week has five openings and closes, and hardly a halt", () => {
  const { watched, until } = watchedMarkets({ count: 60, rate: 6 });
  // From Tuesday to Monday, when it has opened for the fifth time.
  until(6 * day + open + hour);
  for (const { seen, symbol } of watched) {
    expect([symbol, seen.get("closed"), seen.get("preopen")]).toEqual([symbol, 5, 5]);
  }
  const halts = watched.reduce((sum, { seen }) => sum + (seen.get("halted LUDP") ?? 0), 0);
  expect(halts).toBeLessThan(3);
});

test("opening and closing prints are as large as they should be, and near what trades around", () => {
  const { watched, until } = watchedMarkets({ count: 60, rate: 25 });
  until(open - 1);
  const before = watched.map(({ prints }) => prints);
  expect(new Set(before)).toEqual(new Set([0]));
  until(open + 31_000);
  const indicative = watched.map(({ cells }) => cells.indicative);
  expect(new Set(indicative)).toEqual(new Set([null]));
  until(close - 1);
  const last = watched.map((instrument) => instrument.last);
  const volume = watched.map((instrument) => instrument.volume);
  until(close + 31_000);
  const shares = watched.map((instrument, i) => {
    expect(instrument.current).toBe("closed");
    const moved = Math.abs(instrument.last / (last[i] ?? 1) - 1);
    expect(moved, instrument.symbol).toBeLessThan(0.01);
    return (instrument.volume - (volume[i] ?? 0)) / Number(instrument.cells.averageVolume);
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(mean).toBeGreaterThan(0.08);
  expect(mean).toBeLessThan(0.12);
  // A day brings about what the average says, which the days before it were made up from.
  const days = watched.map(
    (instrument) => instrument.volume / Number(instrument.cells.averageVolume),
  );
  const whole = days.reduce((sum, share) => sum + share, 0) / days.length;
  expect(whole).toBeGreaterThan(0.5);
  expect(whole).toBeLessThan(2);
});

test("a halt for news can be asked for, and not while it is closed", () => {
  const { generator, watched, until } = watchedMarkets();
  until(open + hour);
  const now = open + hour;
  expect(generator.markets.haltForNews(3, now, 10 * minute)).toBe(true);
  expect(watched[3]).toMatchObject({ current: "halted", reason: "T1" });
  until(now + 15 * minute + 1);
  expect(watched[3]).toMatchObject({ current: "trading", reason: null });
  until(close + hour);
  expect(generator.markets.haltForNews(3, close + hour, minute)).toBe(false);
});

test("a night moves prices as a night does, not as a day and a night of trading", () => {
  // Half a year's nights of 20 instruments; trading moves each by some 2 % a day.
  const { watched, until } = watchedMarkets({ count: 20, rate: 0.2 });
  const gaps: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    until(n * day + open - 1);
    const before = watched.map((instrument) => [instrument.last, instrument.prints] as const);
    until(n * day + open + 31_000);
    watched.forEach((instrument, i) => {
      const [last, prints] = before[i] ?? [0, 0];
      if (instrument.prints > prints) gaps.push(Math.log(instrument.last / last));
    });
  }
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length);
  expect(gaps.length).toBeGreaterThan(250);
  // Market, sector and own together are 0.8 % and less; a whole night of trading would be 3 %.
  expect(deviation).toBeGreaterThan(0.003);
  expect(deviation).toBeLessThan(0.02);
});
