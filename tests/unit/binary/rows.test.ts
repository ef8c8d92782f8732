import { expect, test } from "vitest";
import { defineTable, number, price, text } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import { FrameDecoder } from "../../../lib/wire/binary/decode.ts";
import { FrameError } from "../../../lib/wire/binary/frame.ts";
import { goneFlag, rowNumbersEnd } from "../../../lib/wire/binary/plan.ts";
import { RowNumbers } from "../../../lib/wire/binary/shape.ts";
import { writeTexts } from "../../../lib/wire/binary/text-writer.ts";
import { stateOf } from "../../support/table-state.ts";
import { frameOf, Pair, wholeOf } from "./frames.ts";

const schema = defineTable("key", { a: number(), b: text() });
const log = defineTable("sequence", { size: number() }, { keep: 3, granularity: "row" });

test("F5 a row is called by its number once its key has been told", () => {
  const pair = new Pair(wholeOf(schema));
  const { table } = pair;
  table.transact(() => {
    for (const key of ["one", "two", "three"]) table.put(key, { a: 1 });
  });
  pair.follow();
  expect(pair.numbers.keys()).toEqual(["one", "two", "three"]);
  table.transact(() => table.put("two", { a: 2 }));
  expect(Buffer.from(pair.frame()).toString("latin1")).not.toContain("two");
  pair.follow();
  // Its number goes to another row.
  table.transact(() => table.remove("two"));
  table.transact(() => table.put("four", { a: 4 }));
  pair.follow();
  expect(pair.numbers.keys()).toEqual(["one", "four", "three"]);
  expect(stateOf(pair.copy)).toEqual(stateOf(table));
});

test("F5 rows that were asked for are called by their place among them", () => {
  const pair = new Pair({ schema, columns: null, rows: ["four", "one", "two"] });
  const { table } = pair;
  table.transact(() => {
    for (const key of ["one", "two", "three"]) table.put(key, { a: 1, b: key });
  });
  pair.follow();
  expect([...stateOf(pair.copy).keys()]).toEqual(["one", "two"]);
  expect(pair.numbers.keys()).toEqual([]);
  table.transact(() => {
    table.put("four", {});
    table.remove("one");
    table.remove("three");
  });
  pair.follow();
  expect([...stateOf(pair.copy).keys()]).toEqual(["four", "two"]);
});

test("F5 rows of a log are called by their keys, and one that was dropped is passed over", () => {
  const pair = new Pair(wholeOf(log));
  const { table } = pair;
  for (const key of [5, 6, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    table.transact(() => table.put(String(key), { size: key }));
  }
  pair.follow();
  expect(pair.copy.keys()).toEqual(["6", String(2 ** 40), String(Number.MAX_SAFE_INTEGER)]);
  const old = frameOf(
    wholeOf(log),
    (out) => {
      out.putCount(1);
      out.putCount(5);
      for (const flag of [true, false, false]) out.putFlag(flag);
      out.putSigned(0);
      out.putSigned(1);
    },
    { to: 9, distance: 9 },
  );
  const { applied } = pair.decoder.apply(old, pair.copy, pair.numbers);
  expect(applied).toBe("applied");
  expect(pair.copy.has("5")).toBe(false);
});

test("F4 a row that is gone and named again starts anew", () => {
  const pair = new Pair(wholeOf(schema));
  const { table } = pair;
  table.transact(() => table.put("A", { a: 1, b: "old" }));
  pair.follow();
  table.transact(() => table.remove("A"));
  table.transact(() => table.put("A", { a: 2 }));
  pair.follow();
  expect(pair.copy.get("A")).toEqual({ a: 2, b: null });
});

test("F12 a frame is old, a gap or applied as a delta is, and a snapshot wants an empty copy", () => {
  const shape = wholeOf(schema);
  const pair = new Pair(shape);
  pair.table.transact(() => pair.table.put("A", { a: 1 }));
  const snapshot = pair.frame();
  pair.follow();
  const offer = (frame: Uint8Array) => pair.decoder.apply(frame, pair.copy, pair.numbers);
  expect(offer(snapshot)).toEqual({ applied: "old", keys: [] });
  const none = (to: number, distance: number | null) =>
    frameOf(shape, (out) => out.putCount(0), { to, distance });
  expect(offer(none(9, null)).applied).toBe("gap");
  expect(offer(none(9, 7)).applied).toBe("gap");
  expect(offer(none(9, 8)).applied).toBe("applied");
  expect(offer(none(9, 9)).applied).toBe("old");
  expect(pair.copy.version).toBe(9);
  expect(pair.copy.horizon).toBe(1);
});

test("F12 a snapshot of a table without rows is a frame too", () => {
  const pair = new Pair(wholeOf(schema));
  expect(pair.decoder.apply(pair.frame(), pair.copy, pair.numbers).applied).toBe("applied");
  pair.table.transact(() => pair.table.put("A", {}));
  pair.table.transact(() => pair.table.remove("A"));
  pair.follow();
  expect([pair.copy.version, pair.copy.size, pair.copy.horizon]).toEqual([2, 0, 2]);
});

test("F12 the keys of rows that were set and of rows that are gone are told", () => {
  const pair = new Pair(wholeOf(schema));
  const { table } = pair;
  table.transact(() => {
    for (const key of ["A", "B", "C"]) table.put(key, { a: 1 });
  });
  pair.follow();
  table.transact(() => {
    table.put("C", { a: 2 });
    table.remove("A");
  });
  const { keys } = pair.decoder.apply(pair.frame(), pair.copy, pair.numbers);
  expect(keys).toEqual(["A", "C"]);
});

test("F11 what names rows that cannot be is refused, and nothing has changed", () => {
  const shape = wholeOf(schema);
  const copy = new Table(schema);
  copy.transact(() => copy.put("A", { a: 1 }));
  const numbers = new RowNumbers(["A", "gone"]);
  const decoder = new FrameDecoder(shape);
  const bodies: Record<string, Uint8Array> = {
    "a number that was never told": frameOf(
      shape,
      (out) => {
        out.putCount(3);
        out.put(0, 4);
      },
      { to: 5, distance: 5 },
    ),
    "the number of a row that has gone": frameOf(
      shape,
      (out) => {
        out.putCount(2);
        out.put(0, 5);
      },
      { to: 5, distance: 5 },
    ),
    "four million rows in a few bytes": frameOf(
      shape,
      (out) => {
        out.putCount(rowNumbersEnd);
        out.put(3, 2);
        out.putCount(0);
        out.putWide(0, 40);
      },
      { to: 5, distance: 5 },
    ),
    "a number beyond all": frameOf(shape, (out) => out.putCount(2 ** 50), { to: 5, distance: 5 }),
    "more gone rows than bits": frameOf(shape, (out) => out.putCount(2 ** 40), {
      to: 5,
      distance: 5,
      flags: goneFlag,
    }),
  };
  for (const [name, frame] of Object.entries(bodies)) {
    expect(() => decoder.apply(frame, copy, numbers), name).toThrow(FrameError);
    expect(copy.isOpen, name).toBe(false);
    expect(copy.version, name).toBe(1);
    expect(copy.get("A"), name).toEqual({ a: 1, b: null });
  }
  const logCopy = new Table(log);
  const many = frameOf(wholeOf(log), (out) => {
    out.putCount(4);
    out.putCount(1);
    // Each key is the one before and 1; no cells.
    out.put(0, 2 + 6 + 1);
  });
  expect(() => new FrameDecoder(wholeOf(log)).apply(many, logCopy, numbers)).toThrow(FrameError);
  const removed = frameOf(
    wholeOf(log),
    (out) => {
      out.putCount(1);
      writeTexts(out, ["1"]);
      out.putCount(0);
    },
    { flags: goneFlag },
  );
  expect(() => new FrameDecoder(wholeOf(log)).apply(removed, logCopy, numbers)).toThrow(FrameError);
});

test("F11 a price of a row without a step is refused", () => {
  const grid = defineTable("key", { tickSize: number(), last: price() }, { grid: "row" });
  const table = new Table(grid);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1 }));
  const shape = { schema: grid, columns: [1], rows: null };
  const pair = new Pair(shape);
  pair.table.transact(() => pair.table.put("A", { tickSize: 0.01, last: 1 }));
  expect(() => pair.follow()).toThrow(FrameError);
  expect(pair.copy.size).toBe(0);
  expect(pair.numbers.keys()).toEqual([]);
});
