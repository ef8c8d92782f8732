import { expect, test } from "vitest";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { marketModel } from "../../../server/feed/simulator/markets/model.ts";
import { firstInstruments } from "../../../server/feed/simulator/markets/universe.ts";
import { instruments, TestSink, zMax } from "./support.ts";

const list = firstInstruments(instruments, 6);

/** Ticks and last midpoints of a steady market, in which only told news breaks. */
function quiet(newsPerDay = 0, rate = 60) {
  const counts = new Float64Array(list.length);
  const mids = new Float64Array(list.length);
  const told: { i: number; time: number; text: string }[] = [];
  const tick = (i: number) => {
    counts[i] = (counts[i] ?? 0) + 1;
  };
  const sink = new TestSink({
    quote: (i, _time, bid, _bidSize, ask) => {
      tick(i);
      mids[i] = (bid + ask) / 2;
    },
    trade: tick,
    news: (i, time, text) => told.push({ i, time, text }),
  });
  const model = { ...marketModel, newsPerDay };
  const options = { seed: "news", sink, instruments: list, model, hours: "steady" } as const;
  const generator = new Generator({ ...options, rate });
  generator.open();
  return { generator, counts, mids, told };
}

test("news is a headline, a jump, and five times the ticks, which fades within minutes", () => {
  const { generator, counts, mids, told } = quiet();
  const { arrivals } = generator.markets;
  generator.advance(600_000);
  const before = mids[2] ?? 0;
  const now = 600_000;
  counts.fill(0);
  const from = arrivals.operational(now);
  generator.markets.breakNews(2, now, 0.05);
  generator.advance(30_000);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ i: 2, time: generator.time - 30_000 });
  expect(told[0]?.text.startsWith(`${list[2]?.symbol} `)).toBe(true);
  expect(Math.log((mids[2] ?? 0) / before)).toBeGreaterThan(0.035);
  // In the first half minute 1 + 4 exp(-t/300) is 4.8 on average; one in 200 ticks is not seen.
  const passed = (arrivals.operational(now + 30_000) - from) * 0.995;
  const expected = passed * (arrivals.weights[2] ?? 0) * 4.8;
  expect(Math.abs((counts[2] ?? 0) - expected)).toBeLessThan(zMax * Math.sqrt(expected));
  // Others do not notice; the test sees the difference.
  const other = passed * (arrivals.weights[3] ?? 0);
  expect(Math.abs((counts[3] ?? 0) - other)).toBeLessThan(zMax * Math.sqrt(other));
  expect(Math.abs((counts[2] ?? 0) - expected / 4.8)).toBeGreaterThan(zMax * Math.sqrt(expected));
  // An hour later it is as before.
  generator.advance(3_600_000);
  counts.fill(0);
  const late = arrivals.operational(now + 3_630_000);
  generator.advance(60_000);
  const usual = (arrivals.operational(now + 3_690_000) - late) * (arrivals.weights[2] ?? 0) * 0.995;
  expect(Math.abs((counts[2] ?? 0) - usual)).toBeLessThan(zMax * Math.sqrt(usual));
});

test("news comes as often as the model says", () => {
  const { generator, told } = quiet(50, 12);
  generator.advance(4 * 3_600_000);
  // Poisson: six instruments, 50 in 6.5 hours each.
  const expected = (6 * 50 * 4) / 6.5;
  expect(Math.abs(told.length - expected)).toBeLessThan(zMax * Math.sqrt(expected));
  expect(new Set(told.map(({ text }) => text)).size).toBeGreaterThan(10);
});
