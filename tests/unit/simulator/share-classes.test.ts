import { expect, test } from "vitest";
import { Factors } from "../../../server/feed/simulator/markets/factors.ts";
import { leadersOf } from "../../../server/feed/simulator/markets/instruments.ts";
import { LatentPrices } from "../../../server/feed/simulator/markets/latent.ts";
import { marketModel } from "../../../server/feed/simulator/markets/model.ts";
import { Streams } from "../../../server/feed/simulator/markets/streams.ts";
import { SimulatedTime } from "../../../server/feed/simulator/simulated-time.ts";

test("the first of a company's classes leads, and nobody else follows", () => {
  const names = [
    "Alphabet Inc. (Class A)",
    "Apple Inc.",
    "News Corp (Class B)",
    "Alphabet Inc. (Class C)",
    "Alphabet Inc.",
  ];
  expect(leadersOf(names.map((name) => ({ name })))).toEqual([null, null, null, 0, null]);
});

/** Ratio of the second price to the first, least and most of a day, and what the first moved. */
function ratios(leader: number | null) {
  const factors = new Factors("classes", ["one"], marketModel);
  const streams = new Streams("classes", ["A", "B"]);
  const one = { sector: 0, price: 34_482, spread: 1.5e-4 };
  const latent = new LatentPrices(
    factors,
    streams,
    [one, { ...one, price: 34_175, leader }],
    marketModel,
  );
  const second = { pace: 1, volatility: 1, activity: 1, spread: 1 };
  const time = new SimulatedTime();
  let [least, most, path] = [Infinity, 0, 0];
  for (let at = 1; at <= 20_000; at += 1) {
    time.ms = at * 1000;
    factors.step(time.ms, second);
    const before = latent.logOf(0);
    for (const i of [0, 1]) {
      const random = streams.take(i);
      if (latent.advance(i, time, random)) latent.break(i, random);
      // News of either class is news of both, once the other ticks.
      if (at === 5_000 + i) latent.break(i, random, 0.05);
      streams.keep(i);
    }
    if (at === 5_000 || at === 5_001) continue;
    path += Math.abs(latent.logOf(0) - before);
    const ratio = Math.exp(latent.logOf(1) - latent.logOf(0));
    least = Math.min(least, ratio);
    most = Math.max(most, ratio);
  }
  return { least, most, path };
}

test("two classes of one company keep their prices' ratio, whichever the news is of", () => {
  const { least, most, path } = ratios(0);
  expect(least).toBeCloseTo(34_175 / 34_482, 9);
  expect(most).toBeCloseTo(34_175 / 34_482, 9);
  expect(path).toBeGreaterThan(0.1);
});

test("without a leader they part", () => {
  const { least, most } = ratios(null);
  expect(most / least).toBeGreaterThan(1.01);
});
