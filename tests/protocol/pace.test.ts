import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";
import { Copy, rowsOf } from "./viewer.ts";

const topic = topics.stats("m1");

test.each([
  [undefined, 10],
  [1_000, 60],
  [60, 60],
  [59.9, 30],
  [29, 20],
  [19, 10],
  [9, 5],
  [4, 2],
  [1.5, 1],
  [0.5, 0],
  [0, 0],
])("P1 a pace of %s becomes %s", async (asked, pace) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const wish = asked === undefined ? { topic } : { topic, pace: asked };
  const answer = await viewer.subscribe(wish);
  expect(answer.pace).toBe(pace);
});

test.each([60, 30, 20, 10, 5, 2, 1])(
  "P1 at pace %s a busy topic brings that many deltas a second, never more",
  async (pace) => {
    await using mounted = await mount({ limits: { eventsBurst: 10_000 } });
    const viewer = await mounted.connect();
    await viewer.subscribe({ topic, pace });
    mounted.runWindows();
    await viewer.taken();
    const seconds = 2;
    for (let step = 0; step < seconds * 100; step += 1) {
      mounted.stat("shots", step);
      mounted.clock.advance(10);
      // A real pause, in which the socket drains as it would.
      await viewer.settle();
    }
    const { length } = await viewer.taken();
    // The first leaves at once, the second waits for a window a little longer.
    expect(length).toBeLessThanOrEqual(seconds * pace + 1);
    expect(length).toBeGreaterThanOrEqual(Math.floor(seconds * pace * 0.9) - 1);
  },
);

test("P2 the first change after quiet leaves at once, the rest wait for the window", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic, pace: 1 });
  await viewer.taken();
  mounted.stat("shots", 1);
  mounted.clock.advance(1);
  expect(await viewer.taken()).toHaveLength(1);
  mounted.stat("shots", 2);
  mounted.clock.advance(998);
  expect(await viewer.taken()).toHaveLength(0);
  mounted.clock.advance(103);
  expect(await viewer.taken()).toMatchObject([{ rows: { shots: { home: 2 } } }]);
});

test("P2 where nothing that is asked for changes, nothing is sent", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic, rows: ["saves"] });
  await viewer.subscribe({ topic, columns: ["away"] });
  mounted.stat("shots", 0);
  mounted.runWindows();
  await viewer.taken();
  for (let home = 1; home < 10; home += 1) {
    mounted.stat("shots", home);
    mounted.runWindows();
  }
  expect(await viewer.taken()).toEqual([]);
});

test("P3 the pace of one subscription, and of all, can be changed without losing a change", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const copy = new Copy(topic);
  const { subscription } = await viewer.subscribe({ topic });
  await viewer.subscribe({ topic: "quotes", pace: 5 });
  const paces = [60, 1, 5, 0, 30, 2, 10, 0, 0, 20];
  for (const [round, pace] of paces.entries()) {
    mounted.stat(`s${round % 3}`, round);
    mounted.clock.advance(round * 30);
    const message = round % 2 === 0 ? { pace } : { subscription, pace };
    expect(await viewer.ask("pace", message)).toEqual({ ok: true, pace });
    mounted.stat(`s${(round + 1) % 3}`, round);
    mounted.clock.advance(200);
    for (const delta of await viewer.taken()) if (delta.topic === topic) copy.take(delta);
  }
  mounted.runWindows();
  for (const delta of await viewer.taken()) if (delta.topic === topic) copy.take(delta);
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("P3 the pace of a subscription that is not there is a bad request", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("pace", { subscription: 99, pace: 1 });
  expect(error.code).toBe("bad_request");
});

test("P4 in pause nothing is sent, and afterwards what has changed", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 1);
  mounted.stat("fouls", 1);
  await viewer.subscribe({ topic });
  const held = (await viewer.taken()).at(-1)?.to;
  await viewer.ask("pace", { pace: 0 });
  for (let home = 2; home < 9; home += 1) {
    mounted.stat("shots", home);
    mounted.runWindows();
  }
  expect(await viewer.taken()).toEqual([]);
  await viewer.ask("pace", { pace: 10 });
  const deltas = await viewer.taken();
  expect(deltas).toMatchObject([{ from: held, rows: { shots: { home: 8 } } }]);
  expect(Object.keys(deltas[0]?.rows ?? {})).toEqual(["shots"]);
});

test("P4 a pause in which nothing changed ends without a delta", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 1);
  await viewer.subscribe({ topic });
  await viewer.taken();
  await viewer.ask("pace", { pace: 0 });
  mounted.runWindows();
  await viewer.ask("pace", { pace: 10 });
  expect(await viewer.taken()).toEqual([]);
});

test("P4 a subscription can begin paused", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic, pace: 0 });
  mounted.stat("shots", 1);
  mounted.runWindows();
  expect(await viewer.taken()).toEqual([]);
  await viewer.ask("pace", { pace: 1 });
  expect(await viewer.taken()).toMatchObject([{ from: null, rows: { shots: { home: 1 } } }]);
});
