import { expect, test } from "vitest";
import { Table } from "../../../lib/table/table.ts";
import { Random } from "../../support/random.ts";
import { logSchema, logTickSize, stockSchema } from "../../support/tables.ts";

test("a row's object is the same until the row changes, and the next one has what is new", () => {
  const table = new Table(stockSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
  const first = table.get("A");
  expect(table.get("A")).toBe(first);
  table.transact(() => table.put("A", { last: 2 }));
  const second = table.get("A");
  expect(second).toEqual({ ...first, last: 2 });
  expect(first?.last).toBe(1);
  // Two changes between two looks, the second of them to nothing.
  table.transact(() => table.put("A", { bid: 1.5 }));
  table.transact(() => table.put("A", { name: null }));
  expect(table.get("A")).toEqual({ ...second, bid: 1.5, name: null });
});

test("a row in the place of one that has gone has nothing of it", () => {
  const table = new Table(stockSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
  table.get("A");
  table.transact(() => table.remove("A"));
  table.transact(() => table.put("B", { bid: null }));
  expect(table.slotOf("B")).toBe(0);
  expect(table.get("B")).toMatchObject({ tickSize: null, last: null, name: null });
});

test("in an open transaction a row can be read as it was before", () => {
  const table = new Table(stockSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1 }));
  const before = table.get("A");
  table.begin();
  table.ensure("B");
  expect(table.rowBefore("A")).toBe(before);
  expect(table.rowBefore("B")).toBe(null);
  expect(table.rowBefore("C")).toBe(null);
  table.remove("A");
  expect(table.rowBefore("A")).toBe(before);
  table.rollback();
  expect(table.get("A")).toBe(before);
  expect(table.rowBefore("A")).toBe(before);
});

test("the oldest keys are those that came first", () => {
  const table = new Table(logSchema, { tickSize: logTickSize });
  for (const key of ["1", "2", "3"]) table.transact(() => table.put(key, {}));
  expect(table.oldestKeys(2)).toEqual(["1", "2"]);
  expect(table.oldestKeys(9)).toEqual(["1", "2", "3"]);
  expect(table.oldestKeys(0)).toEqual([]);
  expect(table.oldestKeys(-1)).toEqual([]);
});

test("whenever they are looked at, rows are as cells read one by one", () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const random = new Random(seed);
    const table = new Table(stockSchema);
    for (let step = 0; step < 200; step += 1) {
      const key = `k${random.below(4)}`;
      const write = () => {
        if (random.chance(0.1)) table.remove(key);
        else {
          table.put(key, { tickSize: 0.01 });
          const price = random.chance(0.2) ? null : random.below(500) / 100;
          table.put(key, random.chance(0.5) ? { last: price } : { bid: price, name: `n${step}` });
        }
        if (random.chance(0.1)) throw new Error("taken back");
      };
      try {
        table.transact(write);
      } catch {}
      for (const looked of table.keys()) {
        if (random.chance(0.5)) continue;
        const slot = table.slotOf(looked);
        const cells = table.columnNames.map((name, index) => [name, table.cellAt(slot, index)]);
        expect(table.get(looked), `seed ${seed}, step ${step}`).toEqual(Object.fromEntries(cells));
      }
    }
  }
});
