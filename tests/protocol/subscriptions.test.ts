import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import type { Delta } from "../../lib/wire/messages.ts";
import { mount } from "./mount.ts";

const topic = topics.stats("m1");

test("S1 the acknowledgement says what was made of the wish", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const wish = { topic: "quotes", columns: ["last", "bid"], pace: 7 };
  expect(await viewer.ask("subscribe", wish)).toEqual({
    ok: true,
    subscription: expect.any(Number),
    topic: "quotes",
    pace: 5,
    encoding: "json",
    cursor: `e1.${mounted.board.table("quotes")?.version}`,
    columns: ["last", "bid"],
    keep: null,
    tickSize: null,
    base: mounted.clock.now(),
  });
  expect(await viewer.ask("subscribe", { topic: topics.trades("AAPL") })).toMatchObject({
    keep: 200,
    tickSize: 0.01,
  });
});

test.each(["websocket", "polling"] as const)(
  "S2 the acknowledgement comes before the first delta over %s",
  async (transport) => {
    await using mounted = await mount();
    const viewer = await mounted.connect({ transport });
    const order: string[] = [];
    viewer.socket.on("delta", () => order.push("delta"));
    viewer.socket.emit("subscribe", { topic: "quotes" }, () => order.push("answer"));
    await viewer.settle();
    expect(order).toEqual(["answer", "delta"]);
  },
);

test("S2 the acknowledgement comes first also where many are asked for at once", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const order: string[] = [];
  viewer.socket.on("delta", (delta) => order.push(`delta ${(delta as Delta).subscription}`));
  for (let count = 0; count < 40; count += 1) {
    viewer.socket.emit("subscribe", { topic: "quotes", rows: [`row ${count}`] }, (answer) => {
      order.push(`answer ${answer.ok && answer.subscription}`);
    });
  }
  await viewer.settle();
  expect(order).toHaveLength(80);
  for (const [index, entry] of order.entries()) {
    const [kind, number] = entry.split(" ");
    if (kind === "delta") expect(order.indexOf(`answer ${number}`)).toBeLessThan(index);
    else expect(order.indexOf(`delta ${number}`)).toBeGreaterThan(index);
  }
});

test("S3 without since there is a snapshot, also of an empty table", async () => {
  await using mounted = await mount({ empty: true });
  const viewer = await mounted.connect();
  await viewer.subscribe({ topic: "matches" });
  expect(await viewer.taken()).toMatchObject([{ from: null, to: "e1.0", rows: {} }]);
});

test("S3 with since there is what has changed from there", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 1);
  mounted.stat("fouls", 1);
  const { version } = mounted.board.place(topic).table;
  mounted.stat("fouls", 2);
  mounted.removeStat("shots");
  await viewer.subscribe({ topic, since: `e1.${version}` });
  expect(await viewer.taken()).toMatchObject([
    {
      from: `e1.${version}`,
      to: `e1.${version + 2}`,
      rows: { fouls: { home: 2 } },
      gone: ["shots"],
    },
  ]);
});

test("S3 with since and nothing changed nothing is sent, and the next delta leads from there", async () => {
  await using mounted = await mount();
  const [one, two] = [await mounted.connect(), await mounted.connect()];
  const wish = { topic, rows: ["shots"] };
  mounted.stat("shots", 1);
  const { version } = mounted.board.place(topic).table;
  // Somebody who is in step further on, so that the lane is ahead of the newcomer.
  mounted.stat("fouls", 1);
  await one.subscribe(wish);
  mounted.runWindows();
  mounted.stat("fouls", 2);
  await two.subscribe({ ...wish, since: `e1.${version}` });
  mounted.runWindows();
  expect(await two.taken()).toEqual([]);
  mounted.stat("shots", 2);
  mounted.runWindows();
  const [delta] = await two.taken();
  expect(delta).toMatchObject({ to: `e1.${version + 3}`, rows: { shots: { home: 2 } } });
  expect(Number(delta?.from?.split(".")[1])).toBeLessThanOrEqual(version);
});

test("S4 the number is the same for the same wish, in whatever order it is written", async () => {
  await using mounted = await mount();
  const [one, two] = [await mounted.connect(), await mounted.connect()];
  const ask = async (viewer: typeof one, more: object) =>
    (await viewer.subscribe({ topic: "quotes", ...more })).subscription;
  const number = await ask(one, { rows: ["AAPL", "MSFT"], columns: ["last", "bid"] });
  const other = await ask(two, {
    rows: ["MSFT", "AAPL", "MSFT"],
    columns: ["bid", "last"],
    pace: 1,
  });
  expect(other).toBe(number);
  expect(await ask(two, { rows: ["AAPL"], columns: ["last", "bid"] })).not.toBe(number);
  expect(await ask(two, { rows: ["AAPL", "MSFT"], columns: ["last"] })).not.toBe(number);
  const all = mounted.board.table("quotes")?.columnNames;
  expect(await ask(two, { columns: all })).toBe(await ask(one, {}));
});

test("S4 a number is forgotten with its last subscriber", async () => {
  await using mounted = await mount();
  const [one, two] = [await mounted.connect(), await mounted.connect()];
  const { subscription } = await one.subscribe({ topic });
  await two.subscribe({ topic, pace: 1 });
  const { gateway } = mounted.server;
  expect(gateway.stats()).toMatchObject({ subscriptions: 1, lanes: 2 });
  await two.ask("unsubscribe", { subscription });
  expect(gateway.stats()).toMatchObject({ subscriptions: 1, lanes: 1 });
  one.socket.disconnect();
  await expect.poll(() => gateway.stats()).toEqual({ viewers: 1, subscriptions: 0, lanes: 0 });
});

test("S5 rows restrict to keys, which may come later", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 1);
  mounted.stat("fouls", 1);
  await viewer.subscribe({ topic, rows: ["shots", "saves"] });
  expect(Object.keys((await viewer.taken())[0]?.rows ?? {})).toEqual(["shots"]);
  mounted.stat("saves", 1);
  mounted.stat("fouls", 2);
  mounted.runWindows();
  expect(Object.keys((await viewer.taken())[0]?.rows ?? {})).toEqual(["saves"]);
  mounted.removeStat("fouls");
  mounted.removeStat("saves");
  mounted.runWindows();
  expect((await viewer.taken())[0]?.gone).toEqual(["saves"]);
});

test.each([
  ["none", "quotes", []],
  ["too many", "quotes", Array.from({ length: 1_001 }, (_, index) => `${index}`)],
  ["some of a log", topics.trades("AAPL"), ["1"]],
])("S5 %s of the rows is a bad request", async (_, asked, rows) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("subscribe", { topic: asked, rows });
  expect(error.code).toBe("bad_request");
  expect(error.message).toContain("rows");
});

test("S6 columns restrict to cells", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.stat("shots", 1);
  const { columns } = await viewer.subscribe({ topic, columns: ["away", "label", "away"] });
  expect(columns).toEqual(["label", "away"]);
  expect((await viewer.taken())[0]?.rows).toEqual({ shots: { label: "shots", away: 0 } });
  mounted.stat("shots", 2);
  mounted.runWindows();
  expect(await viewer.taken()).toEqual([]);
});

test("S6 an unknown column is a bad request that names those there are", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("subscribe", { topic, columns: ["home", "hmoe"] });
  expect(error.code).toBe("bad_request");
  expect(error.message).toContain("no hmoe; there are label, home, away");
});

test("S7 asking again starts the subscription anew, at the new pace", async () => {
  await using mounted = await mount({ limits: { subscriptionsMax: 1 } });
  const viewer = await mounted.connect();
  const first = await viewer.subscribe({ topic });
  mounted.stat("shots", 1);
  mounted.runWindows();
  const last = (await viewer.taken()).at(-1);
  const again = await viewer.subscribe({ topic, pace: 1, since: last?.to ?? "" });
  expect(again).toMatchObject({ subscription: first.subscription, pace: 1 });
  expect(await viewer.taken()).toEqual([]);
  await viewer.subscribe({ topic });
  expect(await viewer.taken()).toMatchObject([{ from: null }]);
  expect(mounted.server.gateway.stats()).toMatchObject({ subscriptions: 1, lanes: 1 });
  mounted.stat("shots", 2);
  mounted.runWindows();
  expect(await viewer.taken()).toHaveLength(1);
});

test("S8 after unsubscribe nothing more is sent", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const { subscription } = await viewer.subscribe({ topic });
  await viewer.taken();
  mounted.stat("shots", 1);
  expect(await viewer.ask("unsubscribe", { subscription })).toEqual({ ok: true });
  mounted.runWindows();
  expect(await viewer.taken()).toEqual([]);
  const error = await viewer.refusal("unsubscribe", { subscription });
  expect(error.code).toBe("bad_request");
});

test("S10 an unknown member is a bad request that names it", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("subscribe", { topic, sicne: "e1.1" });
  expect(error).toMatchObject({
    code: "bad_request",
    message: expect.stringContaining("sicne"),
  });
});

test("S3 a topic that nobody read for a while has lost nothing for who comes back", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const topic = topics.candles("AAPL", "1d");
  mounted.trade("AAPL", 10_000);
  const { subscription } = await viewer.subscribe({ topic });
  const [first] = await viewer.taken();
  await viewer.ask("unsubscribe", { subscription });
  const { table } = mounted.board.placeToWrite(topic);
  mounted.clock.advance(11_000);
  const { version } = table;
  mounted.trade("AAPL", 10_100);
  // Nobody reads it, so it is not written.
  expect(table.version).toBe(version);
  await viewer.subscribe({ topic, since: first?.to ?? "" });
  const [next] = await viewer.taken();
  expect(next?.from).toBe(first?.to);
  expect(Object.values(next?.rows ?? {})).toMatchObject([{ open: 100, close: 101, trades: 2 }]);
});
