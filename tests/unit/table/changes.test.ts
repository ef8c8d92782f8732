import { expect, test } from "vitest";
import { applyDelta, changesSince, tableFrom } from "../../../lib/table/changes.ts";
import { everything, type TableDelta } from "../../../lib/table/delta.ts";
import { Table } from "../../../lib/table/table.ts";
import { sent, stateOf } from "../../support/table-state.ts";
import { logSchema, logTickSize, stockByRowSchema, stockSchema } from "../../support/tables.ts";

type State = ReturnType<typeof stateOf>;

/** What must be told to get from one state to another, found by comparing them cell by cell. */
function difference(before: State, after: State): Pick<TableDelta, "rows" | "gone"> {
  const rows: Record<string, object> = {};
  for (const [key, row] of after) {
    const known = before.get(key);
    const cells = Object.entries(row).filter(([name, value]) => {
      return known === undefined ? value !== null : known[name] !== value;
    });
    if (known === undefined || cells.length > 0) rows[key] = Object.fromEntries(cells);
  }
  return {
    rows: rows as TableDelta["rows"],
    gone: [...before.keys()].filter((k) => !after.has(k)),
  };
}

/** A table whose every change is one of those that a comparison of states can see. */
function remembered(): { table: Table<typeof stockSchema>; states: State[] } {
  const table = new Table(stockSchema);
  const states: State[] = [stateOf(table)];
  const step = (write: () => void) => {
    table.transact(write);
    states.push(stateOf(table));
  };
  step(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
  step(() => table.put("B", { tickSize: 0.05, last: 2.05, open: true }));
  step(() => table.put("A", { last: 1.01, bid: 1 }));
  step(() => {
    table.put("C", { tickSize: 1, path: [1, 2], count: 3 });
    table.put("B", { open: false, size: 0.5 });
  });
  step(() => table.put("A", { last: 1.02, count: 1 }));
  step(() => table.remove("B"));
  step(() => table.put("C", { path: [1, 2, 3], last: 9 }));
  step(() => table.put("D", {}));
  step(() => table.put("C", { last: 10, name: "c" }));
  return { table, states };
}

test("changes since any version are what the states of then and now differ in", () => {
  const { table, states } = remembered();
  const now = stateOf(table);
  for (const [version, before] of states.entries()) {
    const delta = changesSince(table, version);
    if (version === table.version) expect(delta).toBeNull();
    else {
      const { rows, gone } = difference(before, now);
      // A row that came and went in between was never seen and may be told of all the same.
      const told = delta?.gone.filter((key) => before.has(key));
      expect(delta, `since ${version}`).toMatchObject({ from: version, to: table.version });
      expect({ ...delta?.rows }, `since ${version}`).toEqual(rows);
      expect(told, `since ${version}`).toEqual(gone);
    }
  }
});

test("a snapshot holds every row and every cell that is not null", () => {
  const { table } = remembered();
  const snapshot = changesSince(table, null);
  expect(snapshot).toMatchObject({ from: null, to: table.version, gone: [] });
  expect({ ...snapshot?.rows }).toEqual(difference(new Map(), stateOf(table)).rows);
  expect(changesSince(new Table(stockSchema), null)).toMatchObject({ from: null, to: 0, gone: [] });
});

test("a version that the table has not reached is answered with a snapshot", () => {
  const { table } = remembered();
  for (const since of [table.version + 1, -1, Number.NaN, 0.5 - 1]) {
    expect(changesSince(table, since)?.from).toBeNull();
  }
});

test("changes cannot be asked for inside a transaction", () => {
  const { table } = remembered();
  table.begin();
  table.put("A", { last: 5 });
  expect(() => changesSince(table, 0)).toThrow("inside a transaction");
  table.rollback();
});

test("deltas that overlap, come twice or too late do no harm; one that leaves a gap is refused", () => {
  const { table, states } = remembered();
  for (let held = 0; held < states.length; held += 1) {
    for (let from = 0; from < table.version; from += 1) {
      const copy = copyAt(held);
      const before = stateOf(copy);
      const delta = sent(changesSince(table, from) as TableDelta);
      const expected = from > held ? "gap" : "applied";
      expect(applyDelta(copy, delta)).toBe(held === table.version ? "old" : expected);
      const after = from > held ? before : stateOf(table);
      expect(stateOf(copy), `held ${held}, from ${from}`).toEqual(after);
      if (from <= held) expect(applyDelta(copy, delta)).toBe("old");
      expect(stateOf(copy)).toEqual(after);
    }
  }

  /** A copy that holds the state of a version, got by replaying the changes up to it. */
  function copyAt(version: number): Table<typeof stockSchema> {
    const copy = new Table(stockSchema);
    const replayed = new Table(stockSchema);
    const rows = states[version];
    replayed.transact(() => {
      for (const [key, row] of rows ?? []) replayed.put(key, row);
    }, version || 1);
    if (version > 0) applyDelta(copy, sent(changesSince(replayed, null) as TableDelta));
    return copy;
  }
});

test("a cell emptied after its row was added is told to those who met the row in between", () => {
  for (const schema of [stockSchema, stockByRowSchema]) {
    const table = new Table(schema);
    const copy = new Table(schema);
    table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
    applyDelta(copy, sent(changesSince(table, 0) as TableDelta));
    table.transact(() => table.put("A", { last: null, name: null }));
    const overlapping = sent(changesSince(table, 0) as TableDelta);
    expect(applyDelta(copy, overlapping)).toBe("applied");
    expect(copy.get("A")).toMatchObject({ last: null, name: null, tickSize: 0.01 });
  }
});

test("cells of an added row that never held anything do not travel", () => {
  for (const schema of [stockSchema, stockByRowSchema]) {
    const table = new Table(schema);
    table.transact(() => table.put("Z", { tickSize: 1 }));
    table.transact(() => table.put("A", { tickSize: 0.01, last: 1 }));
    expect({ ...changesSince(table, 1)?.rows }).toEqual({ A: { tickSize: 0.01, last: 1 } });
  }
});

test("a row that went and came back is removed before its new cells are set", () => {
  const table = new Table(stockSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "old" }));
  table.transact(() => table.remove("A"));
  table.transact(() => table.put("A", { tickSize: 0.5, last: 7.5 }));
  const delta = changesSince(table, 1);
  expect(delta?.gone).toEqual(["A"]);
  expect({ ...delta?.rows }).toEqual({ A: { tickSize: 0.5, last: 7.5 } });
});

test("a snapshot offered to a copy that holds something is a gap, or old", () => {
  const { table } = remembered();
  const copy = tableFrom(stockSchema, changesSince(table, null) as TableDelta);
  expect(applyDelta(copy, changesSince(table, null) as TableDelta)).toBe("old");
  table.transact(() => table.remove("A"));
  expect(applyDelta(copy, changesSince(table, null) as TableDelta)).toBe("gap");
  expect(copy.has("A")).toBe(true);
});

test("when removals have been forgotten, a snapshot is the answer", () => {
  const table = new Table(stockSchema, { tombstonesMax: 3 });
  for (let at = 0; at < 10; at += 1) table.transact(() => table.put(`S${at}`, {}));
  for (let at = 0; at < 10; at += 1) {
    table.transact(() => table.remove(`S${at}`));
    for (let since = 0; since < table.version; since += 1) {
      const delta = changesSince(table, since);
      if (delta?.from === null) expect(since).toBeLessThan(table.horizon);
      else {
        const removed = Array.from({ length: at + 1 }, (_, index) => `S${index}`);
        const missed = removed.filter((_, index) => 11 + index > since);
        expect(delta?.gone.toSorted()).toEqual(missed.toSorted());
      }
    }
  }
  expect(table.horizon).toBeGreaterThan(10);
  expect(changesSince(table, table.horizon)?.from).toBe(table.horizon);
});

test("a copy made from a snapshot does not pretend to know what was removed before it", () => {
  const { table } = remembered();
  const copy = tableFrom(stockSchema, sent(changesSince(table, null) as TableDelta));
  expect(copy.horizon).toBe(table.version);
  expect(changesSince(copy, 3)).toMatchObject({ from: null });
  table.transact(() => table.remove("C"));
  applyDelta(copy, sent(changesSince(table, copy.version) as TableDelta));
  expect(changesSince(copy, table.version - 1)).toMatchObject({ gone: ["C"] });
});

test("a selection of rows brings changes and removals of these rows only", () => {
  const { table } = remembered();
  const selection = { rows: new Set(["A", "B", "nobody"]), columns: null };
  expect(Object.keys(changesSince(table, null, selection)?.rows ?? {})).toEqual(["A"]);
  expect(changesSince(table, 5, selection)).toMatchObject({ rows: {}, gone: ["B"] });
  expect(changesSince(table, 6, selection)).toBeNull();
});

test("a selection of columns brings changes of these columns only", () => {
  const { table } = remembered();
  const selection = {
    rows: null,
    columns: [table.columnIndex("name"), table.columnIndex("count")],
  };
  expect({ ...changesSince(table, null, selection)?.rows }).toEqual({
    A: { name: "a", count: 1 },
    C: { name: "c", count: 3 },
    D: {},
  });
  expect({ ...changesSince(table, 7, selection)?.rows }).toEqual({ C: { name: "c" }, D: {} });
  table.transact(() => table.put("C", { last: 11 }));
  expect(changesSince(table, table.version - 1, selection)).toBeNull();
  expect(changesSince(table, table.version - 1, everything)).not.toBeNull();
});

test("where only rows are versioned, a changed row travels whole", () => {
  const table = new Table(stockByRowSchema);
  table.transact(() => table.put("A", { tickSize: 0.01, last: 1, name: "a" }));
  table.transact(() => table.put("A", { last: 2 }));
  expect(changesSince(table, 1)?.rows.A).toMatchObject({ last: 2, name: "a", size: null });
});

test("a delta with a cell that does not fit changes nothing", () => {
  const { table } = remembered();
  const copy = tableFrom(stockSchema, sent(changesSince(table, null) as TableDelta));
  const before = stateOf(copy);
  for (const bad of [{ last: 1.005 }, { last: "1" }, { name: 1 }, { open: 1 }, { count: 1.5 }]) {
    const rows = {
      A: { tickSize: 0.01, bid: 7 },
      D: { name: "d" },
      X: { tickSize: 0.01, last: 1 },
      C: bad,
    };
    const delta = { from: copy.version, to: copy.version + 1, rows, gone: ["A"] };
    expect(() => applyDelta(copy, delta), JSON.stringify(bad)).toThrow(/last|grid|takes/);
    expect(stateOf(copy)).toEqual(before);
    expect(copy.version).toBe(table.version);
  }
});

test("a copy passes over columns that it does not know", () => {
  const copy = new Table(stockSchema);
  const rows = { A: { tickSize: 0.01, last: 1, newer: 5 } };
  expect(applyDelta(copy, { from: 0, to: 1, rows, gone: [] })).toBe("applied");
  expect(copy.get("A")).toMatchObject({ last: 1 });
});

test("an overlapping delta does not bring back a row that a copy has dropped for age", () => {
  const table = new Table(logSchema, { tickSize: logTickSize });
  const add = (sequence: number) => table.transact(() => table.put(String(sequence), { size: 1 }));
  for (let sequence = 1; sequence <= 5; sequence += 1) add(sequence);
  const early = sent(changesSince(table, 0) as TableDelta);
  const copy = tableFrom(logSchema, early, { tickSize: logTickSize });
  for (let sequence = 6; sequence <= 8; sequence += 1) add(sequence);
  applyDelta(copy, sent(changesSince(table, copy.version) as TableDelta));
  expect(copy.keys()).toEqual(["4", "5", "6", "7", "8"]);
  applyDelta(copy, { ...early, from: 0, to: copy.version + 1 });
  expect(copy.keys()).toEqual(["4", "5", "6", "7", "8"]);
});

test("the rows of a kept-last-N table travel in their order, whichever changed last", () => {
  const table = new Table(logSchema, { tickSize: logTickSize });
  const start = 1_795_000_000_000;
  for (let at = 0; at < 4; at += 1) {
    table.transact(() => table.put(String(start + at), { size: at }));
  }
  table.transact(() => table.put(String(start), { size: 9 }));
  const keys = Object.keys(changesSince(table, null)?.rows ?? {});
  expect(keys).toEqual([0, 1, 2, 3].map((at) => String(start + at)));
});

test("changes of some rows are those of all rows, less the others, in the same order", () => {
  const { table } = remembered();
  for (const rows of [["A"], ["D", "C", "B"], ["C", "X", "A"], []]) {
    for (let since = 0; since < table.version; since += 1) {
      const all = changesSince(table, since);
      const some = changesSince(table, since, { rows: new Set(rows), columns: null });
      const wanted = Object.entries(all?.rows ?? {}).filter(([key]) => rows.includes(key));
      const gone = all?.gone.filter((key) => rows.includes(key)) ?? [];
      if (wanted.length + gone.length === 0) expect(some).toBeNull();
      else expect([Object.entries(some?.rows ?? {}), some?.gone]).toEqual([wanted, gone]);
    }
  }
});

test("changes of some rows of a log come in the order of their keys", () => {
  const table = new Table(logSchema, { tickSize: logTickSize });
  // Larger than what an object would put in order by itself.
  const [first, second, third] = ["1795000000000", "1795000060000", "1795000120000"] as const;
  for (const key of [first, second, third]) table.transact(() => table.put(key, { size: 1 }));
  table.transact(() => table.put(first, { size: 2 }));
  const rows = new Set([third, first, second]);
  const delta = changesSince(table as unknown as Table, 0, { rows, columns: null });
  expect(Object.keys(delta?.rows ?? {})).toEqual([first, second, third]);
});
