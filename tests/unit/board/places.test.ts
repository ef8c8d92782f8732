import { expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { changesSince } from "../../../lib/table/changes.ts";
import type { MatchWriter } from "../../../server/feed/feed.ts";
import { boardForTest, dayStart } from "./support.ts";

/** A board with matches that have not begun. */
function withMatches(count: number) {
  const { board, sink } = boardForTest();
  const writers: MatchWriter[] = [];
  sink.transact(() => {
    const league = { id: "l", name: "L", table: false, tiebreak: "difference" } as const;
    sink.league({ ...league, sport: "football", position: 1 });
    for (let number = 0; number < count; number += 1) {
      const match = { sport: "football", league: "l", home: "A", away: "B" } as const;
      writers.push(sink.match(`m${number}`, { ...match, startTime: dayStart }));
    }
  });
  const begin = (number: number) =>
    sink.transact(() => writers[number]?.stat("shots", "Shots", 1, 0));
  return { board, begin };
}

const nobody = () => false;

test("tables that hold nothing are given up once nobody reads them", () => {
  const { board } = withMatches(100);
  const { tables } = board;
  for (let number = 0; number < 100; number += 1) board.table(topics.stats(`m${number}`));
  expect(board.tables).toBe(tables + 100);
  const read = board.table(topics.stats("m7"));
  board.rest((table) => table === read);
  expect(board.tables).toBe(tables + 1);
  expect(board.table(topics.stats("m7"))).toBe(read);
  board.rest(nobody);
  expect(board.tables).toBe(tables);
});

test("what a match holds stays, whether or not anybody reads it", () => {
  const { board, begin } = withMatches(2);
  begin(1);
  const held = board.table(topics.stats("m1"));
  board.rest(nobody);
  expect(board.table(topics.stats("m1"))).toBe(held);
  expect(held?.size).toBe(1);
});

test("a table given up before it held anything is begun where its readers know it to be", () => {
  const { board, begin } = withMatches(1);
  const { version = -1 } = board.table(topics.stats("m0")) ?? {};
  board.rest(nobody);
  begin(0);
  const table = board.table(topics.stats("m0"));
  const changes = table && changesSince(table, version);
  expect(changes?.from).toBe(version);
  expect(Object.keys(changes?.rows ?? {})).toEqual(["shots"]);
});
