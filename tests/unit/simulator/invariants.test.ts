import { expect, test } from "vitest";
import { Generator, type Hours } from "../../../server/feed/simulator/generator.ts";
import { Factors } from "../../../server/feed/simulator/markets/factors.ts";
import { LatentPrices } from "../../../server/feed/simulator/markets/latent.ts";
import { latentMin, latentPrice } from "../../../server/feed/simulator/markets/latent-price.ts";
import { marketModel, sessionSeconds } from "../../../server/feed/simulator/markets/model.ts";
import { Streams } from "../../../server/feed/simulator/markets/streams.ts";
import { SimulatedTime } from "../../../server/feed/simulator/simulated-time.ts";
import { instruments, TestSink } from "./support.ts";

/** Whether it is the first minute after 16:00 in New York, in summer. */
const isClosing = (time: number) => new Date(time).toISOString().slice(11, 16) === "20:00";

/** Watches a stream and counts what must never be. */
function watched(rate: number, hours: Hours = "steady") {
  const n = instruments.length;
  const bids = new Float64Array(n).fill(Number.NaN);
  const asks = new Float64Array(n).fill(Number.NaN);
  const last = new Float64Array(n);
  const levels = new Float64Array(n * 20);
  const days: number[] = new Array(n).fill(0);
  const seen = { quotes: 0, trades: 0, buys: 0, repeats: 0, levels: 0, midpoints: 0, moves: 0 };
  const statuses: string[] = [];
  const lastBuy: (boolean | undefined)[] = [];
  const broken: string[] = [];
  let clock = 0;
  const check = (good: boolean, what: string) => {
    if (!good && broken.length < 10) broken.push(what);
  };
  const lots = (size: number) => size > 0 && size % 100 === 0;
  const onGrid = (price: number) => Number.isInteger(price) && price > 0;
  const at = (time: number) => {
    check(Number.isInteger(time) && time >= clock, `time goes back from ${clock} to ${time}`);
    clock = time;
  };
  const sink = new TestSink({
    quote(i, time, bid, bidSize, ask, askSize) {
      at(time);
      if (Number.isNaN(bid) && Number.isNaN(ask)) {
        bids[i] = bid;
        asks[i] = ask;
        return;
      }
      seen.quotes += 1;
      check(onGrid(bid) && onGrid(ask) && bid < ask, `quote ${bid} ${ask}`);
      check(lots(bidSize) && lots(askSize), `sizes ${bidSize} ${askSize}`);
      if (bid !== bids[i] || ask !== asks[i]) seen.moves += 1;
      bids[i] = bid;
      asks[i] = ask;
    },
    status(i, time, status) {
      at(time);
      statuses[i] = status;
    },
    trade(i, time, price, size, side) {
      at(time);
      const status = statuses[i];
      check(status === "trading" || status === "auction", `a print while ${status}`);
      seen.trades += 1;
      const bid = bids[i] ?? 0;
      const ask = asks[i] ?? 0;
      last[i] = price;
      check(onGrid(price) && lots(size), `trade ${size} at ${price}`);
      // Where nothing is quoted it is the print of an auction, and has no aggressor; so is the last.
      if (Number.isNaN(bid) || isClosing(time)) return;
      const midpoint = price * 2 === bid + ask;
      if (midpoint) seen.midpoints += 1;
      check(midpoint || price === (side === "buy" ? ask : bid), `${side} ${price}: ${bid} ${ask}`);
      if (side === "buy") seen.buys += 1;
      if (lastBuy[i] === (side === "buy")) seen.repeats += 1;
      lastBuy[i] = side === "buy";
    },
    level(i, side, index, price, size, orders) {
      levels[i * 20 + (side === "bid" ? 0 : 10) + index] = price;
      if (Number.isNaN(price)) return;
      seen.levels += 1;
      check(onGrid(price) && lots(size), `level ${side} ${index}: ${size} at ${price}`);
      check(orders >= 1 && orders <= size / 100, `${orders} orders of ${size}`);
    },
    newDay(i, time) {
      at(time);
      days[i] = (days[i] ?? 0) + 1;
    },
  });
  const generator = new Generator({ seed: "watch", sink, instruments, rate, hours });
  generator.open();
  const books = () => {
    for (let i = 0; i < n; i += 1) {
      for (let k = 0; k < 10; k += 1) {
        const bid = levels[i * 20 + k] ?? 0;
        const ask = levels[i * 20 + 10 + k] ?? 0;
        if (k === 0) check(bid === bids[i] && ask === asks[i], `best of ${i}`);
        else {
          check(bid < (levels[i * 20 + k - 1] ?? 0), `bids of ${i}`);
          check(ask > (levels[i * 20 + 9 + k] ?? 0), `asks of ${i}`);
        }
      }
    }
  };
  return { generator, books, broken, seen, days, last, sink };
}

test.each([1000, 120_000, 5 / 3])("quotes, prints and books are sound at %d ticks/s", (rate) => {
  const { generator, books, broken, seen } = watched(rate);
  for (let i = 0; i < 100; i += 1) {
    generator.advanceTicks(2000);
    books();
  }
  expect(broken).toEqual([]);
  // The shares of quotes, prints, repeated sides: z of 4.42 at these counts is under 0.02.
  const ticks = seen.quotes + seen.trades;
  expect(seen.trades / ticks).toBeCloseTo(0.145 / 0.995, 1.9);
  expect(seen.repeats / seen.trades).toBeGreaterThan(0.56);
  expect(seen.repeats / seen.trades).toBeLessThan(0.62);
  expect(seen.buys / seen.trades).toBeGreaterThan(0.46);
  expect(seen.buys / seen.trades).toBeLessThan(0.54);
  expect(seen.midpoints / seen.trades).toBeGreaterThan(0.01);
  expect(seen.midpoints / seen.trades).toBeLessThan(0.11);
  // A price within the spread mostly leaves both sides where they are.
  if (rate === 120_000) {
    expect(seen.moves / seen.quotes).toBeGreaterThan(0.02);
    expect(seen.moves / seen.quotes).toBeLessThan(0.15);
  }
  // What makes a tick cheap: books are written as far as they change.
  expect(seen.levels / ticks).toBeLessThan(rate > 100 ? 3 : 16);
});

test("prices stay sane over simulated weeks, and each day begins once", () => {
  const { generator, broken, days, last } = watched(1 / 60, "exchange");
  const dayMs = 86_400_000;
  for (let day = 0; day < 30; day += 1) generator.advance(dayMs);
  expect(broken).toEqual([]);
  // To Thursday, 24 September: four weekends, Labor Day, and the first day began before.
  expect(new Set(days)).toEqual(new Set([31 - 4 * 2 - 1 - 1]));
  const ratios = instruments.map(({ previousClose }, i) => (last[i] ?? 0) / 100 / previousClose);
  expect(Math.min(...ratios)).toBeGreaterThan(1 / 10);
  expect(Math.max(...ratios)).toBeLessThan(10);
  // They do move.
  expect(Math.max(...ratios)).toBeGreaterThan(1.1);
});

test("a price alone stays in bounds for a thousand years of trading", () => {
  const factors = new Factors("years", ["one"], marketModel);
  const anchors = [150, 10_000, 600_000].map((price) => ({ sector: 0, price, spread: 1e-4 }));
  const streams = new Streams("years", ["a", "b", "c"]);
  const latent = new LatentPrices(factors, streams, anchors, marketModel);
  const seconds = 5 * sessionSeconds;
  const second = { pace: 1, volatility: 1, activity: 1, spread: 1 };
  const time = new SimulatedTime();
  for (let week = 1; week <= 50_000; week += 1) {
    time.ms = week * seconds * 1000;
    factors.step(time.ms, second);
    anchors.forEach(({ price }, i) => {
      const random = streams.take(i);
      if (latent.advance(i, time, random)) latent.break(i, random);
      streams.keep(i);
      const now = latentPrice(latent.logOf(i));
      // The long run's deviation is the volatility over the root of 2 · 0.5: 0.6 at the very
      // most, more in restless years.
      const strayed = Math.abs(Math.log(now / price));
      if (!(now >= latentMin) || strayed > 10 * latent.volatility(i)) {
        expect.fail(`${price} became ${now} in week ${week}`);
      }
    });
  }
});
