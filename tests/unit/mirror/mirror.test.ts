import { describe, expect, test } from "vitest";
import { idleMax, lingerMs } from "../../../lib/mirror/holdings.ts";
import { topics } from "../../../lib/schema/topics.ts";
import { stage as anyStage, encodings } from "./stage.ts";

const matches = { topic: topics.matches };

describe.each(encodings)("by %s", (_name, options) => {
  const stage = () => anyStage(options);

  test("watchers of the same selection share one subscription", () => {
    const { mirror, line, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const a = view(matches);
    const b = view({ topic: "matches" });
    a.watch();
    b.watch();
    settle();
    expect(sent("subscribe")).toHaveLength(1);
    expect(a.now.get("m1")).toMatchObject({ home: "Ajax" });
    expect(b.now.get("m1")).toBe(a.now.get("m1"));
  });

  test("deltas are applied at once and told once a frame, merged", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    const told: string[][] = [];
    const seen = view(matches);
    seen.onChange((changed) => told.push([...changed].sort()));
    settle();
    told.length = 0;
    server.put("matches", "m1", { homeScore: 1 });
    server.push();
    server.put("matches", "m2", { homeScore: 2 });
    server.push();
    expect(seen.now.get("m2")?.homeScore).toBe(2);
    expect(told).toEqual([]);
    surroundings.draw();
    expect(told).toEqual([["m1", "m2"]]);
    expect(surroundings.draw()).toBe(0);
  });

  test("a hidden page is told by a timer, also of what it was to draw when it was hidden", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    let told = 0;
    view(matches).onChange(() => told++);
    settle();
    told = 0;
    server.put("matches", "m1", { homeScore: 1 });
    server.push();
    surroundings.set({ hidden: true });
    expect(told).toBe(0);
    surroundings.clock.advance(1_000);
    expect(told).toBe(1);
  });

  test("a listener that throws does not keep the others from hearing", async () => {
    const { mirror, line, view, settle } = stage();
    mirror.start();
    line.open();
    const errors: unknown[] = [];
    const catchError = (error: unknown) => errors.push(error);
    const before = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", catchError);
    let heard = 0;
    view(matches).onChange(() => {
      throw new Error("mine");
    });
    view(matches).onChange(() => heard++);
    settle();
    await new Promise((resolve) => setImmediate(resolve));
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
    expect(heard).toBe(1);
    expect(errors.map(String)).toEqual(["Error: mine"]);
  });

  test("a released holding lingers, then is unsubscribed and put aside with its cursor", () => {
    const { mirror, line, server, surroundings, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const seen = view(matches);
    const stop = seen.watch();
    settle();
    stop();
    surroundings.clock.advance(lingerMs - 1);
    seen.watch()();
    surroundings.clock.advance(lingerMs - 1);
    expect(sent("unsubscribe")).toEqual([]);
    surroundings.clock.advance(1);
    expect(sent("unsubscribe")).toEqual([{ subscription: 1 }]);
    server.put("matches", "m1", { homeScore: 7 });
    expect(seen.now.get("m1")?.homeScore).toBe(0);
    seen.watch();
    settle();
    expect(sent("subscribe").at(-1)).toMatchObject({ since: "a.2" });
    expect(seen.now.get("m1")?.homeScore).toBe(7);
  });

  test("stopping twice releases once", () => {
    const { mirror, line, view, sent, surroundings } = stage();
    mirror.start();
    line.open();
    const stop = view(matches).watch();
    view(matches).watch();
    stop();
    stop();
    surroundings.clock.advance(lingerMs * 2);
    expect(sent("unsubscribe")).toEqual([]);
  });

  test("what is put aside is bounded, and the longest idle goes first", () => {
    const { mirror, line, view, surroundings, settle } = stage();
    mirror.start();
    line.open();
    const parts = Array.from({ length: idleMax + 1 }, (_, at) => ({
      topic: "matches",
      rows: ["m1", `x${at}`],
    }));
    for (const part of parts) {
      const stop = view(part).watch();
      settle();
      stop();
      surroundings.clock.advance(lingerMs);
    }
    const shown = parts.map((part) => view(part).now.size);
    expect(shown).toEqual([0, ...parts.slice(1).map(() => 1)]);
  });

  test("a page's seed is seen at once and continued from its cursor", () => {
    const { mirror, line, server, surroundings, view, sent, settle } = stage();
    const part = { topic: "matches", columns: ["home", "homeScore"] };
    const snapshot = server.snapshot(part);
    if (snapshot === null) throw new Error("no snapshot");
    mirror.seed([snapshot], [part]);
    mirror.seed([snapshot], [part]);
    const seen = view(part);
    const drawn = seen.seeded.rows();
    expect(seen.now.get("m2")?.home).toBe("Benfica");
    expect(seen.now.rows()).toBe(drawn);
    server.put("matches", "m2", { homeScore: 2 });
    mirror.start();
    const stop = seen.watch();
    line.open();
    settle();
    expect(sent("subscribe")).toEqual([{ ...part, pace: 10, since: "a.2", encoding: "binary" }]);
    expect(server.snapshots).toBe(0);
    expect(seen.now.get("m2")?.homeScore).toBe(2);
    expect(seen.seeded.rows()).toBe(drawn);
    stop();
    surroundings.clock.advance(lingerMs);
    expect(seen.now.size).toBe(2);
    expect(seen.seeded.size).toBe(0);
  });

  test("a narrower watch starts from a wider holding, and resumes from its cursor", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.start();
    line.open();
    view(matches).watch();
    settle();
    const part = { topic: "matches", rows: ["m2"], columns: ["homeScore"] };
    const narrow = view(part);
    expect(narrow.now.keys()).toEqual(["m2"]);
    narrow.watch();
    expect(narrow.now.get("m2")).toMatchObject({ homeScore: 1, home: null });
    settle();
    expect(sent("subscribe").at(-1)).toEqual({
      ...part,
      pace: 10,
      since: "a.2",
      encoding: "binary",
    });
    expect(server.snapshots).toBe(1);
  });

  test("a few rows of a kept-last-N topic are looked at through all of them", () => {
    const { mirror, line, server, view, sent, settle } = stage();
    mirror.start();
    line.open();
    const part = view({ topic: "trades/A", rows: ["2", "5"] });
    part.watch();
    settle();
    expect(sent("subscribe")).toEqual([{ topic: "trades/A", pace: 10, encoding: "binary" }]);
    expect(part.now.keys()).toEqual(["2"]);
    const before = part.now.rows();
    server.put("trades/A", "4", { price: 10 });
    settle();
    expect(part.now.rows()).toBe(before);
    server.put("trades/A", "5", { price: 10 });
    settle();
    expect(part.now.keys()).toEqual(["2", "5"]);
    expect(part.now.get("1")).toBeNull();
  });

  test("a new life of the board replaces what is held and drops what was put aside", () => {
    const { mirror, line, server, view, surroundings, settle } = stage();
    mirror.start();
    line.open();
    const stop = view({ topic: "trades/A" }).watch();
    const seen = view(matches);
    seen.watch();
    settle();
    stop();
    surroundings.clock.advance(lingerMs);
    line.cut();
    server.epoch = "b";
    server.add("matches");
    server.put("matches", "m9", { home: "Celtic" });
    line.open();
    expect(view({ topic: "trades/A" }).now.size).toBe(0);
    expect(seen.now.keys()).toEqual(["m1", "m2"]);
    settle();
    expect(seen.now.keys()).toEqual(["m9"]);
  });

  test("stopping leaves no timer and no listener, and starting again goes on", () => {
    const { mirror, line, view, surroundings, settle } = stage();
    mirror.start();
    mirror.start();
    line.open();
    const seen = view(matches);
    seen.watch();
    view({ topic: "trades/A" }).watch()();
    settle();
    mirror.stop();
    expect(surroundings.clock.waiting).toBe(0);
    expect(surroundings.listeners).toBe(0);
    expect(line.isOpen).toBe(false);
    mirror.start();
    line.open();
    settle();
    expect(seen.now.size).toBe(2);
    expect(mirror.connection.status).toBe("live");
    mirror.stop();
  });

  test("of several wider holdings the one that is followed is looked at", () => {
    const { mirror, line, server, surroundings, view, settle } = stage();
    mirror.start();
    line.open();
    const stop = view({ topic: "matches", columns: ["home", "homeScore"] }).watch();
    settle();
    stop();
    surroundings.clock.advance(lingerMs);
    view(matches).watch();
    settle();
    server.put("matches", "m1", { homeScore: 6 });
    settle();
    const narrow = view({ topic: "matches", rows: ["m1"], columns: ["homeScore"] });
    expect(narrow.now.get("m1")?.homeScore).toBe(6);
  });

  test("who watches sees what they are told of, and not what others hold", () => {
    const { mirror, server, view } = stage();
    const narrow = view({ topic: "matches", rows: ["m1"] });
    narrow.watch();
    const snapshot = server.snapshot(matches);
    if (snapshot === null) throw new Error("no snapshot");
    mirror.seed([snapshot], [matches]);
    expect(narrow.now.size).toBe(0);
    expect(view({ topic: "matches", rows: ["m2"] }).now.size).toBe(1);
  });

  test("so many changes that they are a burden to keep are told at once", () => {
    const { mirror, line, server, view } = stage();
    const table = server.add("events/m1");
    table.transact(() => {
      for (let at = 1; at <= 20_001; at += 1) table.ensure(String(at));
    });
    mirror.start();
    line.open();
    let told = 0;
    view({ topic: "events/m1" }).onChange((changed) => {
      told += changed.size;
    });
    server.push();
    expect(told).toBe(20_001);
  });
});
