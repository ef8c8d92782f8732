import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { labTopic, labTopics } from "../../lib/schema/lab.ts";
import { familyTopics, intervals, topicSchemas, topics } from "../../lib/schema/topics.ts";
import { mount } from "./mount.ts";
import { Copy } from "./viewer.ts";

const schemas = { ...topicSchemas, ...labTopics };
const lab = "0123456789abcdef0123456789abcdef";
const document = readFileSync(new URL("../../lib/wire/PROTOCOL.md", import.meta.url), "utf8");
const documented = new Map(
  [...document.matchAll(/^\| `([a-z-]+)[^`]*` *\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map((row) => [
    row[1] ?? "",
    { columns: row[3] ?? "", kept: row[4]?.trim() ?? "" },
  ]),
);

test("T1 the document names every topic with every column and what is kept", () => {
  expect([...documented.keys()].sort()).toEqual(Object.keys(schemas).sort());
  for (const [family, schema] of Object.entries(schemas)) {
    const text = documented.get(family);
    // What is written in brackets are units and values, not names.
    const names = text?.columns
      .replaceAll(/\([^)]*\)/g, "")
      .split(",")
      .map((name) => name.trim());
    expect(names, family).toEqual(Object.keys(schema.columns));
    expect(text?.kept, family).toBe(schema.keep === null ? "all" : `last ${schema.keep}`);
  }
});

test("T1 every topic of the board can be subscribed to, symbols percent-encoded", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const owners: Record<string, string> = {
    candles: topics.candles("BTC/USD", "1m"),
    trades: topics.trades("BTC/USD"),
    depth: topics.depth("BTC/USD"),
    events: topics.events("m1"),
    stats: topics.stats("m1"),
    players: topics.players("m1"),
    probability: topics.probability("m1"),
    standings: topics.standings("cup"),
    lab: labTopic.board(lab),
    "lab-costs": labTopic.costs(lab),
    "lab-frames": labTopic.frames(lab),
    "lab-handshake": labTopic.handshake(lab),
    "lab-refusals": labTopic.refusals(lab),
    "lab-room": labTopic.room("red"),
  };
  const families = Object.keys({ ...familyTopics, ...labTopics });
  expect(Object.keys(owners).sort()).toEqual(families.sort());
  for (const family of Object.keys(schemas)) {
    const topic = owners[family] ?? family;
    const { columns, keep, subscription } = await viewer.subscribe({ topic });
    const schema = schemas[family as keyof typeof schemas];
    expect(columns).toEqual(Object.keys(schema.columns));
    expect(keep).toBe(schema.keep);
    const taken = await viewer.taken();
    expect(taken.filter((delta) => delta.subscription === subscription)).toMatchObject([
      { topic, from: null },
    ]);
  }
  expect(owners.candles).toBe("candles/BTC%2FUSD/1m");
});

test("T2 candles come in the named intervals and no others", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const listed = /T2\.\*\* `<interval>` is one of `([^`]+)`/.exec(document)?.[1]?.split(" ");
  expect(listed).toEqual(Object.keys(intervals));
  for (const interval of listed ?? []) {
    await viewer.subscribe({ topic: `candles/AAPL/${interval}` });
  }
  const { code } = await viewer.refusal("subscribe", { topic: "candles/AAPL/2m" });
  expect(code).toBe("unknown_topic");
});

test.each([
  "qoutes",
  "quotes/AAPL",
  "trades",
  "trades/NOPE",
  "events/none",
  "standings/x",
  "%",
  "trades/%",
])("T3 %s is an unknown topic", async (topic) => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const error = await viewer.refusal("subscribe", { topic });
  expect(error.code).toBe("unknown_topic");
  expect(error.message).toContain(topic);
});

test("T4 prices are decimals, times whole milliseconds, what is not known is left out or null", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  mounted.trade("AAPL", 10_123);
  await viewer.subscribe({ topic: "quotes", rows: ["AAPL"] });
  const [snapshot] = await viewer.taken();
  const row = snapshot?.rows.AAPL;
  expect(row).toMatchObject({ name: "AAPL", last: 101.23, time: mounted.clock.now() });
  expect(row?.marketCap ?? null).toBeNull();
});

test("T5 a copy of a log keeps the last N by itself and equals the board's", async () => {
  await using mounted = await mount();
  const viewer = await mounted.connect();
  const topic = topics.trades("AAPL");
  const { keep, tickSize } = await viewer.subscribe({ topic });
  const copy = new Copy(topic);
  for (let round = 0; round < 7; round += 1) {
    for (let count = 0; count < 50; count += 1) mounted.trade("AAPL", 10_000 + count);
    mounted.runWindows();
    for (const delta of await viewer.taken()) {
      expect(delta.gone).toBeUndefined();
      copy.take(delta, tickSize);
    }
  }
  const table = mounted.board.place(topic).table;
  expect(table.size).toBe(keep);
  expect(Object.keys(copy.rows())).toEqual(table.keys());
});
