import { expect, test } from "vitest";
import { lingerMs } from "../../../lib/mirror/holdings.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { FrameEncoder } from "../../../lib/wire/binary/encode.ts";
import { stage } from "./stage.ts";

const matches = { topic: topics.matches };

/** A stage on which `matches` is followed by frames. */
function followed() {
  const set = stage();
  set.mirror.start();
  set.line.open();
  const seen = set.view(matches);
  const told: string[] = [];
  seen.onChange((changed) => told.push(...changed));
  set.settle();
  told.length = 0;
  return { ...set, seen, told };
}

/** Changes the last byte of every frame. */
const spoil = (frame: Uint8Array) => frame.fill(0, frame.length - 1);

test("frames are asked for, and tell listeners of changed keys only", () => {
  const { server, sent, settle, seen, told, mirror } = followed();
  expect(sent("subscribe")).toEqual([{ topic: "matches", pace: 10, encoding: "binary" }]);
  server.put("matches", "m2", { homeScore: 2 });
  server.put("matches", "m3", { home: "Celtic" });
  settle();
  expect(told).toEqual(["m2", "m3"]);
  expect(seen.now.get("m3")).toMatchObject({ home: "Celtic" });
  expect(seen.now.get("m2")).toMatchObject({ home: "Benfica", homeScore: 2 });
  expect(server.frames).toBe(2);
  expect(mirror.connection.encoding).toBe("binary");
});

test("rows that nobody looks at are not made by a frame", () => {
  const { server, settle, seen } = followed();
  const row = seen.now.get("m1");
  server.put("matches", "m2", { homeScore: 2 });
  settle();
  expect(seen.now.get("m1")).toBe(row);
});

test("after a cut, and where it was left, frames go on from the cursor", () => {
  const { server, line, sent, settle, seen, surroundings, view } = followed();
  line.cut();
  const { tables } = server;
  tables.get("matches")?.transact(() => tables.get("matches")?.remove("m1"));
  server.put("matches", "m4", { home: "Dinamo" });
  line.open();
  settle();
  expect(sent("subscribe").at(-1)).toMatchObject({ since: "a.2", encoding: "binary" });
  expect([...seen.now.keys()].sort()).toEqual(["m2", "m4"]);
  server.put("matches", "m4", { homeScore: 4 });
  settle();
  expect(seen.now.get("m4")).toMatchObject({ home: "Dinamo", homeScore: 4 });
  const part = { topic: "matches", rows: ["m2", "m4"] };
  const stop = view(part).watch();
  settle();
  stop();
  surroundings.clock.advance(lingerMs);
  view(part).watch();
  expect(sent("subscribe").at(-1)).toMatchObject({ ...part, since: "a.5" });
  expect(server.snapshots).toBe(1);
});

test("a frame that does not fit is followed by a snapshot, a second by JSON from then on", () => {
  const { server, line, sent, settle, seen, mirror, surroundings } = followed();
  line.damage = spoil;
  server.put("matches", "m1", { homeScore: 5 });
  server.push();
  expect(sent("subscribe")).toHaveLength(2);
  expect(sent("subscribe").at(-1)).toEqual({ topic: "matches", pace: 10, encoding: "binary" });
  server.push();
  surroundings.clock.advance(2_000);
  expect(sent("subscribe")).toHaveLength(3);
  expect(sent("subscribe").at(-1)).toEqual({ topic: "matches", pace: 10 });
  settle();
  expect(seen.now.get("m1")?.homeScore).toBe(5);
  expect(mirror.connection.encoding).toBe("json");
  line.cut();
  line.open();
  expect(sent("subscribe").at(-1)).toEqual({ topic: "matches", pace: 10, since: "a.3" });
});

test("frames that do not fit now and then stay frames", () => {
  const { server, line, sent, settle, seen } = followed();
  for (const score of [5, 6, 7]) {
    line.damage = spoil;
    server.put("matches", "m1", { homeScore: score });
    server.push();
    line.damage = null;
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(score);
    server.put("matches", "m2", { homeScore: score });
    settle();
  }
  expect(sent("subscribe")).toHaveLength(4);
  expect(sent("subscribe").every(({ encoding }) => encoding === "binary")).toBe(true);
});

test("a frame of a subscription that is not there is passed over", () => {
  const { server, sent, settle } = followed();
  const [session] = server.sessions;
  const table = server.tables.get("matches");
  if (table === undefined) throw new Error("no table");
  const shape = { schema: table.schema, columns: null, rows: null };
  const frame = new FrameEncoder(shape, 99).encode(table, null);
  if (frame !== null) session?.client.frame(frame);
  settle();
  expect(sent("subscribe")).toHaveLength(1);
});

test("bytes that cannot be read as a frame have all ask from where they stand, then as JSON", () => {
  const { server, sent, settle, seen, view, surroundings } = followed();
  view({ topic: "trades/A" }).watch();
  settle();
  const [session] = server.sessions;
  const unreadable = new Uint8Array([255, 255]);
  session?.client.frame(unreadable);
  expect(sent("subscribe").slice(2)).toMatchObject([
    { topic: "matches", since: "a.2", encoding: "binary" },
    { topic: "trades/A", since: "a.2", encoding: "binary" },
  ]);
  session?.client.frame(new Uint8Array(0));
  session?.client.frame(unreadable);
  surroundings.clock.advance(2_000);
  expect(sent("subscribe").slice(4)).toEqual([
    { topic: "matches", pace: 10, since: "a.2" },
    { topic: "trades/A", pace: 10, since: "a.2" },
  ]);
  server.put("matches", "m1", { homeScore: 4 });
  settle();
  expect(seen.now.get("m1")?.homeScore).toBe(4);
  expect(server.snapshots).toBe(2);
});

test("a server that knows no frames is asked for JSON, once for each selection", () => {
  const { mirror, line, server, view, sent, settle } = stage({ plain: true });
  mirror.start();
  line.open();
  const seen = view(matches);
  seen.watch();
  settle();
  expect(sent("subscribe")).toEqual([
    { topic: "matches", pace: 10, encoding: "binary" },
    { topic: "matches", pace: 10 },
  ]);
  expect(seen.now.size).toBe(2);
  expect(mirror.connection).toMatchObject({ status: "live", encoding: "json" });
  line.cut();
  server.put("matches", "m1", { homeScore: 3 });
  line.open();
  settle();
  expect(sent("subscribe").slice(2)).toEqual([{ topic: "matches", pace: 10, since: "a.2" }]);
  expect(seen.now.get("m1")?.homeScore).toBe(3);
});

test("a selection left while frames are refused is left", () => {
  const { mirror, line, server, surroundings, view, sent, settle } = stage({ plain: true });
  mirror.start();
  line.open();
  line.flowing = false;
  view(matches).watch()();
  surroundings.clock.advance(lingerMs);
  settle();
  expect(sent("subscribe")).toHaveLength(1);
  expect([...server.sessions].map(({ readers }) => readers.size)).toEqual([0]);
});

test("a name that no column has is the server's to refuse, without frames", () => {
  const { mirror, line, view, sent } = stage();
  mirror.start();
  line.open();
  view({ topic: "matches", columns: ["home", "weather"] }).watch();
  expect(sent("subscribe")[0]).not.toHaveProperty("encoding");
});

test("what a page was drawn from is continued by a delta, where it says what frames call its rows", () => {
  for (const numbered of [true, false]) {
    const { mirror, line, server, view, sent, settle } = stage();
    const snapshot = server.snapshot(matches);
    if (snapshot === null) throw new Error("no snapshot");
    const { numbers, ...without } = snapshot;
    mirror.seed([numbered ? snapshot : without], [matches]);
    server.put("matches", "m2", { homeScore: 7 });
    server.put("matches", "m3", { home: "Celtic" });
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    settle();
    expect(sent("subscribe")[0]?.since).toBe(numbered ? "a.2" : undefined);
    expect([server.snapshots, server.deltas]).toEqual(numbered ? [0, 1] : [1, 0]);
    expect(seen.now.get("m2")).toMatchObject({ home: "Benfica", homeScore: 7 });
    expect(seen.now.get("m3")).toMatchObject({ home: "Celtic" });
  }
});

test("a page's values without numbers get these from a snapshot of the very same version", () => {
  const { mirror, line, server, view, settle } = stage();
  const snapshot = server.snapshot(matches);
  if (snapshot === null) throw new Error("no snapshot");
  const { numbers, ...without } = snapshot;
  mirror.seed([without], [matches]);
  mirror.start();
  line.open();
  const seen = view(matches);
  seen.watch();
  settle();
  server.put("matches", "m1", { homeScore: 9 });
  settle();
  expect(seen.now.get("m1")?.homeScore).toBe(9);
  expect([server.snapshots, server.deltas]).toEqual([1, 1]);
});

test("fewer columns of what frames follow are continued by a delta", () => {
  const { server, view, sent, settle } = followed();
  const part = { topic: "matches", columns: ["home", "homeScore"] };
  const narrow = view(part);
  narrow.watch();
  settle();
  expect(sent("subscribe").at(-1)).toMatchObject({ ...part, since: "a.2", encoding: "binary" });
  server.put("matches", "m1", { homeScore: 8 });
  settle();
  expect(narrow.now.get("m1")).toMatchObject({ home: "Ajax", homeScore: 8 });
  expect(server.snapshots).toBe(1);
});

test("another life of the board behind frames replaces what is held", () => {
  const { server, line, settle, seen } = followed();
  line.cut();
  server.epoch = "b";
  server.add("matches");
  server.put("matches", "m9", { home: "Celtic" });
  line.open();
  settle();
  expect(seen.now.keys()).toEqual(["m9"]);
});

test("a hidden page falls to one a second and comes back at once with what has changed", () => {
  const { server, surroundings, sent, settle, seen } = followed();
  surroundings.set({ hidden: true });
  server.put("matches", "m1", { homeScore: 2 });
  surroundings.set({ hidden: false });
  expect(sent("pace")).toEqual([{ pace: 1 }, { pace: 10 }]);
  settle();
  expect(seen.now.get("m1")?.homeScore).toBe(2);
  expect([server.snapshots, server.deltas]).toEqual([1, 1]);
});

test("deltas that lead from further back than is held do no harm", () => {
  const { mirror, line, server, view, settle } = stage({ leadFrom: () => 0 });
  mirror.start();
  line.open();
  const seen = view(matches);
  seen.watch();
  settle();
  for (const score of [1, 2, 3]) {
    server.put("matches", "m1", { homeScore: score });
    server.put("matches", `x${score}`, { home: "X" });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(score);
  }
  expect([server.snapshots, server.deltas]).toEqual([1, 3]);
  expect(seen.now.size).toBe(5);
});
