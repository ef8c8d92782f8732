import { expect, test } from "vitest";
import { type Row, topics } from "../../../lib/schema/topics.ts";
import { boardWith, dayStart, listing } from "./support.ts";

const symbols = ["A", "B", "C", "D", "E"];
const minute = 60_000;
type Status = NonNullable<Row<"quotes">["status"]>;

function market() {
  const made = boardWith(...symbols.map((symbol) => listing(symbol)));
  const { board, sink, writer } = made;
  /** Sets the status of some, each in a transaction of its own. */
  const set = (
    minutes: number,
    status: Status,
    reason: Row<"quotes">["reason"] = null,
    who: readonly string[] = symbols,
  ) => {
    for (const symbol of who) {
      sink.transact(() => {
        writer(symbol).status(dayStart + minutes * minute, status, reason);
        writer(symbol).session({ since: dayStart + minutes * minute, until: dayStart + 1e6 });
      });
    }
  };
  const told = () =>
    board
      .place(topics.headlines)
      .table.rows()
      .map(({ kind, key, text }) => [kind, key, text]);
  const index = () => board.place(topics.quotes).table.get("BIG500");
  return { ...made, set, told, index };
}

test("a bell is called out once, whoever hears it first", () => {
  const { set, told, index } = market();
  set(-120, "closed");
  set(-60, "preopen");
  set(-2, "auction");
  expect(told()).toEqual([]);
  expect(index()).toMatchObject({ status: "auction" });
  set(0, "trading");
  expect(told()).toEqual([["open", "BIG500", "Opening bell (Shares trade)"]]);
  set(390, "auction");
  set(391, "closed");
  expect(told().slice(1)).toEqual([["close", "BIG500", "Closing bell (Shares are closed)"]]);
  expect(index()).toMatchObject({ status: "closed" });
});

test("one that halts is told by name and with its reason, and when it trades again", () => {
  const { set, told, index } = market();
  set(0, "trading");
  set(5, "trading", "LIMIT", ["B"]);
  set(6, "halted", "LUDP", ["B"]);
  set(10, "auction", "LUDP", ["B"]);
  expect(told()).toEqual([
    ["halt", "B", "B is halted (LUDP, pause after a move to its price band)"],
  ]);
  set(11, "trading", null, ["B"]);
  set(12, "halted", "T1", ["C"]);
  set(13, "halted", "T1", ["C"]);
  set(20, "closed", null, ["C"]);
  expect(told().slice(1)).toEqual([
    ["resume", "B", "B trades again"],
    ["halt", "C", "C is halted (T1, news pending)"],
  ]);
  expect(index()).toMatchObject({ status: "trading", reason: null });
});

test("a halt of the whole market is one line, and so is its end", () => {
  const { board, set, told, index } = market();
  set(0, "trading");
  set(60, "halted", "M1");
  expect(told()).toEqual([
    ["halt", "BIG500", "Trading stops in all shares (M1, the market is 7 % down)"],
  ]);
  expect(index()).toMatchObject({ status: "halted", reason: "M1" });
  expect(board.place(topics.sessions).table.get("BIG500")).toMatchObject({
    since: dayStart + 60 * minute,
    until: dayStart + 1e6,
  });
  set(74, "auction", "M1");
  set(75, "trading");
  expect(told().slice(1)).toEqual([["resume", "BIG500", "All shares trade again"]]);
  set(90, "halted", "M2");
  expect(told().slice(2)).toHaveLength(1);
});

test("where all fall alike, only who falls much further is news", () => {
  const { sink, writer, told } = market();
  const trade = (symbol: string, price: number) =>
    sink.transact(() => writer(symbol).trade(dayStart, price, 1, "sell"));
  // In steps of one per cent, none of which leaves anybody far behind.
  for (let price = 9_900; price >= 9_300; price -= 100) {
    for (const symbol of symbols) trade(symbol, price);
  }
  expect(told()).toEqual([]);
  trade("A", 8_800);
  expect(told()).toEqual([["mover", "A", "A −12.0 % since the previous close"]]);
});

test("the range of a year includes today", () => {
  const { board, sink, writer } = market();
  const range = () => {
    const { low52w, high52w } = board.place(topics.quotes).table.get("A") ?? {};
    return [low52w, high52w];
  };
  const trade = (price: number) =>
    sink.transact(() => writer("A").trade(dayStart, price, 1, "buy"));
  trade(14_000);
  expect(range()).toEqual([50, 150]);
  trade(15_001);
  trade(4_990);
  expect(range()).toEqual([49.9, 150.01]);
});

test("news of an instrument is a headline of its own", () => {
  const { sink, writer, told } = market();
  sink.transact(() => writer("B").news(dayStart, "B wins a large contract"));
  sink.transact(() => writer("A").news(dayStart + 1, "A delays a product"));
  expect(told()).toEqual([
    ["news", "B", "B wins a large contract"],
    ["news", "A", "A delays a product"],
  ]);
});
