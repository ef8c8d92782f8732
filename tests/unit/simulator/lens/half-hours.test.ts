/** Prints come as often in each half hour as the day's shape says they must. */
import { expect, test } from "vitest";
import { Generator, simulationStart } from "../../../../server/feed/simulator/generator.ts";
import {
  sessionAfter,
  sessionAt,
} from "../../../../server/feed/simulator/markets/exchange/calendar.ts";
import { marketModel } from "../../../../server/feed/simulator/markets/model.ts";
import { activityShape } from "../../../../server/feed/simulator/markets/profile.ts";
import { chiSquare, chiSquareLimit } from "../../../../server/simulate/statistics/counts.ts";
import { instruments, TestSink } from "../support.ts";

const halfHourMs = 1_800_000;
const halfHours = 13;

/** Prints by half hour over some sessions, of a model whose activity follows from the time alone. */
function counted(dayShape: boolean, sessions: number): number[] {
  const counts: number[] = new Array(halfHours).fill(0);
  let session = sessionAt(simulationStart);
  const count = (_i: number, time: number) => {
    // The auctions print each instrument once, as the session begins and after it has ended.
    const since = time - session.open;
    if (since < 60_000 || time >= session.close) return;
    const half = Math.floor(since / halfHourMs);
    counts[half] = (counts[half] ?? 0) + 1;
  };
  const generator = new Generator({
    seed: "half hours",
    sink: new TestSink({ trade: count }),
    instruments: instruments.slice(0, 40),
    rate: 12,
    model: { ...marketModel, clustering: 0, newsPerDay: 0, dayShape },
  });
  generator.open();
  for (let left = sessions; left > 0; left -= 1) {
    generator.advance(session.close - generator.time + 120_000);
    session = sessionAfter(session);
  }
  return counts;
}

/** Shares of the half hours in the day's activity, less the first minute of it. */
function expected(total: number): number[] {
  const seconds = Array.from({ length: 23_400 }, (_, s) =>
    s < 60 ? 0 : activityShape(s / 23_400),
  );
  const sum = seconds.reduce((all, one) => all + one, 0);
  return Array.from({ length: halfHours }, (_, half) => {
    const own = seconds.slice(half * 1800, (half + 1) * 1800);
    return (total * own.reduce((all, one) => all + one, 0)) / sum;
  });
}

const distance = (counts: readonly number[]) =>
  chiSquare(counts, expected(counts.reduce((sum, count) => sum + count, 0)));

test("prints follow the shape of the day, and without one they would be seen not to", () => {
  // Twelve degrees of freedom: 45.1 comes by chance once in 100,000.
  const limit = chiSquareLimit(12);
  const counts = counted(true, 3);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(50_000);
  expect(distance(counts)).toBeLessThan(limit);
  expect(distance(counted(false, 1))).toBeGreaterThan(limit);
});
