import { expect, test, vi } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { BrokenBoard } from "../../../server/board/broken.ts";
import { boardForTest, boardWith, dayStart, listing } from "./support.ts";

const broken = new Error("the feed broke");

test("tables of an instrument whose listing was taken back are gone with it", () => {
  const { board, sink } = boardForTest();
  const fail = () =>
    sink.transact(() => {
      sink.list(listing("A", { tickSize: 0.01 }));
      throw broken;
    });
  const { tables } = board;
  expect(fail).toThrow(broken);
  expect(board.table(topics.depth("A"))).toBeNull();
  expect(board.tables).toBe(tables);
  // Another feed may list it on another grid.
  sink.transact(() => {
    sink.list(listing("A", { tickSize: 0.5 }));
  });
  expect(board.table(topics.trades("A"))?.tickSize).toBe(0.5);
});

test("a book and a candle first asked for in a transaction that is taken back stay whole", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => {
    writer("A").level("bid", 0, 9_999, 200, 3);
    writer("A").trade(dayStart, 10_000, 1, "buy");
  });
  const fail = () =>
    sink.transact(() => {
      writer("A").level("bid", 0, 9_000, 1, 1);
      expect(board.place(topics.depth("A")).table.get("b1")?.price).toBe(90);
      board.place(topics.candles("A", "1m"));
      throw broken;
    });
  expect(fail).toThrow(broken);
  sink.transact(() => {
    writer("A").level("ask", 0, 10_001, 100, 1);
    writer("A").trade(dayStart + 60_000, 10_100, 1, "buy");
  });
  const depth = board.place(topics.depth("A")).table;
  expect(depth.get("b1")).toEqual({ price: 99.99, size: 200, orders: 3 });
  expect(depth.get("a1")).toEqual({ price: 100.01, size: 100, orders: 1 });
  const candles = board.place(topics.candles("A", "1m")).table;
  expect(candles.rows().map(({ close }) => close)).toEqual([100, 101]);
});

test("a book that nobody has asked for is taken back too", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  sink.transact(() => writer("A").level("bid", 0, 9_999, 200, 3));
  const fail = () =>
    sink.transact(() => {
      writer("A").level("bid", 0, 9_000, 1, 1);
      throw broken;
    });
  expect(fail).toThrow(broken);
  expect(board.place(topics.depth("A")).table.get("b1")?.price).toBe(99.99);
});

test("where deriving throws, what was written stands, and is told", () => {
  const { board, sink, writer } = boardWith(listing("A"));
  let told = 0;
  board.onCommit(() => {
    told += 1;
  });
  board.derive({
    derive() {
      throw new Error("a deriver broke");
    },
  });
  expect(() => sink.transact(() => writer("A").trade(dayStart, 10_100, 1, "buy"))).toThrow(
    "a deriver broke",
  );
  expect(board.place(topics.quotes).table.get("A")?.last).toBe(101);
  expect(board.place(topics.sparklines).table.size).toBe(0);
  expect(told).toBe(1);
});

test.each(["commit", "rollback"] as const)(
  "a board of which a table fails to %s says so and takes nothing more",
  (what) => {
    const { board } = boardForTest();
    const { table } = board.place(topics.leagues);
    const league = { name: "Cup", sport: "football" as const };
    const write = () => {
      board.join(board.place(topics.leagues)).put("cup", league);
      if (what === "rollback") throw new Error("a bad write");
    };
    vi.spyOn(table, what).mockImplementationOnce(() => {
      throw new Error("no slot");
    });
    expect(() => board.transact(write)).toThrow(BrokenBoard);
    expect(() => board.transact(() => undefined)).toThrow(/written in part: no slot/);
  },
);
