import { expect, test } from "vitest";
import { Holding } from "../../../lib/mirror/holding.ts";
import type { Delta } from "../../../lib/wire/messages.ts";

type Rows = Delta["rows"];

const delta = (from: string | null, to: string, rows: Rows, gone: string[] = []): Delta => ({
  topic: "matches",
  from,
  to,
  at: 5,
  rows,
  gone,
});

/** A holding of `matches` at version 3 of epoch e, with the rows a and b. */
function held(): Holding {
  const holding = new Holding({ topic: "matches" });
  holding.offer(delta(null, "e.3", { a: { home: "A", homeScore: 0 }, b: { home: "B" } }));
  holding.tell();
  return holding;
}

test("a delta applies from what is held or before, and is old or a gap otherwise", () => {
  const holding = held();
  expect(holding.offer(delta("e.1", "e.3", { a: { homeScore: 9 } })).applied).toBe("old");
  expect(holding.offer(delta("e.4", "e.5", { a: { homeScore: 9 } })).applied).toBe("gap");
  expect(holding.offer(delta("f.3", "f.4", { a: { homeScore: 9 } })).applied).toBe("gap");
  expect(holding.picture.get("a")?.homeScore).toBe(0);
  expect(holding.offer(delta("e.2", "e.4", { a: { homeScore: 1 } })).applied).toBe("applied");
  expect(holding.picture.get("a")).toMatchObject({ home: "A", homeScore: 1 });
  expect(holding.cursor).toBe("e.4");
});

test("a snapshot replaces all and tells of all keys, old and new", () => {
  const holding = held();
  const told: string[][] = [];
  holding.onChange((changed) => told.push([...changed].sort()));
  expect(holding.offer(delta(null, "f.1", { b: { home: "B2" }, c: { home: "C" } })).applied).toBe(
    "applied",
  );
  holding.tell();
  expect(told).toEqual([["a", "b", "c"]]);
  expect(holding.picture.keys()).toEqual(["b", "c"]);
  expect(holding.cursor).toBe("f.1");
});

test("a snapshot of the same life that is no newer is old", () => {
  const holding = held();
  expect(holding.offer(delta(null, "e.3", {})).applied).toBe("old");
  expect(holding.picture.size).toBe(2);
});

test("a delta that does not fit throws and leaves all as it was", () => {
  const holding = held();
  const broken = delta("e.3", "e.4", { a: { homeScore: 1 }, b: { homeScore: "two" } });
  expect(() => holding.offer(broken)).toThrow(/homeScore/);
  expect(() => holding.offer({ ...broken, to: "four" })).toThrow(/cursor/);
  expect(holding.picture.get("a")?.homeScore).toBe(0);
  expect(holding.cursor).toBe("e.3");
});

test("listeners of a row hear of that row, once for several deltas", () => {
  const holding = held();
  let heardA = 0;
  let heardB = 0;
  holding.onRow("a", () => heardA++);
  const stop = holding.onRow("b", () => heardB++);
  holding.offer(delta("e.3", "e.4", { a: { homeScore: 1 } }));
  holding.offer(delta("e.4", "e.5", { a: { homeScore: 2 } }));
  expect([heardA, heardB]).toEqual([0, 0]);
  holding.tell();
  expect([heardA, heardB]).toEqual([1, 0]);
  holding.offer(delta("e.5", "e.6", {}, ["b"]));
  holding.tell();
  expect([heardA, heardB]).toEqual([1, 1]);
  stop();
  holding.offer(delta("e.6", "e.7", { b: { home: "B" } }));
  holding.tell();
  expect([heardA, heardB]).toEqual([1, 1]);
});

test("rows that a kept-last-N table drops are told of", () => {
  const holding = new Holding({ topic: "headlines" });
  const rows = (first: number, count: number): Rows =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [first + at, { text: "t" }]));
  holding.offer({ ...delta(null, "e.1", rows(1, 100)), topic: "headlines" });
  holding.tell();
  const told: string[] = [];
  holding.onChange((changed) => told.push(...changed));
  holding.offer({ ...delta("e.1", "e.2", rows(101, 2)), topic: "headlines" });
  holding.tell();
  expect(told.sort()).toEqual(["1", "101", "102", "2"]);
  expect(holding.picture.size).toBe(100);
});

test("rows, lists and keys keep their identity while they do not change", () => {
  const holding = held();
  const { picture } = holding;
  const [a, b] = picture.rows();
  const keys = picture.keys();
  expect(picture.rows()).toBe(picture.rows());
  holding.offer(delta("e.3", "e.4", { a: { homeScore: 1 } }));
  const rows = picture.rows();
  expect(rows[0]).not.toBe(a);
  expect(rows[0]?.row).toBe(picture.get("a"));
  expect(rows[1]).toBe(b);
  expect(picture.keys()).toBe(keys);
  holding.offer(delta("e.4", "e.5", {}));
  expect(picture.rows()).toBe(rows);
  holding.offer(delta("e.5", "e.6", {}, ["a"]));
  expect(picture.keys()).toEqual(["b"]);
});

test("a new table with the same rows has the same keys", () => {
  const holding = held();
  const keys = holding.picture.keys();
  holding.offer(delta(null, "f.9", { a: {}, b: {} }));
  expect(holding.picture.keys()).toBe(keys);
});

test("what a page was drawn from stays to be seen when the table moves on", () => {
  const holding = new Holding({ topic: "matches" });
  const snapshot = delta(null, "e.3", { a: { homeScore: 0 }, b: { homeScore: 4 } });
  holding.seed({ delta: snapshot, tickSize: null });
  const drawn = holding.seeded.rows();
  const b = holding.seeded.get("b");
  const told: string[] = [];
  holding.onChange((changed) => told.push(...changed));
  holding.offer(delta("e.3", "e.4", { a: { homeScore: 1 }, c: {} }));
  holding.tell();
  expect(told).toEqual(["a", "c"]);
  expect(holding.seeded.rows()).toBe(drawn);
  expect(holding.seeded.get("a")?.homeScore).toBe(0);
  expect(holding.seeded.size).toBe(2);
  expect(holding.picture.get("a")?.homeScore).toBe(1);
  // What has not changed is the same object, so that it need not be drawn again.
  expect(holding.picture.get("b")).toBe(b);
  holding.forgetSeed();
  expect(holding.seeded.size).toBe(0);
});

test("a seed does not disturb what is held", () => {
  const holding = held();
  holding.seed({ delta: delta(null, "e.2", { z: {} }), tickSize: null });
  expect(holding.picture.keys()).toEqual(["a", "b"]);
});

test("prices of one grid for the table wait until the grid is known", () => {
  const holding = new Holding({ topic: "trades/A" });
  const snapshot = { ...delta(null, "e.1", { 1: { price: 0.25 } }), topic: "trades/A" };
  expect(holding.offer(snapshot).applied).toBe("gap");
  holding.describe({
    ok: true,
    subscription: 1,
    topic: "trades/A",
    pace: 10,
    encoding: "json",
    cursor: "e.1",
    columns: ["price"],
    keep: 200,
    tickSize: 0.25,
    base: 0,
  });
  expect(holding.offer(snapshot).applied).toBe("applied");
  expect(holding.picture.get("1")?.price).toBe(0.25);
});

test("a copy of a wider holding was drawn from what that one was drawn from", () => {
  const wide = new Holding({ topic: "matches" });
  wide.seed({ delta: delta(null, "e.3", { a: { homeScore: 0 }, b: {} }), tickSize: null });
  wide.offer(delta("e.3", "e.4", { a: { homeScore: 1 } }));
  const narrow = new Holding({ topic: "matches", rows: ["a"], columns: ["homeScore"] });
  narrow.copyFrom(wide);
  expect(narrow.cursor).toBe("e.4");
  expect(narrow.picture.get("a")?.homeScore).toBe(1);
  expect(narrow.seeded.get("a")?.homeScore).toBe(0);
  expect(narrow.seeded.keys()).toEqual(["a"]);
});

test("a column that the wider holding does not know keeps nobody from asking the server", () => {
  const narrow = new Holding({ topic: "matches", columns: ["home", "weather"] });
  narrow.copyFrom(held());
  expect(narrow.cursor).toBeNull();
});

test("how many rows are kept is the server's to say", () => {
  const holding = new Holding({ topic: "headlines" });
  const answer = {
    ok: true,
    subscription: 1,
    topic: "headlines",
    pace: 10,
    encoding: "json",
  } as const;
  holding.describe({
    ...answer,
    cursor: "e.3",
    columns: ["text"],
    keep: 2,
    tickSize: null,
    base: 0,
  });
  holding.offer({ ...delta(null, "e.3", { 1: {}, 2: {}, 3: {} }), topic: "headlines" });
  expect(holding.picture.keys()).toEqual(["2", "3"]);
});

test("what a page was drawn with is seen until all comes, and is nothing to go on from", () => {
  const holding = new Holding({ topic: "matches" });
  const drawn = delta(null, "e.7", { a: { home: "A" }, b: { home: "B" } });
  holding.seed({ delta: drawn, tickSize: null, partial: true });
  expect(holding.picture.keys()).toEqual(["a", "b"]);
  expect(holding.seeded.get("a")?.home).toBe("A");
  expect(holding.cursor).toBeNull();
  expect(holding.since("json")).toBeNull();
  expect(holding.offer(delta("e.7", "e.8", { a: { home: "A2" } })).applied).toBe("gap");
  const told: string[][] = [];
  holding.onChange((changed) => told.push([...changed].sort()));
  holding.offer(delta(null, "e.8", { a: { home: "A2" }, c: { home: "C" } }));
  holding.tell();
  expect(told).toEqual([["a", "b", "c"]]);
  expect(holding.picture.keys()).toEqual(["a", "c"]);
  expect(holding.seeded.keys()).toEqual(["a", "b"]);
  expect(holding.cursor).toBe("e.8");
});

test("who pauses before all has come goes on seeing what the page was drawn with", () => {
  const holding = new Holding({ topic: "matches" });
  const drawn = delta(null, "e.7", { a: { home: "A" } });
  holding.seed({ delta: drawn, tickSize: null, partial: true });
  holding.hold();
  holding.offer(delta(null, "e.8", { a: { home: "A2" }, c: { home: "C" } }));
  expect(holding.picture.keys()).toEqual(["a"]);
  holding.letGo();
  expect(holding.picture.get("a")?.home).toBe("A2");
  expect(holding.picture.keys()).toEqual(["a", "c"]);
});
