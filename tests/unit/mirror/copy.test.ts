import { expect, test } from "vitest";
import { Copy } from "../../../lib/mirror/copy.ts";
import "../../../lib/mirror/read-frames.ts";
import { normalized, type Selection } from "../../../lib/mirror/selection.ts";
import { headlinesSchema, matchesSchema, tradesSchema } from "../../../lib/schema/topics.ts";
import { Table } from "../../../lib/table/table.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import type { Delta } from "../../../lib/wire/messages.ts";

const json = (from: string | null, to: string, rows: Delta["rows"]): Delta => ({
  topic: "matches",
  from,
  to,
  at: 5,
  changes: 9,
  rows,
});

/** A board's table of matches with the rows a and b, at version 2, and its frames. */
function board(selection: Selection = { topic: "matches" }) {
  const table = new Table(matchesSchema);
  const put = (key: string, homeScore: number) =>
    table.transact(() => table.put(key, { homeScore }), undefined, 5);
  put("a", 1);
  put("b", 2);
  const { rows = null, columns } = selection;
  const names = columns?.map((name) => table.columnIndex(name)) ?? null;
  const encoder = new FrameEncoder({ schema: table.schema, columns: names, rows }, 1);
  const frame = (since: number | null) => {
    const bytes = encoder.encode(table as unknown as Table, since);
    if (bytes === null) throw new Error("nothing has changed");
    return bytes;
  };
  return { table, put, frame };
}

test("a snapshot and a delta by frames", () => {
  const { put, frame } = board();
  const copy = new Copy({ topic: "matches" });
  expect(copy.offerFrame(frame(null), "e")).toMatchObject({
    applied: "applied",
    snapshot: true,
    rows: 2,
    at: 5,
    changes: 2,
  });
  put("b", 3);
  const { keys, ...outcome } = copy.offerFrame(frame(2), "e");
  expect([...keys]).toEqual(["b"]);
  expect(outcome).toEqual({ applied: "applied", snapshot: false, rows: 1, at: 5, changes: 3 });
  expect(copy.cursor).toBe("e.3");
  expect(copy.table?.get("b")).toMatchObject({ homeScore: 3 });
  expect(copy.offerFrame(frame(2), "e").applied).toBe("old");
});

test("frames of another life, or from later than what is held, are gaps", () => {
  const { put, frame } = board();
  const copy = new Copy({ topic: "matches" });
  put("b", 3);
  expect(copy.offerFrame(frame(2), "e").applied).toBe("gap");
  copy.offerFrame(frame(null), "e");
  put("b", 4);
  put("b", 5);
  expect(copy.offerFrame(frame(3), "f").applied).toBe("gap");
  expect(copy.offerFrame(frame(4), "e").applied).toBe("gap");
  expect(copy.cursor).toBe("e.3");
  expect(copy.offerFrame(frame(null), "f").applied).toBe("applied");
  expect(copy.cursor).toBe("f.5");
});

test("a broken frame throws and leaves all as it was", () => {
  const { put, frame } = board();
  const copy = new Copy({ topic: "matches" });
  copy.offerFrame(frame(null), "e");
  put("c", 3);
  const bytes = frame(2);
  const broken = bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1);
  expect(() => copy.offerFrame(broken, "e")).toThrow(/frame/);
  expect(copy.cursor).toBe("e.2");
  expect(copy.offerFrame(bytes, "e").applied).toBe("applied");
});

test("JSON says not what frames call the rows, so that frames start anew after it", () => {
  const { put, frame } = board();
  const copy = new Copy({ topic: "matches" });
  copy.offerFrame(frame(null), "e");
  expect([copy.since("binary"), copy.since("json")]).toEqual(["e.2", "e.2"]);
  copy.offer(json("e.2", "e.3", { c: { homeScore: 7 } }));
  expect([copy.since("binary"), copy.since("json")]).toEqual([null, "e.3"]);
  put("c", 7);
  put("c", 8);
  expect(copy.offerFrame(frame(3), "e").applied).toBe("gap");
  expect(copy.offerFrame(frame(null), "e").applied).toBe("applied");
  expect(copy.since("binary")).toBe("e.4");
});

test("where rows are named, or are numbered by their keys, frames go on after JSON", () => {
  const named = new Copy({ topic: "matches", rows: ["a", "b"] });
  named.offer(json(null, "e.2", { a: { homeScore: 1 }, b: { homeScore: 2 } }));
  expect(named.since("binary")).toBe("e.2");
  const { put, frame } = board({ topic: "matches", rows: ["a", "b"] });
  put("b", 9);
  expect([...named.offerFrame(frame(2), "e").keys]).toEqual(["b"]);
  const kept = new Copy({ topic: "headlines" });
  expect(kept.since("binary")).toBeNull();
  kept.offer({ ...json(null, "e.2", { 1: { text: "one" } }), topic: "headlines" });
  expect(kept.since("binary")).toBe("e.2");
});

test("rows that a kept-last-N table drops at a frame are told of", () => {
  const table = new Table(headlinesSchema);
  const add = (first: number, count: number) =>
    table.transact(() => {
      for (let at = 0; at < count; at += 1) table.put(String(first + at), { text: "t" });
    });
  const shape = { schema: table.schema, columns: null, rows: null };
  const encoder = new FrameEncoder(shape, 1);
  const copy = new Copy({ topic: "headlines" });
  add(1, 100);
  copy.offerFrame(encoder.encode(table as unknown as Table, null) ?? new Uint8Array(), "e");
  add(101, 2);
  const frame = encoder.encode(table as unknown as Table, 1) ?? new Uint8Array();
  const { keys, rows } = copy.offerFrame(frame, "e");
  expect([...keys].sort()).toEqual(["1", "101", "102", "2"]);
  expect(rows).toBe(2);
});

test("a part takes the numbers of rows along where it has all of them", () => {
  const { frame } = board();
  const wide = new Copy({ topic: "matches" });
  wide.offerFrame(frame(null), "e");
  const byColumns = normalized({ topic: "matches", columns: ["homeScore"] });
  const narrow = new Copy(byColumns);
  expect(narrow.takeFrom(wide)).toBe(true);
  expect(narrow.since("binary")).toBe("e.2");
  const next = board(byColumns);
  next.put("b", 9);
  expect([...narrow.offerFrame(next.frame(2), "e").keys]).toEqual(["b"]);
  // Each has numbers of its own: the wide one has not moved on.
  expect(wide.cursor).toBe("e.2");
  const plain = new Copy({ topic: "matches" });
  plain.offer(json(null, "e.2", { a: {}, b: {} }));
  const narrowOfPlain = new Copy(byColumns);
  narrowOfPlain.takeFrom(plain);
  expect([narrowOfPlain.since("binary"), narrowOfPlain.cursor]).toEqual([null, "e.2"]);
});

test("the times of frames are told apart from the base of the latest answer", () => {
  const table = new Table(headlinesSchema);
  const copy = new Copy({ topic: "headlines" });
  for (const [at, base] of [
    [5_000, 4_000],
    [9_000, 8_000],
  ] as const) {
    const since = table.version === 0 ? null : table.version;
    table.transact(() => table.put(String(at), { text: "t" }), undefined, at);
    copy.describe({
      ok: true,
      subscription: 1,
      topic: "headlines",
      pace: 10,
      encoding: "binary",
      cursor: "e.1",
      columns: table.columnNames,
      keep: headlinesSchema.keep,
      tickSize: null,
      base,
    });
    const shape = { schema: table.schema, columns: null, rows: null, base };
    const frame = new FrameEncoder(shape, 1).encode(table as unknown as Table, since);
    expect(copy.offerFrame(frame ?? new Uint8Array(), "e")).toMatchObject({
      applied: "applied",
      at,
    });
  }
});

test("frames with prices on a table's grid wait until the grid is known", () => {
  const table = new Table(tradesSchema, { tickSize: 0.25 });
  table.transact(() => table.put("1", { price: 10.25 }));
  const shape = { schema: table.schema, columns: null, rows: null };
  const frame = new FrameEncoder(shape, 1).encode(table as unknown as Table, null);
  if (frame === null) throw new Error("nothing has changed");
  const copy = new Copy({ topic: "trades/A" });
  expect(copy.offerFrame(frame, "e").applied).toBe("gap");
  copy.describe({
    ok: true,
    subscription: 1,
    topic: "trades/A",
    pace: 10,
    encoding: "binary",
    cursor: "e.1",
    columns: ["price"],
    keep: 200,
    tickSize: 0.25,
    base: 0,
  });
  expect(copy.offerFrame(frame, "e").applied).toBe("applied");
  expect(copy.table?.get("1")).toMatchObject({ price: 10.25 });
});
