import { beforeAll, expect, test } from "vitest";
import { mean, zMax } from "../support.ts";
import { playMany, type Sample, sum } from "./sample.ts";

let played: Sample[] = [];
beforeAll(() => {
  played = playMany("calibration", 2000);
}, 60_000);

type Moment = "start" | "half" | "late";
const moments: readonly Moment[] = ["start", "half", "late"];
const homeWon = ({ match }: Sample) => Number(match.winner === "home");

/** Spiegelhalter's z: a standard normal where forecasts are calibrated. */
function spiegelhalter(forecast: (one: Sample) => number): number {
  const parts = played.map((one) => (homeWon(one) - forecast(one)) * (1 - 2 * forecast(one)));
  const variance = played.map((one) => {
    const p = forecast(one);
    return (1 - 2 * p) ** 2 * p * (1 - p);
  });
  return sum(parts) / Math.sqrt(sum(variance));
}

function bias(forecast: (one: Sample) => number): number {
  const parts = played.map((one) => homeWon(one) - forecast(one));
  const variance = played.map((one) => forecast(one) * (1 - forecast(one)));
  return sum(parts) / Math.sqrt(sum(variance));
}

test.each(moments)("forecasts are calibrated: %s", (moment) => {
  expect(Math.abs(spiegelhalter((one) => one[moment]))).toBeLessThan(zMax);
  expect(Math.abs(bias((one) => one[moment]))).toBeLessThan(zMax);
});

test.each(moments)("forecasts that were not would be seen: %s", (moment) => {
  // Too sure of themselves: odds squared.
  const tooSure = (one: Sample) => {
    const p = one[moment];
    return p ** 2 / (p ** 2 + (1 - p) ** 2);
  };
  expect(Math.abs(spiegelhalter(tooSure))).toBeGreaterThan(zMax);
  // A twentieth too high wherever it is open.
  const shifted = (one: Sample) => {
    const p = one[moment];
    return p > 0 && p < 1 ? Math.min(1 - 1e-6, p + 0.05) : p;
  };
  expect(Math.abs(bias(shifted))).toBeGreaterThan(zMax);
});

test("a forecast is not expected to move", () => {
  const z = (from: (one: Sample) => number, to: (one: Sample) => number) => {
    const steps = played.map((one) => to(one) - from(one));
    const spread = Math.sqrt(mean(steps.map((step) => step ** 2)));
    return (mean(steps) / spread) * Math.sqrt(steps.length);
  };
  const pairs: [(one: Sample) => number, (one: Sample) => number][] = [
    [(one) => one.start, (one) => one.half],
    [(one) => one.half, (one) => one.late],
    [(one) => one.half, homeWon],
  ];
  for (const [from, to] of pairs) expect(Math.abs(z(from, to))).toBeLessThan(zMax);
});

test("every update is of probabilities that sum to 1, and the last is certain", () => {
  for (const one of played) {
    for (const [clock, home, draw, away] of one.writer.points) {
      const right = home >= 0 && away >= 0 && draw === 0 && Math.abs(home + away - 1) < 1e-9;
      if (!right || !/^\d+:\d\d$/.test(clock)) expect.fail(`${home} ${draw} ${away} at ${clock}`);
    }
    expect(one.writer.points.at(-1)?.slice(1)).toEqual([homeWon(one), 0, 1 - homeWon(one)]);
    // After each game, and where a game, a set or the match is at stake: bounded by the length.
    expect(one.writer.points.length).toBeLessThan(65 + 200);
    expect(one.writer.points.length).toBeGreaterThan(one.match.score.gamesPlayed);
  }
});
