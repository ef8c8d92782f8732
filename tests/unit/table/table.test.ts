import { expect, test } from "vitest";
import { type Columns, defineTable, number, price, text } from "../../../lib/table/schema.ts";
import { checkSchema } from "../../../lib/table/schema-check.ts";
import { Table } from "../../../lib/table/table.ts";
import { logSchema, logTickSize, stockSchema } from "../../support/tables.ts";

function stock(): Table<typeof stockSchema> {
  const table = new Table(stockSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
  return table;
}

function log(): Table<typeof logSchema> {
  return new Table(logSchema, { tickSize: logTickSize });
}

test("a transaction that changes nothing makes no version", () => {
  const table = stock();
  expect(table.transact(() => {})).toBe(1);
  expect(table.transact(() => table.put("A", { last: 1, name: "a", bid: null }))).toBe(1);
  expect(table.transact(() => table.remove("nobody"))).toBe(1);
  table.begin();
  expect(table.commit()).toBeNull();
  expect(table.isOpen).toBe(false);
});

test("transactions do not nest, and the outer one is taken back", () => {
  const table = stock();
  expect(() =>
    table.transact(() => {
      table.put("A", { last: 2 });
      table.transact(() => table.put("A", { last: 3 }));
    }),
  ).toThrow("open already");
  expect(table.get("A")).toMatchObject({ last: 1 });
  expect(table.isOpen).toBe(false);
  expect(table.version).toBe(1);
});

test("a transaction that returns a promise is refused and taken back", () => {
  const table = stock();
  const write = async () => table.put("A", { last: 2 });
  expect(() => table.transact(write)).toThrow("synchronous");
  expect(table.get("A")).toMatchObject({ last: 1 });
  expect(table.version).toBe(1);
});

test("writing outside a transaction is refused", () => {
  const table = stock();
  const slot = table.slotOf("A");
  for (const write of [
    () => table.put("A", { last: 2 }),
    () => table.put("B", {}),
    () => table.remove("A"),
    () => table.ensure("B"),
    () => table.setNumber(slot, table.columnIndex("last"), 7),
    () => table.setValue(slot, table.columnIndex("name"), "b"),
    () => table.setCell(slot, table.columnIndex("open"), true),
  ]) {
    expect(write).toThrow("inside transact only");
  }
  expect(() => table.commit()).toThrow("inside transact only");
  expect(() => table.rollback()).toThrow("inside transact only");
});

test("a commit names the rows that it changed and added, each once", () => {
  const table = stock();
  table.begin();
  table.put("B", { tickSize: 0.05, last: 1 });
  table.put("A", { last: 2 });
  table.put("A", { name: "x" });
  table.put("B", { bid: 1 });
  const commit = table.commit();
  expect(commit?.version).toBe(2);
  expect(commit?.changed.map((slot) => table.keyOf(slot))).toEqual(["B", "A"]);
  expect(commit?.added.map((slot) => table.keyOf(slot))).toEqual(["B"]);
});

test("a commit names no row that is gone again, and a row that came back once", () => {
  const table = stock();
  table.begin();
  table.put("B", { tickSize: 1 });
  table.remove("B");
  table.remove("A");
  table.put("A", { tickSize: 0.5 });
  table.remove("A");
  table.put("A", { tickSize: 0.05, last: 3 });
  const commit = table.commit();
  expect(commit?.changed.map((slot) => table.keyOf(slot))).toEqual(["A"]);
  expect(commit?.added.map((slot) => table.keyOf(slot))).toEqual(["A"]);
  expect(table.keys()).toEqual(["A"]);
});

test("a commit names no row that fell out of the window in the same step", () => {
  const table = log();
  table.begin();
  for (let sequence = 1; sequence <= 8; sequence += 1) table.put(String(sequence), { size: 1 });
  const commit = table.commit();
  expect(commit?.added.map((slot) => table.keyOf(slot))).toEqual(["4", "5", "6", "7", "8"]);
  expect(commit?.changed).toEqual(commit?.added);
});

test("a version must follow the one before it, and nothing stays of the attempt", () => {
  const table = stock();
  for (const version of [1, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => table.transact(() => table.put("A", { last: 2 }), version)).toThrow(RangeError);
    expect(table.version).toBe(1);
    expect(table.get("A")).toMatchObject({ last: 1 });
    expect(table.isOpen).toBe(false);
  }
  table.transact(() => {}, 7);
  expect(table.version).toBe(7);
});

test("the time of a commit is kept", () => {
  const table = stock();
  table.transact(() => table.put("A", { last: 2 }), undefined, 123);
  expect(table.changedAt).toBe(123);
  table.transact(() => table.put("A", { last: 2 }), undefined, 456);
  expect(table.changedAt).toBe(123);
});

test("inside a transaction one reads what has been written so far", () => {
  const table = stock();
  table.transact(() => {
    table.put("A", { last: 2 });
    expect(table.get("A")).toMatchObject({ last: 2 });
    table.remove("A");
    expect([table.get("A"), table.has("A"), table.size, table.keys()]).toEqual([
      null,
      false,
      0,
      [],
    ]);
    table.put("B", { tickSize: 1 });
    expect([table.size, table.keys()]).toEqual([1, ["B"]]);
  });
});

test("a price off its grid is refused, and the error says which price and which grid", () => {
  const table = stock();
  const put = (last: number) => () => table.transact(() => table.put("A", { last }));
  expect(put(1.005)).toThrow("1.005 is not on the price grid of 0.01");
  expect(put(Number.NaN)).toThrow("not on the price grid");
  expect(put(1e15)).toThrow("too large");
  expect(table.get("A")).toMatchObject({ last: 1 });
  const trades = log();
  expect(() => trades.transact(() => trades.put("1", { price: 0.3 }))).toThrow("grid of 0.25");
});

test("a price needs its row's grid, and the grid stays", () => {
  const table = stock();
  const set = (cells: object) => () => table.transact(() => table.put("B", cells));
  expect(set({ last: 1 })).toThrow('set tickSize of "B" before its prices');
  expect(set({ tickSize: 0.01, last: 1 })).not.toThrow();
  expect(set({ tickSize: 0.05 })).toThrow('tickSize of "B" is 0.01 and cannot change');
  expect(set({ tickSize: null })).toThrow("cannot change");
  expect(set({ tickSize: 0.01 })).not.toThrow();
  const raw = (cell: string, value: number) => () =>
    table.transact(() => table.setNumber(table.ensure("C"), table.columnIndex(cell), value));
  expect(raw("last", 100)).toThrow('set tickSize of "C" before its prices');
  for (const size of [0, -1, Math.PI, 1e300]) expect(raw("tickSize", size)).toThrow("price grid");
  expect(table.has("C")).toBe(false);
});

test("cells take what their column is for, and errors say what that is", () => {
  const table = stock();
  const set = (cells: object) => () => table.transact(() => table.put("A", cells));
  expect(set({ name: 5 })).toThrow('column "name" takes a text, not 5');
  expect(set({ size: "5" })).toThrow('column "size" takes a number, not "5"');
  expect(set({ last: "5" })).toThrow('column "last" takes a price, not "5"');
  expect(set({ open: 1 })).toThrow('column "open" takes true or false, not 1');
  expect(set({ count: 1.5 })).toThrow('column "count" takes a whole number, not 1.5');
  expect(set({ size: Number.POSITIVE_INFINITY })).toThrow('column "size" takes a number');
  expect(set({ nothing: 5 })).toThrow('no column "nothing"; there are: name, tickSize');
  expect(set({ toString: 5 })).toThrow('no column "toString"');
});

test("numbers as stored take whole steps, and only in slots where a row lives", () => {
  const table = stock();
  const last = table.columnIndex("last");
  const set = (slot: number, column: number, raw: number) => () =>
    table.transact(() => table.setNumber(slot, column, raw));
  expect(set(table.slotOf("A"), last, 100.5)).toThrow('column "last" takes whole steps');
  expect(set(table.slotOf("nobody"), last, 100)).toThrow("no row in slot -1");
  expect(set(99, table.columnIndex("size"), 1)).toThrow("no row in slot 99");
  expect(set(table.slotOf("A"), 99, 1)).toThrow("no column 99");
  expect(set(table.slotOf("A"), table.columnIndex("name"), 1)).toThrow("holds no numbers");
  const name = () =>
    table.transact(() => table.setValue(table.slotOf("nobody"), table.columnIndex("name"), "n"));
  expect(name).toThrow("no row in slot -1");
  expect(set(table.slotOf("A"), last, 123)).not.toThrow();
  expect(table.get("A")).toMatchObject({ last: 1.23 });
  expect(table.numberAt(table.slotOf("A"), last)).toBe(123);
  expect(table.changedSlots(0)).toEqual([table.slotOf("A")]);
});

test("keys of a kept-last-N table are whole numbers that rise, and its rows only age out", () => {
  const table = log();
  table.transact(() => table.put("7", { size: 1 }));
  for (const key of ["6", "7.5", "-1", "", " 8", "08", "8e0", "x", "__proto__", "1e21"]) {
    expect(() => table.transact(() => table.put(key, {})), key).toThrow("whole number over 7");
  }
  expect(() => table.transact(() => table.remove("7"))).toThrow("only age out");
  table.transact(() => table.put("7", { size: 2 }));
  expect(table.keys()).toEqual(["7"]);
  expect(table.newestSlots(3).map((slot) => table.keyOf(slot))).toEqual(["7"]);
});

test("the newest rows of a kept-last-N table can be had, oldest first", () => {
  const table = log();
  for (let sequence = 1; sequence <= 9; sequence += 1) {
    table.transact(() => table.put(String(sequence), {}));
  }
  expect(table.newestSlots(2).map((slot) => table.keyOf(slot))).toEqual(["8", "9"]);
  expect(table.newestSlots(99).map((slot) => table.keyOf(slot))).toEqual(["5", "6", "7", "8", "9"]);
  expect(table.size).toBe(5);
});

test("a table that needs a grid and a schema that cannot hold are refused at once", () => {
  expect(() => new Table(logSchema)).toThrow("give its tickSize");
  expect(() => new Table(logSchema, { tickSize: 0 })).toThrow("0 is no step of a price grid");
  expect(() => new Table(defineTable("k", { p: price() }, { grid: "row" }))).toThrow(
    'no column "tickSize"',
  );
  expect(() => checkSchema(defineTable("k", { p: price() }))).toThrow("need a grid");
  for (const keep of [0, -1, 1.5, Number.NaN]) {
    const kept = defineTable("k", { n: number() }, { keep });
    expect(() => checkSchema(kept)).toThrow("at least 1");
  }
});

test("a column lies near another number, and not in a circle", () => {
  const near = (columns: Columns) => () => checkSchema(defineTable("k", columns));
  expect(near({ a: number(), b: number("", "a") })).not.toThrow();
  expect(near({ a: number("", "c") })).toThrow("no such column");
  expect(near({ a: text(), b: number("", "a") })).toThrow("no such column");
  expect(near({ a: number("", "b"), b: number("", "a") })).toThrow("no such column");
});
