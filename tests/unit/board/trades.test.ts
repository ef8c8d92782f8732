import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { boardWith, dayStart, listing } from "./support.ts";

/** A board on which `print` prints the numbers from one to another as prices, in one transaction. */
function printing() {
  const made = boardWith(listing("A"));
  const print = (from: number, to: number) =>
    made.sink.transact(() => {
      for (let price = from; price <= to; price += 1) {
        made.writer("A").trade(dayStart + price, price, price, price % 2 === 0 ? "buy" : "sell");
      }
    });
  return { ...made, print };
}

const sequences = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

test("who first asks for trades gets the newest 200, and then each that comes", () => {
  const { board, print } = printing();
  print(1, 150);
  print(151, 500);
  const { table } = board.place(topics.trades("A"));
  expect(table.keys()).toEqual(sequences(301, 500));
  expect(table.get("500")).toEqual({ time: dayStart + 500, price: 5, size: 500, side: "buy" });
  expect(table.get("301")).toEqual({ time: dayStart + 301, price: 3.01, size: 301, side: "sell" });
  print(501, 503);
  expect(table.keys()).toEqual(sequences(304, 503));
});

test("a batch with more prints than are kept leaves the newest", () => {
  const { board, print } = printing();
  const { table } = board.place(topics.trades("A"));
  print(1, 10);
  const { version } = table;
  print(11, 3_000);
  expect(table.keys()).toEqual(sequences(2_801, 3_000));
  expect(table.version).toBe(version + 1);
});

test("trades that nobody reads rest, and are caught up with when somebody does", () => {
  const { board, print } = printing();
  const { table } = board.place(topics.trades("A"));
  print(1, 10);
  board.rest(() => false);
  const { version } = table;
  print(11, 20);
  expect(table.version).toBe(version);
  board.place(topics.trades("A"));
  expect(table.version).toBe(version + 1);
  expect(table.keys()).toEqual(sequences(1, 20));
});

test("trades first asked for inside a transaction have what was there before, then all", () => {
  const { board, sink, writer, print } = printing();
  print(1, 3);
  sink.transact(() => {
    writer("A").trade(dayStart + 4, 4, 4, "buy");
    expect(board.place(topics.trades("A")).table.keys()).toEqual(sequences(1, 3));
  });
  expect(board.place(topics.trades("A")).table.keys()).toEqual(sequences(1, 4));
});

test("a print with a fraction of a step, no size or no time is refused by name", () => {
  const { sink, writer } = printing();
  for (const [time, price, size] of [
    [dayStart, 10.5, 1],
    [dayStart, Number.NaN, 1],
    [dayStart, 10, Number.NaN],
    [dayStart + 0.5, 10, 1],
  ] as const) {
    expect(() => sink.transact(() => writer("A").trade(time, price, size, "buy"))).toThrow(
      /a print of A has whole steps as price/,
    );
  }
});
