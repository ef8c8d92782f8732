import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { boardWith, dayStart, listing } from "./support.ts";

test("a trade sets last, range, volume, VWAP and count, and leaves a print", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => {
    writer("A").trade(dayStart, 10_010, 100, "buy");
    writer("A").trade(dayStart + 1, 9_990, 300, "sell");
  });
  expect(board.place(topics.quotes).table.get("A")).toMatchObject({
    previousClose: 100,
    open: 100.1,
    high: 100.1,
    low: 99.9,
    last: 99.9,
    lastSize: 300,
    volume: 400,
    vwap: 99.95,
    trades: 2,
    time: dayStart + 1,
  });
  expect(board.place(topics.trades("A")).table.rows()).toEqual([
    { time: dayStart, price: 100.1, size: 100, side: "buy" },
    { time: dayStart + 1, price: 99.9, size: 300, side: "sell" },
  ]);
});

test("before the first print, the last price is the previous close and the day has no range", () => {
  const { board } = boardWith(listing("A"));
  expect(board.place(topics.quotes).table.get("A")).toMatchObject({
    last: 100,
    open: null,
    high: null,
    volume: 0,
    marketCap: 100_000_000,
    status: "preopen",
  });
});

test("levels of the book are set, moved and emptied", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => {
    writer("A").level("bid", 0, 9_999, 200, 3);
    writer("A").level("ask", 9, 10_020, 500, Number.NaN);
  });
  const depth = board.place(topics.depth("A")).table;
  expect(depth.get("b1")).toEqual({ price: 99.99, size: 200, orders: 3 });
  expect(depth.get("a10")).toEqual({ price: 100.2, size: 500, orders: null });
  sink.transact(() => writer("A").level("bid", 0, Number.NaN, 0, 0));
  expect(depth.get("b1")).toEqual({ price: null, size: null, orders: null });
  expect(() => sink.transact(() => writer("A").level("bid", 10, 1, 1, 1))).toThrow(/levels 0 to 9/);
});

test("a book that nobody reads rests, and is whole when it is asked for again", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  const depth = board.place(topics.depth("A")).table;
  sink.transact(() => writer("A").level("bid", 0, 9_999, 200, 3));
  board.rest((table) => (table as unknown) === depth);
  sink.transact(() => writer("A").level("bid", 0, 9_998, 200, 3));
  expect(depth.get("b1")?.price).toBe(99.98);
  board.rest(() => false);
  const { version } = depth;
  sink.transact(() => writer("A").level("bid", 0, 9_997, 200, 3));
  expect(depth.version).toBe(version);
  board.table(topics.depth("A"));
  expect(depth.get("b1")?.price).toBe(99.97);
});

test("a new day starts from the last price with empty figures", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => writer("A").trade(dayStart, 10_500, 10, "buy"));
  sink.transact(() => writer("A").newDay(dayStart + 86_400_000));
  expect(board.place(topics.quotes).table.get("A")).toMatchObject({
    previousClose: 105,
    last: 105,
    open: null,
    high: null,
    low: null,
    vwap: null,
    volume: 0,
    trades: 0,
    marketCap: 105_000_000,
  });
  sink.transact(() => writer("A").trade(dayStart + 86_400_001, 10_400, 10, "sell"));
  expect(board.place(topics.quotes).table.get("A")).toMatchObject({ open: 104, vwap: 104 });
});

test("a throw takes back the whole transaction, and the day's sums go on from before it", () => {
  const { board, sink, writer } = boardWith(listing("A"), listing("B"));
  sink.transact(() => writer("A").day({ volume: 5_000 }));
  sink.transact(() => writer("A").trade(dayStart, 10_000, 100, "buy"));
  const version = board.place(topics.quotes).table.version;
  expect(() =>
    sink.transact(() => {
      writer("B").quote(dayStart + 1, 9_999, 1, 10_001, 1);
      writer("A").trade(dayStart + 1, 20_000, 900, "buy");
      writer("A").newDay(dayStart + 1);
      throw new Error("the feed broke");
    }),
  ).toThrow("the feed broke");
  expect(board.place(topics.quotes).table.version).toBe(version);
  expect(board.place(topics.quotes).table.get("B")?.bid).toBeNull();
  expect(board.place(topics.candles("A", "1m")).table.rows()).toHaveLength(1);
  sink.transact(() => writer("A").trade(dayStart + 2, 10_100, 100, "buy"));
  expect(board.place(topics.quotes).table.get("A")).toMatchObject({ vwap: 100.5, volume: 5_200 });
  expect(board.place(topics.trades("A")).table.keys()).toEqual(["1", "2"]);
});

test("a symbol is listed once", () => {
  const { sink } = boardWith(listing("A"));
  expect(() => sink.transact(() => sink.list(listing("A")))).toThrow(/"A" is listed already/);
});

test("topics exist for what is listed, whatever its symbol looks like, and for nothing else", () => {
  const { board } = boardWith(listing("BTC/USD", { kind: "crypto", tickSize: 0.5 }));
  expect(board.table("candles/BTC%2FUSD/1m")?.tickSize).toBe(0.5);
  for (const topic of ["candles/ETH/1m", "candles/BTC%2FUSD/2m", "trades", "trades/%", "nothing"]) {
    expect(board.table(topic), topic).toBeNull();
  }
});

test("a topic is one table however its symbol is escaped", () => {
  const { board } = boardWith(listing("BTC/USD", { kind: "crypto" }));
  const table = board.table("candles/BTC%2FUSD/1m");
  const { tables } = board;
  for (const symbol of ["BTC%2fUSD", "%42TC%2FUSD", "%42%54%43%2f%55%53%44"]) {
    expect(board.table(`candles/${symbol}/1m`)).toBe(table);
  }
  expect(board.tables).toBe(tables);
});
