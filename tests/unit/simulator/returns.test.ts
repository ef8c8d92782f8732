import { beforeAll, expect, test } from "vitest";
import { Generator } from "../../../server/feed/simulator/generator.ts";
import { marketModel, yearSeconds } from "../../../server/feed/simulator/markets/model.ts";
import { instruments, mean, TestSink, zMax } from "./support.ts";

const minutes = 480;
const watchedRanks = 20;

/** Log returns of the midpoint over each minute of eight simulated hours, by activity rank. */
function minuteReturns() {
  const mids = new Float64Array(instruments.length);
  const sink = new TestSink({
    quote: (i, _time, bid, _bidSize, ask) => {
      mids[i] = (bid + ask) / 2;
    },
  });
  // Without clusters and news, of which a few hours say too little.
  const model = { ...marketModel, clustering: 0, newsPerDay: 0 };
  const generator = new Generator({
    seed: "returns",
    sink,
    instruments,
    rate: 25,
    hours: "steady",
    model,
  });
  generator.open();
  const { latent } = generator.markets;
  const indices = Array.from({ length: watchedRanks }, (_, rank) =>
    instruments.findIndex((instrument) => instrument.rank === rank),
  );
  const returns: number[][] = indices.map(() => []);
  const before = indices.map((i) => mids[i] ?? 0);
  for (let minute = 0; minute < minutes; minute += 1) {
    generator.advance(60_000);
    indices.forEach((i, rank) => {
      returns[rank]?.push(Math.log((mids[i] ?? 0) / (before[rank] ?? 0)));
      before[rank] = mids[i] ?? 0;
    });
  }
  const set = indices.map((i) => latent.volatility(i));
  return { returns, set };
}

let returns: number[][] = [];
let set: number[] = [];
beforeAll(() => {
  ({ returns, set } = minuteReturns());
}, 60_000);

test("minute returns have the volatility that was set, and nothing to predict the next by", () => {
  // A realised variance strays by sqrt(2/n) of itself; 20 of them make false alarms 2e-4. The
  // midpoint lags the price by less than half a spread, which adds under 2 %.
  const error = zMax * Math.sqrt(2 / minutes);
  const ratios = returns.map((series, rank) => {
    const variance = mean(series.map((r) => r * r)) * (yearSeconds / 60);
    return variance / (set[rank] ?? 0) ** 2;
  });
  for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(error + 0.02);
  // The test sees what is wrong: a year of calendar days is five times as long.
  const calendar = (365 * 86_400) / yearSeconds;
  for (const ratio of ratios) expect(ratio * calendar).toBeGreaterThan(1 + error + 0.02);

  for (const series of returns) {
    const pairs = series.slice(1).map((r, i) => r * (series[i] ?? 0));
    const correlation = mean(pairs) / mean(series.map((r) => r * r));
    // Midpoints give back a little of what a spread's jump took.
    expect(Math.abs(correlation)).toBeLessThan((zMax + 1) / Math.sqrt(minutes));
  }
});

test("instruments move together, more so within a sector", () => {
  const correlations: number[] = [];
  returns.forEach((one, a) => {
    for (const other of returns.slice(a + 1)) {
      const cross = mean(one.map((r, i) => r * (other[i] ?? 0)));
      const scale = Math.sqrt(mean(one.map((r) => r * r)) * mean(other.map((r) => r * r)));
      correlations.push(cross / scale);
    }
  });
  // Market and sectors of 16 % and 10 % against 22 % of one's own: about 0.3 in the mean.
  expect(mean(correlations)).toBeGreaterThan(0.15);
  expect(mean(correlations)).toBeLessThan(0.55);
});
