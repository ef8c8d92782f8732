import { expect, test } from "vitest";
import { topicSchemas } from "../../../lib/schema/topics.ts";
import {
  type Columns,
  defineTable,
  integer,
  json,
  number,
  price,
  text,
} from "../../../lib/table/schema.ts";
import type { BitWriter } from "../../../lib/wire/binary/bit-writer.ts";
import { bitsSet } from "../../../lib/wire/binary/bits.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { readNumbers } from "../../../lib/wire/binary/numbers-reader.ts";
import { planOf } from "../../../lib/wire/binary/plan.ts";
import { PresenceReader } from "../../../lib/wire/binary/presence-reader.ts";
import { PresenceWriter } from "../../../lib/wire/binary/presence-writer.ts";
import { writeTexts } from "../../../lib/wire/binary/text-writer.ts";
import { Random } from "../../support/random.ts";
import { bitsOf, frameOf, Pair, readerOf, wholeOf } from "./frames.ts";

/** The first column's numbers in a table of one, there and back, with the bytes of their frame. */
function sent(column: Columns[string], values: readonly number[]) {
  const pair = new Pair(wholeOf(defineTable("key", { n: column })));
  pair.table.transact(() => {
    for (const [row, value] of values.entries()) pair.table.put(String(row), { n: value });
  });
  const bytes = pair.follow();
  return { bytes, values: values.map((_, row) => pair.copy.get(String(row))?.n) };
}

test("F7 the step of prices stands first, then columns before those that lie near them", () => {
  const names = Object.keys(topicSchemas.quotes.columns);
  const order = planOf(wholeOf(topicSchemas.quotes)).columns.map(({ index }) => names[index]);
  expect(order[0]).toBe("tickSize");
  expect(order.slice(-5)).toEqual(["high", "low", "bid", "vwap", "ask"]);
  expect(order.indexOf("time")).toBeLessThan(order.indexOf("last"));
  expect([...order].sort()).toEqual([...names].sort());
});

test("F10 the columns of the document lie near others, and no more", () => {
  const near = Object.keys(topicSchemas).flatMap((family) => {
    const columns: Columns = topicSchemas[family as keyof typeof topicSchemas].columns;
    return Object.entries(columns).flatMap(([name, column]) =>
      column.near === undefined ? [] : [`${family}.${name}: ${column.near}`],
    );
  });
  expect(near.sort()).toEqual([
    "candles.close: open",
    "candles.high: open",
    "candles.low: open",
    "matches.time: startTime",
    "quotes.ask: bid",
    "quotes.bid: last",
    "quotes.high52w: previousClose",
    "quotes.high: last",
    "quotes.last: previousClose",
    "quotes.low52w: previousClose",
    "quotes.low: last",
    "quotes.open: previousClose",
    "quotes.vwap: last",
    "sessions.indicative: reference",
    "sessions.lowerBand: reference",
    "sessions.upperBand: reference",
  ]);
});

test("F10 a column that was not asked for is left out of the way", () => {
  const { columns } = topicSchemas.quotes;
  const names = Object.keys(columns);
  const nearOf = (name: string, chosen: readonly string[]) => {
    const indexes = names.flatMap((other, index) => (chosen.includes(other) ? [index] : []));
    const plan = planOf({ schema: topicSchemas.quotes, columns: indexes, rows: null });
    const column = plan.columns.find(({ index }) => index === names.indexOf(name));
    return column?.near.map(({ index }) => names[index]);
  };
  expect(nearOf("ask", names)).toEqual(["bid", "last", "previousClose"]);
  expect(nearOf("ask", ["ask", "last"])).toEqual(["last"]);
  expect(nearOf("vwap", ["tickSize", "vwap", "last"])).toEqual(["last"]);
  // Without its step a price is no decimal.
  expect(nearOf("vwap", ["vwap", "last"])).toEqual([]);
});

test("F8 sets of rows come back, and one that was there before takes a few bits", () => {
  const random = new Random(4);
  for (const size of [2, 31, 32, 33, 300]) {
    const sets = Array.from({ length: 12 }, () => new Int32Array((size + 31) >> 5));
    for (const [at, words] of sets.entries()) {
      const like = sets[random.below(at + 1)];
      for (let row = 0; row < size; row += 1) {
        const before = ((like?.[row >> 5] ?? 0) >>> (row & 31)) & 1;
        const bit = random.chance(0.9) ? before : random.below(2);
        words[row >> 5] = (words[row >> 5] ?? 0) | (bit << (row & 31));
      }
      words[0] = (words[0] ?? 0) | 1;
    }
    const countOf = (words: Int32Array) => words.reduce((sum, word) => sum + bitsSet(word), 0);
    const writer = new PresenceWriter();
    const input = readerOf((out) => {
      writer.begin(size);
      for (const words of sets) writer.write(out, words, countOf(words));
    });
    const reader = new PresenceReader(size);
    for (const words of sets) expect(reader.read(input)).toEqual(words);
    input.mustEnd();
    const [first] = sets;
    if (first === undefined) throw new Error("there are sets");
    const again = bitsOf((out) => {
      writer.begin(size);
      writer.write(out, first, countOf(first));
      writer.write(out, first, countOf(first));
    });
    const once = bitsOf((out) => {
      writer.begin(size);
      writer.write(out, first, countOf(first));
    });
    expect(again.length - once.length).toBeLessThanOrEqual(4);
  }
});

test("F11 a set of rows told apart from none that there is is refused", () => {
  const reader = new PresenceReader(4);
  reader.read(readerOf((out) => out.put(0b0101_0, 5)));
  reader.read(readerOf((out) => out.put(0b0111_0_0, 6)));
  expect(() => reader.read(readerOf((out) => out.put(3, 8)))).toThrow(FrameError);
});

test("F9 numbers of a few decimals, and round ones, are written as short whole numbers", () => {
  const prices = Array.from({ length: 100 }, (_, row) => 100 + (row % 8) / 4);
  const lots = Array.from({ length: 100 }, (_, row) => 1e6 + 100 * (row % 8));
  for (const values of [prices, lots]) {
    const there = sent(number(), values);
    expect(there.values).toEqual(values);
    // Keys take two bytes and more; a float would take eight.
    expect(there.bytes / values.length).toBeLessThan(4);
  }
});

test("F9 numbers that are no short decimals come back to the bit", () => {
  for (const values of [
    [1 / 3, 0.1 + 0.2],
    [-0],
    [0, -0, 1],
    [5e-324, 1.7976931348623157e308],
    [1e21, 1],
    [2 ** 53, 2 ** 53 + 2],
    [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [123_456_789.123_456_7, 1e-15],
  ]) {
    expect(sent(number(), values).values).toEqual(values);
  }
  const wholes = [1e21, -0, 5];
  expect(sent(integer(), wholes).values).toEqual(wholes);
});

test("F9 the exponent of numbers that are like those of the column before takes a bit", () => {
  const three = defineTable("key", { a: number(), b: number(), c: number() });
  const bytesOf = (cells: { a?: number; b?: number; c?: number }) => {
    const pair = new Pair(wholeOf(three));
    pair.table.transact(() => pair.table.put("A", { a: 0, b: 0, c: 0 }));
    pair.follow();
    pair.table.transact(() => pair.table.put("A", cells));
    const bytes = pair.follow();
    expect(pair.copy.get("A")).toEqual(pair.table.get("A"));
    return bytes;
  };
  // 23 bits each: 20 for the number, one for its exponent, two flags.
  const one = bytesOf({ a: 0.5001 });
  expect(bytesOf({ a: 0.5001, b: 0.5002, c: 0.5003 }) - one).toBeLessThanOrEqual(6);
  bytesOf({ a: 0.5, b: 70_000, c: 0.123456 });
});

test("F10 a cell is told apart from one of its row that has not changed", () => {
  const schema = defineTable(
    "key",
    { tickSize: number(), last: price(), bid: price("", "last"), vwap: number("", "last") },
    { grid: "row" },
  );
  const pair = new Pair(wholeOf(schema));
  const { table } = pair;
  const keys = Array.from({ length: 50 }, (_, row) => `K${row}`);
  const lastOf = (row: number) => 10 + ((row * 7_919) % 9_973);
  const follow = (cells: (row: number) => object) => {
    table.transact(() => {
      for (const [row, key] of keys.entries()) table.put(key, cells(row));
    });
    return pair.follow();
  };
  follow((row) => ({ tickSize: 0.01, last: lastOf(row) }));
  const bids = follow((row) => ({ bid: lastOf(row) - 0.01 * (row % 4) }));
  const vwaps = follow((row) => ({ vwap: lastOf(row) + 0.0001 * (row % 8) }));
  // Two bits a bid and three a vwap, not the twenty of the price itself.
  expect(bids).toBeLessThan(20 + (50 * 3) / 8 + 10);
  expect(vwaps).toBeLessThan(20 + (50 * 4) / 8 + 10);
  for (const key of keys) expect(pair.copy.get(key)).toEqual(table.get(key));
});

test("F10 where the near cell is null, the one that it lies near counts, and else nothing", () => {
  const schema = defineTable(
    "key",
    { close: price(), last: price("", "close"), bid: price("", "last") },
    { grid: "table" },
  );
  const pair = new Pair(wholeOf(schema), 0.01);
  const closeOf = (row: number) => (row * 7_919) % 9_973;
  pair.table.transact(() => {
    for (let row = 0; row < 40; row += 1) {
      const close = closeOf(row);
      pair.table.put(`K${row}`, row % 2 ? { close, bid: close + 0.01 } : { bid: row });
    }
  });
  pair.follow();
  for (const key of pair.table.keys()) expect(pair.copy.get(key)).toEqual(pair.table.get(key));
  pair.table.transact(() => {
    for (let row = 1; row < 40; row += 2) pair.table.put(`K${row}`, { bid: closeOf(row) + 0.02 });
  });
  expect(pair.follow()).toBeLessThan(40);
});

test("F8 nulls are told, and a new row's need not be", () => {
  const schema = defineTable("key", { a: number(), b: text(), c: json(), d: integer() });
  const pair = new Pair(wholeOf(schema));
  const { table } = pair;
  table.transact(() => {
    table.put("A", { a: 1, b: "b", c: [1], d: 5 });
    table.put("B", { a: 2 });
  });
  pair.follow();
  table.transact(() => table.put("A", { a: null, b: null, c: null }));
  table.transact(() => table.put("B", { a: null, b: "x" }));
  pair.follow();
  expect(pair.copy.get("A")).toEqual({ a: null, b: null, c: null, d: 5 });
  expect(pair.copy.get("B")).toEqual({ a: null, b: "x", c: null, d: null });
});

test("F11 numbers out of range, or told apart from nothing that there is, are refused", () => {
  const column = { index: 0, type: "integer", near: [] } as const;
  const values = new Float64Array(2);
  const read = (write: (out: BitWriter) => void, count = 2) =>
    readNumbers(readerOf(write), column, values, count, () => 0, 0);
  const numbers = (apart: number, base: number) => (out: BitWriter) => {
    out.putFlag(false);
    out.putSigned(0);
    out.put(apart, 2);
    if (apart === 2) out.putSigned(base);
    out.putFlag(false);
    out.putSigned(base);
    out.put(0, 2);
    out.put(53, 6);
    out.putWide(2 ** 53 - 1, 53);
    out.putWide(0, 53);
  };
  expect(() => read(numbers(0, 0))).not.toThrow();
  expect(() => read(numbers(0, 1))).toThrow(FrameError);
  expect(() => read(numbers(2, 1))).toThrow(FrameError);
  expect(() => read(numbers(1, 0))).toThrow(FrameError);
  expect(() => read(numbers(3, 0))).toThrow(FrameError);
  const scaled = (exponent: number) => (out: BitWriter) => {
    out.putFlag(false);
    out.putSigned(exponent);
    out.putSigned(1);
  };
  expect(() => read(scaled(22), 1)).not.toThrow();
  expect(() => read(scaled(23), 1)).toThrow(FrameError);
  expect(() => read(scaled(-23), 1)).toThrow(FrameError);
});

test("F11 a float that is no number, or one that its column does not take, is refused", () => {
  const sendRaw = (column: Columns[string], value: number) => {
    const shape = wholeOf(defineTable("key", { n: column }));
    const frame = frameOf(shape, (out) => {
      // One row, number 0, that is new and called A.
      out.putCount(1);
      out.put(0b10_1_0, 4);
      writeTexts(out, ["A"]);
      // The column has cells, none of them null, as floats.
      out.put(0b1_0_1, 3);
      out.putFloat(value);
    });
    const pair = new Pair(shape);
    const { applied } = pair.decoder.apply(frame, pair.copy, pair.numbers);
    return applied === "applied" ? pair.copy.get("A")?.n : applied;
  };
  expect(sendRaw(number(), 0.1)).toBe(0.1);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => sendRaw(number(), value)).toThrow(FrameError);
  }
  expect(() => sendRaw(integer(), 0.5)).toThrow(FrameError);
});
