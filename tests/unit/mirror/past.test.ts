import { expect, test } from "vitest";
import { Past } from "../../../lib/mirror/past.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { View } from "../../../lib/mirror/view.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { stage as anyStage } from "./stage.ts";

const matches = { topic: topics.matches };
const trades = { topic: "trades/A" };

/** A stage that has been live for a second, with a past; the time goes on by `later`. */
function recorded() {
  const set = anyStage();
  set.mirror.start();
  set.line.open();
  set.settle();
  set.surroundings.clock.advance(1_000);
  const past = new Past(set.mirror);
  const look = (selection: Selection) => new View(set.mirror, selection, past);
  const now = () => set.mirror.serverNow();
  /** Sets a score in the middle of a second that passes. */
  const score = (key: string, homeScore: number) => {
    set.surroundings.clock.advance(500);
    set.server.put("matches", key, { homeScore });
    set.settle();
    set.surroundings.clock.advance(500);
  };
  return { ...set, past, look, now, score };
}

test("a view inside shows the moment that is looked at, one outside what is now", () => {
  const { past, look, view, now, score, settle } = recorded();
  const inside = look(matches);
  const outside = view(matches);
  inside.watch();
  outside.watch();
  settle();
  const start = now();
  score("m1", 1);
  score("m1", 2);
  past.move(start + 500);
  expect(inside.now.get("m1")?.homeScore).toBe(1);
  expect(inside.now.rows()[0]?.row.homeScore).toBe(1);
  expect(outside.now.get("m1")?.homeScore).toBe(2);
  past.move(start - 1);
  expect(inside.now.get("m1")?.homeScore).toBe(0);
  past.move(null);
  expect(inside.now.get("m1")?.homeScore).toBe(2);
});

test("moving tells of exactly the rows that differ, what comes in meanwhile tells nobody here", () => {
  const { past, look, now, score, settle } = recorded();
  const seen = look(matches);
  const told: string[][] = [];
  let rowTold = 0;
  seen.onChange((changed) => told.push([...changed]));
  seen.onRow("m2", () => rowTold++);
  settle();
  const start = now();
  score("m1", 1);
  score("m2", 5);
  told.length = 0;
  rowTold = 0;
  past.move(start + 500);
  expect([told, rowTold]).toEqual([[["m2"]], 1]);
  past.move(start + 600);
  expect(told.length).toBe(1);
  score("m1", 7);
  expect([told.length, rowTold]).toEqual([1, 1]);
  expect(seen.now.get("m1")?.homeScore).toBe(1);
  past.move(null);
  expect(told[1]?.sort()).toEqual(["m1", "m2"]);
  expect(rowTold).toBe(2);
  score("m2", 6);
  expect(rowTold).toBe(3);
});

test("what has come in and waits for the next frame is shown before one looks back", () => {
  const { past, look, server, line, now, surroundings, settle } = recorded();
  const seen = look(matches);
  const shown: unknown[] = [];
  seen.onChange(() => shown.push(seen.now.get("m1")?.homeScore));
  settle();
  shown.length = 0;
  server.put("matches", "m1", { homeScore: 3 });
  server.push();
  line.flush();
  surroundings.clock.advance(500);
  past.move(now() - 100);
  expect(shown).toEqual([3]);
  past.move(null);
  expect(seen.now.get("m1")?.homeScore).toBe(3);
});

test("rows that came or went since are as they were, a log's in their order", () => {
  const { past, look, server, now, settle, surroundings } = recorded();
  const games = look(matches);
  const prints = look(trades);
  games.watch();
  prints.watch();
  settle();
  const start = now();
  surroundings.clock.advance(1_000);
  const table = server.tables.get("matches");
  table?.transact(() => {
    table.remove("m1");
    table.put("m3", { home: "Celtic" });
  });
  const keep = server.tables.get("trades/A")?.schema.keep ?? 0;
  for (let key = 3; key <= keep + 1; key += 1) {
    server.put("trades/A", String(key), { price: 10, size: 1 });
    if (key % 100 === 0) settle();
  }
  settle();
  surroundings.clock.advance(1_000);
  expect(prints.now.get("1")).toBe(null);
  past.move(start);
  expect([...games.now.keys()].sort()).toEqual(["m1", "m2"]);
  expect(games.now.get("m3")).toBe(null);
  expect(games.now.get("m1")?.home).toBe("Ajax");
  expect(prints.now.keys()).toEqual(["1", "2"]);
  expect(prints.now.rows().map(({ row }) => row.size)).toEqual([5, 6]);
  expect(prints.now.size).toBe(2);
});

test("arrays and rows keep their identity while the moment stays", () => {
  const { past, look, now, score, settle } = recorded();
  const seen = look(matches);
  seen.watch();
  settle();
  const start = now();
  score("m1", 1);
  past.move(start);
  const rows = seen.now.rows();
  const keys = seen.now.keys();
  score("m1", 2);
  expect(seen.now.rows()).toBe(rows);
  expect(seen.now.keys()).toBe(keys);
  const [first] = rows;
  past.move(start + 1);
  expect(seen.now.rows()[0]).toBe(first);
});

test("a part of a topic is seen as it was too", () => {
  const { past, look, now, score, settle } = recorded();
  const seen = look({ ...matches, rows: ["m1"] });
  seen.watch();
  settle();
  const start = now();
  score("m1", 1);
  past.move(start);
  expect(seen.now.rows().map(({ key, row }) => [key, row.homeScore])).toEqual([["m1", 0]]);
});

test("a server's restart and the pause are no end of the past", () => {
  const { past, look, mirror, server, line, now, score, settle, surroundings } = recorded();
  const seen = look(matches);
  seen.watch();
  settle();
  const start = now();
  score("m1", 1);
  line.cut();
  server.epoch = "b";
  server.tables.clear();
  server.add("matches");
  server.put("matches", "m2", { home: "Benfica", homeScore: 9 });
  line.open();
  settle();
  surroundings.clock.advance(1_000);
  expect(seen.now.keys()).toEqual(["m2"]);
  past.move(start);
  expect(seen.now.get("m1")?.homeScore).toBe(0);
  expect(seen.now.get("m2")?.homeScore).toBe(1);
  past.move(null);
  mirror.setPaused(true);
  const paused = now();
  score("m2", 10);
  expect(seen.now.get("m2")?.homeScore).toBe(9);
  score("m2", 11);
  expect(seen.now.get("m2")?.homeScore).toBe(9);
  past.move(paused + 500);
  expect(seen.now.get("m2")?.homeScore).toBe(10);
  past.move(null);
  expect(seen.now.get("m2")?.homeScore).toBe(9);
  mirror.setPaused(false);
  expect(seen.now.get("m2")?.homeScore).toBe(11);
});

test("a moment before the earliest is the earliest, one to come is now", () => {
  const { past, look, now, score, settle } = recorded();
  look(matches).watch();
  settle();
  score("m1", 1);
  let told = 0;
  past.onMove.listen(() => told++);
  past.move(0);
  expect(past.at).toBe(past.earliest);
  past.move(now() + 5);
  expect(past.at).toBe(null);
  past.move(null);
  expect(told).toBe(2);
});

test("where the earliest overtakes what is looked at, it goes along and tells of all", () => {
  const { mirror, look: _look, server, settle, surroundings } = recorded();
  const limits = { changesMax: 3, ageMaxMs: 60_000, grains: [] };
  const past = new Past(mirror, limits);
  const seen = new View(mirror, matches, past);
  const told: string[][] = [];
  seen.onChange((changed) => told.push([...changed].sort()));
  settle();
  const start = mirror.serverNow();
  const score = (homeScore: number) => {
    surroundings.clock.advance(1_000);
    server.put("matches", "m1", { homeScore });
    settle();
  };
  score(1);
  score(2);
  past.move(start + 500);
  expect(seen.now.get("m1")?.homeScore).toBe(0);
  told.length = 0;
  for (const value of [3, 4, 5]) score(value);
  past.keepUp();
  expect(past.at).toBe(past.earliest);
  expect(told).toEqual([["m1", "m2"]]);
  expect(seen.now.get("m1")?.homeScore).toBe(2);
});

test("closing forgets, shows what is now and leaves no recorder", () => {
  const { past, look, now, score, settle } = recorded();
  const seen = look(matches);
  seen.watch();
  settle();
  const start = now();
  score("m1", 1);
  past.move(start);
  past.close();
  expect(past.at).toBe(null);
  expect(seen.now.get("m1")?.homeScore).toBe(1);
  score("m1", 2);
  past.move(start + 1_100);
  expect(past.at).toBe(start + 1_100);
  expect(seen.now.get("m1")?.homeScore).toBe(2);
});
