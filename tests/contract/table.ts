import { expect, test } from "vitest";
import { quotesSchema, standingsSchema, tradesSchema } from "../../lib/schema/topics.ts";
import type { TableSchema } from "../../lib/table/schema.ts";
import { Table, type TableOptions } from "../../lib/table/table.ts";
import { type Readable, stateOf } from "../support/table-state.ts";

/** Somebody who uses a table: the table itself, or a copy that follows it. */
export interface TableUser {
  /** What the user sees now, after following what there is to follow. */
  see(): Readable;
}

/** Makes a user of a table, which may hold something already. */
export type MakeUser = (topic: string, table: Table) => TableUser;

interface Case<S extends TableSchema> {
  readonly table: Table<S>;
  readonly user: TableUser;
}

/** What every user of a table may rely on. */
export function tableContract(name: string, makeUser: MakeUser): void {
  function begin<S extends TableSchema>(topic: string, schema: S, options?: TableOptions): Case<S> {
    const table = new Table(schema, options);
    return { table, user: makeUser(topic, table as unknown as Table) };
  }

  function quotes(): Case<typeof quotesSchema> {
    const made = begin("quotes", quotesSchema);
    made.table.transact(() => {
      made.table.put("AAPL", {
        tickSize: 0.01,
        name: "Apple",
        last: 231.42,
        volume: 10,
        trades: 1,
      });
      made.table.put("BTC/USD", { tickSize: 0.5, name: "Bitcoin", last: 61_000.5, volume: 0.25 });
    });
    made.user.see();
    return made;
  }

  function trades(keep: number): Case<typeof tradesSchema> {
    return begin("trades/AAPL", { ...tradesSchema, keep }, { tickSize: 0.01 });
  }

  function trade(table: Table<typeof tradesSchema>, sequence: number): void {
    table.put(String(sequence), { time: sequence * 1_000, price: 100 + sequence / 100, size: 5 });
  }

  test(`${name}: a transaction is one step, and all of it is seen`, () => {
    const { table, user } = quotes();
    const before = table.version;
    table.transact(() => {
      table.put("AAPL", { last: 231.43, bid: 231.42, ask: 231.44, volume: 30 });
      table.put("MSFT", { tickSize: 0.01, name: "Microsoft", last: 410 });
      table.remove("BTC/USD");
    });
    expect(table.version).toBe(before + 1);
    expect([...stateOf(user.see()).keys()]).toEqual(["AAPL", "MSFT"]);
    expect(user.see().get("AAPL")).toMatchObject({ last: 231.43, bid: 231.42, volume: 30 });
    expect(user.see().get("AAPL")).toMatchObject({ name: "Apple", tickSize: 0.01, status: null });
    expect(user.see().get("BTC/USD")).toBeNull();
  });

  test(`${name}: a throw leaves nothing behind, whatever was done before it`, () => {
    const { table, user } = quotes();
    const before = { version: table.version, keys: table.keys(), state: stateOf(table) };
    expect(() =>
      table.transact(() => {
        table.put("NEW", { tickSize: 0.01, last: 1 });
        table.put("AAPL", { last: 1, name: "other" });
        table.remove("BTC/USD");
        table.put("BTC/USD", { tickSize: 0.01, last: 2 });
        table.remove("BTC/USD");
        table.remove("AAPL");
        table.remove("NEW");
        table.put("NEW", { tickSize: 0.5, last: 3.5 });
        throw new Error("on purpose");
      }),
    ).toThrow("on purpose");
    expect(table.version).toBe(before.version);
    expect(table.keys()).toEqual(before.keys);
    expect(stateOf(table)).toEqual(before.state);
    expect(stateOf(user.see())).toEqual(before.state);
    table.transact(() => table.put("AFTER", { tickSize: 0.01, bid: 7 }));
    expect(user.see().get("AFTER")).toMatchObject({ last: null, bid: 7 });
    expect(stateOf(user.see())).toEqual(stateOf(table));
  });

  test(`${name}: a throw takes back rows of a kept-last-N table, and their keys may come again`, () => {
    const { table, user } = trades(3);
    table.transact(() => {
      for (const sequence of [1, 2, 3]) trade(table, sequence);
    });
    expect(() =>
      table.transact(() => {
        for (const sequence of [4, 5, 6, 7]) trade(table, sequence);
        table.put("3", { size: 99 });
        throw new Error("on purpose");
      }),
    ).toThrow("on purpose");
    expect(user.see().keys()).toEqual(["1", "2", "3"]);
    table.transact(() => trade(table, 4));
    expect(user.see().keys()).toEqual(["2", "3", "4"]);
    expect(user.see().get("3")).toMatchObject({ size: 5 });
  });

  test(`${name}: rows that go and come back start empty, in one step or in several`, () => {
    const { table, user } = quotes();
    table.transact(() => {
      table.remove("AAPL");
      table.put("AAPL", { tickSize: 0.05, last: 3.05 });
    });
    table.transact(() => table.remove("BTC/USD"));
    table.transact(() => table.put("BTC/USD", { tickSize: 1, bid: 60_000 }));
    expect(user.see().get("AAPL")).toMatchObject({ name: null, tickSize: 0.05, last: 3.05 });
    expect(user.see().get("BTC/USD")).toMatchObject({ last: null, volume: null, bid: 60_000 });
    expect(stateOf(user.see())).toEqual(stateOf(table));
  });

  test(`${name}: cells can be emptied`, () => {
    const { table, user } = quotes();
    table.transact(() => table.put("AAPL", { last: null, name: null, volume: 0 }));
    expect(user.see().get("AAPL")).toMatchObject({ last: null, name: null, volume: 0 });
  });

  test(`${name}: a kept-last-N table drops the oldest by itself`, () => {
    const { table, user } = trades(5);
    for (let sequence = 1; sequence <= 23; sequence += 1) {
      table.transact(() => trade(table, sequence));
      if (sequence % 4 === 0) user.see();
    }
    expect(user.see().keys()).toEqual(["19", "20", "21", "22", "23"]);
    table.transact(() => {
      for (let sequence = 24; sequence < 60; sequence += 1) trade(table, sequence);
    });
    table.transact(() => table.put("57", { size: 11 }));
    expect(user.see().keys()).toEqual(["55", "56", "57", "58", "59"]);
    expect(stateOf(user.see())).toEqual(stateOf(table));
  });

  test(`${name}: keys are plain text, also those with a meaning in JavaScript`, () => {
    const { table, user } = begin("standings/eng", standingsSchema);
    const keys = ["__proto__", "constructor", "toString", "", " ", "7", "-1", "ключ", "a/b"];
    table.transact(() => {
      for (const key of keys) table.put(key, { points: key.length });
    });
    table.transact(() => {
      for (const key of keys) table.put(key, { rank: 1 });
    });
    expect([...stateOf(user.see()).keys()]).toEqual([...keys].sort());
    for (const key of keys) {
      expect(user.see().get(key), key).toMatchObject({ points: key.length, rank: 1 });
    }
    table.transact(() => {
      for (const key of keys) table.remove(key);
    });
    expect(user.see().keys()).toEqual([]);
    expect(user.see().get("__proto__")).toBeNull();
    expect(user.see().get("constructor")).toBeNull();
  });

  test(`${name}: flags, lists and text arrive as they are`, () => {
    const { table, user } = begin("standings/eng", standingsSchema);
    table.transact(() => table.put("Home", { live: true, form: ["W", "D"], difference: -3 }));
    expect(user.see().get("Home")).toMatchObject({ live: true, form: ["W", "D"], difference: -3 });
    table.transact(() => table.put("Home", { live: false, form: [] }));
    expect(user.see().get("Home")).toMatchObject({ live: false, form: [], difference: -3 });
  });

  test(`${name}: a row is the same object until it changes`, () => {
    const { table, user } = quotes();
    const apple = user.see().get("AAPL");
    const bitcoin = user.see().get("BTC/USD");
    table.transact(() => table.put("AAPL", { last: 231.43 }));
    expect(user.see().get("BTC/USD")).toBe(bitcoin);
    expect(user.see().get("AAPL")).not.toBe(apple);
    expect(apple).toMatchObject({ last: 231.42 });
    table.transact(() => table.put("AAPL", { last: 231.43 }));
    expect(user.see().get("AAPL")).toBe(user.see().get("AAPL"));
  });

  test(`${name}: a table grows, and slots are used again, without mixing rows`, () => {
    const { table, user } = quotes();
    const count = 1_000;
    table.transact(() => {
      for (let at = 0; at < count; at += 1) {
        table.put(`S${at}`, { tickSize: 0.01, last: at / 100, name: `n${at}`, volume: at });
      }
    });
    user.see();
    table.transact(() => {
      for (let at = 0; at < count; at += 2) table.remove(`S${at}`);
    });
    table.transact(() => {
      for (let at = 0; at < count; at += 1) table.put(`T${at}`, { tickSize: 0.25, bid: at / 4 });
    });
    const seen = user.see();
    expect(seen.keys()).toHaveLength(2 + count / 2 + count);
    expect(seen.get("T999")).toMatchObject({ last: null, name: null, volume: null, bid: 249.75 });
    expect(seen.get("S999")).toMatchObject({ last: 9.99, name: "n999", volume: 999 });
    expect(stateOf(seen)).toEqual(stateOf(table));
  });

  test(`${name}: prices come back as the decimals that they were written as`, () => {
    const { table, user } = quotes();
    const grids: [number, number[]][] = [
      [0.01, [0.01, 0.29, 1.1, 4.35, 231.42, 90_071_992_547.41]],
      [0.000_000_01, [0.000_000_01, 0.123_456_78, 61_234.567_890_12]],
      [0.25, [0.25, 4_321.75]],
      [5, [5, 38_215]],
    ];
    for (const [tickSize, prices] of grids) {
      for (const price of prices) {
        const key = `${tickSize} ${price}`;
        table.transact(() => table.put(key, { last: price, tickSize }));
        expect(user.see().get(key)?.last).toBe(price);
      }
    }
  });
}
