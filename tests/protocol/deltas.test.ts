import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";
import { Copy, rowsOf } from "./viewer.ts";

const topic = topics.stats("m1");

test("D1 a delta names its topic, its subscription, where it leads and the cells", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const { subscription } = await viewer.subscribe({ topic });
  await viewer.taken();
  mounted.stat("shots", 3);
  mounted.runWindows();
  const { version } = mounted.board.place(topic).table;
  expect(await viewer.taken()).toEqual([
    {
      topic,
      subscription,
      from: `e1.${version - 1}`,
      to: `e1.${version}`,
      at: mounted.clock.now() - 2_000,
      changes: 1,
      rows: { shots: { label: "shots", home: 3, away: 0 } },
    },
  ]);
});

test("D2 only cells that changed are named", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 3);
  await viewer.subscribe({ topic });
  await viewer.taken();
  mounted.stat("shots", 4);
  mounted.runWindows();
  expect(await viewer.taken()).toMatchObject([{ rows: { shots: { home: 4 } } }]);
  mounted.stat("shots", 5);
  mounted.runWindows();
  const [delta] = await viewer.taken();
  expect(Object.keys(delta?.rows.shots ?? {})).toEqual(["home"]);
});

test("D2 a row that is new names all that is known of it", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.taken();
  const place = mounted.board.place(topic);
  mounted.board.transact(() => mounted.board.join(place).put("corners", { home: 2 }));
  mounted.runWindows();
  const [delta] = await viewer.taken();
  expect(delta?.rows).toEqual({ corners: { home: 2 } });
});

test("D3 removed rows are in gone, which is left out where there are none", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 3);
  await viewer.subscribe({ topic });
  expect((await viewer.taken())[0]).not.toHaveProperty("gone");
  mounted.removeStat("shots");
  mounted.runWindows();
  expect(await viewer.taken()).toMatchObject([{ rows: {}, gone: ["shots"] }]);
});

test("D3 a row that went and came back between two deltas starts anew", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 3);
  const copy = new Copy(topic);
  await viewer.subscribe({ topic });
  for (const delta of await viewer.taken()) copy.take(delta);
  // Opens the window, so that what follows comes in one delta.
  mounted.stat("fouls", 1);
  mounted.clock.advance(1);
  for (const delta of await viewer.taken()) copy.take(delta);
  mounted.removeStat("shots");
  const place = mounted.board.place(topic);
  mounted.board.transact(() => mounted.board.join(place).put("shots", { away: 9 }));
  mounted.runWindows();
  const deltas = await viewer.taken();
  expect(deltas).toMatchObject([{ rows: { shots: { away: 9 } }, gone: ["shots"] }]);
  for (const delta of deltas) copy.take(delta);
  expect(copy.rows().shots).toEqual({ label: null, home: null, away: 9 });
});

test("D4 a snapshot holds all that is there", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.trade("AAPL", 10_050);
  await viewer.subscribe({ topic: "quotes" });
  const [snapshot] = await viewer.taken();
  expect(snapshot?.from).toBeNull();
  const copy = new Copy("quotes");
  if (snapshot) copy.take(snapshot);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table("quotes")));
});

test("D5 deltas join without a gap, also where changes of other rows lie between", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const copy = new Copy("quotes");
  await viewer.subscribe({ topic: "quotes", rows: ["AAPL"] });
  for (let round = 0; round < 10; round += 1) {
    mounted.trade("MSFT", 10_000 + round);
    mounted.runWindows();
    if (round % 3 === 0) mounted.trade("AAPL", 10_000 + round);
    mounted.runWindows();
    for (const delta of await viewer.taken()) copy.take(delta);
  }
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual({ AAPL: mounted.board.table("quotes")?.get("AAPL") });
});

test("D5 a delta that overlaps what a copy holds, or comes twice, does no harm", async () => {
  await using mounted = await mount();
  const [one, two] = [await mounted.connect(), await mounted.connect()];
  const copy = new Copy(topic);
  await one.subscribe({ topic, pace: 10 });
  await two.subscribe({ topic, pace: 1 });
  for (let round = 0; round < 30; round += 1) {
    mounted.stat(`s${round % 7}`, round);
    if (round % 5 === 4) mounted.removeStat(`s${(round + 3) % 7}`);
    mounted.clock.advance(70);
    // The deltas of two paces, some of them twice, into one copy.
    for (const viewer of [one, two]) {
      for (const delta of await viewer.taken()) {
        copy.take(delta);
        if (delta.from !== null) copy.take(delta);
      }
    }
  }
  mounted.runWindows();
  for (const delta of await two.taken()) copy.take(delta);
  expect(copy.gaps).toBe(0);
  expect(copy.rows()).toEqual(rowsOf(mounted.board.table(topic)));
});

test("D6 values between two deltas are left out, rows are not", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic });
  await viewer.subscribe({ topic: topics.trades("AAPL") });
  await viewer.taken();
  for (let price = 1; price <= 60; price += 1) {
    mounted.stat("price", price);
    mounted.trade("AAPL", 10_000 + price);
  }
  mounted.runWindows();
  const deltas = await viewer.taken();
  expect(deltas.filter((delta) => delta.topic === topic)).toMatchObject([
    { rows: { price: { home: 60 } } },
  ]);
  const prints = deltas.filter((delta) => delta.topic !== topic);
  expect(prints).toHaveLength(1);
  expect(Object.values(prints[0]?.rows ?? {}).map((row) => row.price)).toEqual(
    Array.from({ length: 60 }, (_, index) => (10_001 + index) / 100),
  );
});

test("D7 at is when the newest change was made", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic, pace: 1 });
  mounted.stat("shots", 1);
  mounted.clock.advance(300);
  mounted.stat("shots", 2);
  const changedAt = mounted.clock.now();
  mounted.runWindows();
  expect((await viewer.taken()).at(-1)?.at).toBe(changedAt);
});

test("D8 rows of a log come in the order of their keys", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const series = topics.candles("AAPL", "1s");
  await viewer.subscribe({ topic: series });
  for (let second = 0; second < 5; second += 1) {
    mounted.trade("AAPL", 10_000 + second);
    mounted.clock.advance(1_000);
  }
  await viewer.subscribe({ topic: series });
  const keys = Object.keys((await viewer.taken()).at(-1)?.rows ?? {}).map(Number);
  expect(keys).toHaveLength(5);
  expect(keys).toEqual([...keys].sort((a, b) => a - b));
});
