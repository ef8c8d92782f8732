import { expect, test } from "vitest";
import { labTopics } from "../../../lib/schema/lab.ts";
import {
  familyOf,
  familyTopics,
  intervals,
  plainTopics,
  schemaOf,
  topicSchemas,
  topics,
} from "../../../lib/schema/topics.ts";
import { checkSchema } from "../../../lib/table/schema-check.ts";
import { Table } from "../../../lib/table/table.ts";

test("every topic of every family is recognised and has its schema", () => {
  for (const name of Object.keys(plainTopics)) expect(familyOf(name)).toBe(name);
  const odd = ["AAPL", "BTC/USD", "^GSPC", "a b", "ä%2F", "__proto__", "..", "?"];
  for (const id of odd) {
    for (const family of [
      "trades",
      "depth",
      "events",
      "stats",
      "probability",
      "standings",
    ] as const) {
      expect(familyOf(topics[family](id)), id).toBe(family);
      expect(schemaOf(topics[family](id))).toBe(familyTopics[family]);
    }
    for (const interval of Object.keys(intervals) as (keyof typeof intervals)[]) {
      expect(familyOf(topics.candles(id, interval))).toBe("candles");
    }
  }
});

test("different ids make different topics", () => {
  expect(topics.trades("BTC/USD")).toBe("trades/BTC%2FUSD");
  expect(topics.candles("BTC/USD", "1m")).toBe("candles/BTC%2FUSD/1m");
  expect(topics.trades("BTC%2FUSD")).not.toBe(topics.trades("BTC/USD"));
});

test("what is no topic's name has no family", () => {
  for (const name of [
    "",
    "/",
    "quotes/",
    "quotes/AAPL",
    "Quotes",
    " quotes",
    "candles",
    "candles/AAPL",
    "candles/AAPL/2m",
    "candles/AAPL/toString",
    "candles//1m",
    "trades",
    "trades/",
    "trades/BTC/USD",
    "constructor",
    "__proto__",
    "toString/x",
    "nothing/AAPL",
  ]) {
    expect(familyOf(name), name).toBeNull();
    expect(schemaOf(name), name).toBeNull();
  }
});

test("every schema makes a table, and no column is called what JavaScript means otherwise", () => {
  for (const [family, schema] of Object.entries({ ...topicSchemas, ...labTopics })) {
    checkSchema(schema);
    const table = new Table(schema, { tickSize: schema.grid === "table" ? 0.01 : null });
    expect(table.columnNames.length, family).toBeGreaterThan(0);
    for (const name of table.columnNames) {
      expect(name in {}, `${family}.${name}`).toBe(false);
      // A name like a number would travel out of its order.
      expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
    }
  }
});

test("a table whose rows bring their grid has a column for it", () => {
  const byRow = Object.values(topicSchemas).filter(({ grid }) => grid === "row");
  expect(byRow.length).toBeGreaterThan(0);
  for (const { columns } of byRow) expect(columns).toHaveProperty("tickSize");
});

test("intervals are what they are called", () => {
  const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  for (const [name, length] of Object.entries(intervals)) {
    const unit = name.slice(-1) as keyof typeof units;
    expect(length).toBe(Number(name.slice(0, -1)) * units[unit]);
  }
});
