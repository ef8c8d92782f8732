import { expect, test } from "vitest";
import { defineTable, number } from "../../../lib/table/schema.ts";
import { Table } from "../../../lib/table/table.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";

const schema = defineTable("key", { a: number(), b: number(), c: number() });

test("what one encoder has written changes nothing in what the next one writes", () => {
  const table = new Table(schema) as unknown as Table;
  const put = (key: string, cells: Record<string, number>) =>
    table.transact(() => table.put(key, cells as never), undefined, 1);
  for (let row = 0; row < 100; row += 1) put(`r${row}`, { a: row, b: row, c: row });
  const since = table.version;
  for (let row = 0; row < 100; row += 1) put(`r${row}`, { b: row + 1, c: row + 1 });
  put("r7", { a: 8 });
  const rows = ["r3", "r7", "r9"];
  const narrow = new FrameEncoder({ schema, rows, columns: [0] }, 1);
  const silent = new FrameEncoder({ schema, rows: ["r3", "r9"], columns: [0] }, 2);
  const wide = new FrameEncoder({ schema, rows: null, columns: null }, 3);
  const first = narrow.encode(table, since);
  expect(first).not.toBeNull();
  expect(silent.encode(table, since)).toBeNull();
  const all = wide.encode(table, since);
  expect(silent.encode(table, since)).toBeNull();
  expect(narrow.encode(table, since)).toEqual(first);
  expect(narrow.rows).toBe(1);
  expect(wide.encode(table, since)).toEqual(all);
});
