import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { changesSince } from "../../../lib/table/changes.ts";
import { alive, sweep } from "../../support/collect.ts";
import { boardWith, dayStart, listing } from "./support.ts";

const topic = topics.candles("A", "1s");

/** A board with six hundred candles of a second, and what asks for them. */
function made() {
  const { board, sink, writer } = boardWith(listing("A"));
  const trade = (second: number) =>
    sink.transact(() => writer("A").trade(dayStart + second * 1_000, 10_000, 1, "buy"));
  for (let second = 0; second < 600; second += 1) trade(second);
  const rest = (times: number, isRead = false) => {
    for (let count = 0; count < times; count += 1) board.rest(() => isRead);
  };
  return { board, trade, rest, ask: () => board.place(topic).table };
}

test("a table that has rested for long is given up, and has them when it is asked for", () => {
  const { board, trade, rest, ask } = made();
  const before = ask();
  const { version } = before;
  rest(7);
  expect(board.placeToWrite(topic).table).toBe(before);
  const { tables } = board;
  rest(1);
  expect(board.tables).toBe(tables - 1);
  const resting = board.placeToWrite(topic).table;
  expect(resting.size).toBe(0);
  trade(600);
  const after = ask();
  expect(after.keys()).toEqual([...before.keys().slice(1), String(dayStart + 600_000)]);
  expect(after.version).toBeGreaterThan(version);
});

test("whoever knew the table before it was given up gets a snapshot, however far it has gone since", () => {
  const { trade, rest, ask } = made();
  const { version } = ask();
  rest(8);
  const after = ask() as unknown as Parameters<typeof changesSince>[0];
  expect(changesSince(after, version)?.from).toBeNull();
  for (let second = 600; second < 600 + version * 2; second += 1) trade(second);
  for (const known of [0, 1, version]) expect(changesSince(after, known)?.from).toBeNull();
  expect(changesSince(after, after.version - 1)?.from).toBe(after.version - 1);
});

test("a table that is read, or asked for now and then, keeps its rows", () => {
  const { rest, ask } = made();
  const table = ask();
  rest(20, true);
  for (let round = 0; round < 4; round += 1) {
    rest(6);
    expect(ask()).toBe(table);
  }
  expect(table.size).toBe(500);
});

test.each([topic, topics.trades("A"), topics.depth("A")])(
  "a table of %s that was given up is let go by who wrote it",
  async (name) => {
    const { board, trade, rest } = made();
    const held = (times: number) => {
      const tables = [new WeakRef(board.place(name).table as object)];
      rest(times);
      return tables;
    };
    const resting = held(7);
    await sweep();
    expect(alive(resting)).toBe(1);
    rest(1);
    trade(600);
    await sweep();
    expect(alive(resting)).toBe(0);
  },
);
