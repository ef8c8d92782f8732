import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";
import { until } from "./viewer.ts";

const topic = topics.stats("m1");

test("T1 the server's row tells of the last second and of who is there", async () => {
  await using mounted = await mount();
  const one = await mounted.connect();
  const other = await mounted.connect({ transport: "polling" });
  await one.subscribe({ topic });
  await one.subscribe({ topic: "quotes", pace: 5 });
  await other.subscribe({ topic, pace: 1 });
  for (const viewer of [one, other]) await viewer.settle();
  mounted.clock.advance(1_000);
  for (const viewer of [one, other]) await viewer.taken();
  mounted.sink.transact(() => {
    for (const key of ["shots", "fouls", "saves"]) mounted.match.stat(key, key, 1, 0);
  });
  mounted.clock.advance(500);
  for (const viewer of [one, other]) await viewer.settle();
  // Real time, in which the event loop is looked at.
  await new Promise((resolve) => setTimeout(resolve, 100));
  mounted.clock.advance(500);
  const row = mounted.board.place(topics.server).table.get("now");
  expect(row).toMatchObject({
    viewers: 2,
    polling: 1,
    subscriptions: 2,
    lanes: 3,
    deltasPerSecond: 2,
    rowsPerSecond: 6,
    slowReaders: 0,
    version: "0.0.0",
  });
  expect(row?.bytesPerSecond).toBeGreaterThan(300);
  expect(row?.memory).toBeGreaterThan(1e6);
  expect(row?.loopLagP99).toBeGreaterThanOrEqual(0);
  expect(row?.loopLagP99).toBeLessThan(60_000);
});

test("T1 a second without traffic says so, and one that is skipped is counted", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect({ transport: "polling" });
  await viewer.subscribe({ topic });
  await viewer.settle();
  mounted.clock.advance(1_000);
  await viewer.settle();
  const row = () => mounted.board.place(topics.server).table.get("now");
  mounted.clock.advance(1_000);
  const quiet = { deltasPerSecond: 0, rowsPerSecond: 0, skippedPerSecond: 0 };
  expect(row()).toMatchObject({ ...quiet, lagP50: null, lagP99: null });
  // Between two polls it cannot take a second delta: it has not come back within one turn.
  mounted.stat("shots", 1);
  mounted.clock.advance(0);
  mounted.stat("shots", 2);
  mounted.clock.advance(250);
  await until(() => viewer.deltas.some(({ rows }) => rows.shots?.home === 2));
  mounted.clock.advance(750);
  expect(row()?.skippedPerSecond).toBeGreaterThan(0);
});
