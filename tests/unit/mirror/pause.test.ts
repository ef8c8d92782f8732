import { describe, expect, test } from "vitest";
import { topics } from "../../../lib/schema/topics.ts";
import { stage as anyStage, encodings } from "./stage.ts";

const matches = { topic: topics.matches };
const trades = { topic: "trades/A" };

describe.each(encodings)("by %s", (_name, options) => {
  const stage = () => anyStage(options);

  /** A stage whose viewer looks at `matches` and is live. */
  function live() {
    const set = stage();
    set.mirror.start();
    set.line.open();
    const seen = set.view(matches);
    const told: string[][] = [];
    seen.onChange((changed) => told.push([...changed].sort()));
    set.settle();
    told.length = 0;
    return { ...set, seen, told };
  }

  test("while paused nobody is told and nothing seems to change, rows that come and go included", () => {
    const { mirror, server, surroundings, seen, told, settle } = live();
    const rows = seen.now.rows();
    mirror.setPaused(true);
    server.put("matches", "m1", { homeScore: 4 });
    server.put("matches", "m3", { home: "Celtic" });
    settle();
    server.tables.get("matches")?.transact(() => server.tables.get("matches")?.remove("m2"));
    settle();
    expect(seen.now.rows()).toBe(rows);
    expect(seen.now.keys()).toEqual(["m1", "m2"]);
    expect(seen.now.size).toBe(2);
    expect(seen.now.get("m1")?.homeScore).toBe(0);
    expect(seen.now.get("m2")?.home).toBe("Benfica");
    expect(seen.now.get("m3")).toBe(null);
    expect(told).toEqual([]);
    expect(surroundings.draw()).toBe(0);
  });

  test("a row that nobody had looked at before the pause is held too", () => {
    const { mirror, server, seen, settle } = live();
    mirror.setPaused(true);
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    server.put("matches", "m1", { homeScore: 5 });
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(0);
    expect(seen.now.rows()[0]?.row.homeScore).toBe(0);
  });

  test("going on tells of exactly what has changed, from the server nothing is asked anew", () => {
    const { mirror, server, seen, told, settle } = live();
    const kept = seen.now.rows()[1];
    mirror.setPaused(true);
    server.put("matches", "m1", { homeScore: 4 });
    server.put("matches", "m1", { homeScore: 5 });
    server.put("matches", "m3", { home: "Celtic" });
    settle();
    mirror.setPaused(false);
    settle();
    expect(told).toEqual([["m1", "m3"]]);
    expect(seen.now.get("m1")?.homeScore).toBe(5);
    expect(seen.now.keys()).toEqual(["m1", "m2", "m3"]);
    // What did not change is the same object still.
    expect(seen.now.rows()[1]).toBe(kept);
    expect(server.snapshots).toBe(1);
  });

  test("what came in before the pause is shown before the picture is held", () => {
    const { mirror, server, line, seen, told, settle } = live();
    server.put("matches", "m1", { homeScore: 3 });
    server.push();
    line.flush();
    mirror.setPaused(true);
    expect(told).toEqual([["m1"]]);
    settle();
    expect(seen.now.get("m1")?.homeScore).toBe(3);
  });

  test("all is held as it was at one moment, whenever its deltas would have come", () => {
    const { mirror, server, line, view, seen, sent, settle } = live();
    const part = view({ ...matches, rows: ["m1"] });
    part.watch();
    settle();
    server.put("matches", "m1", { homeScore: 3 });
    const [session] = server.sessions;
    const [first] = session?.readers.keys() ?? [];
    session?.push(({ number }) => number === first);
    line.flush();
    expect([seen, part].map(({ now }) => now.get("m1")?.homeScore)).toEqual([3, 0]);
    mirror.setPaused(true);
    expect([seen, part].map(({ now }) => now.get("m1")?.homeScore)).toEqual([3, 3]);
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    expect([seen, part].map(({ now }) => now.get("m1")?.homeScore)).toEqual([3, 3]);
    expect(sent("pace")).toEqual([{ pace: 1 }]);
  });

  test("who reads at the pace of a pause already is brought to one moment too", () => {
    const { mirror, server, sent, seen, settle } = live();
    mirror.setPace(1);
    settle();
    server.put("matches", "m1", { homeScore: 3 });
    mirror.setPaused(true);
    expect(seen.now.get("m1")?.homeScore).toBe(3);
    expect(sent("pace")).toEqual([{ pace: 1 }, { pace: 0 }, { pace: 1 }]);
  });

  test("a pause is not put off for ever, and one that was taken back does not come", () => {
    const { mirror, server, line, seen, surroundings, settle } = live();
    line.flowing = false;
    mirror.setPaused(true);
    expect(mirror.waiting).toBe(null);
    surroundings.clock.advance(500);
    expect(mirror.waiting).not.toBe(null);
    mirror.setPaused(false);
    mirror.setPaused(true);
    mirror.setPaused(false);
    surroundings.clock.advance(500);
    line.flowing = true;
    server.put("matches", "m1", { homeScore: 3 });
    settle();
    expect(mirror.waiting).toBe(null);
    expect(seen.now.get("m1")?.homeScore).toBe(3);
  });

  test("what waits is counted by rows, a row in two selections once, while somebody asks", () => {
    const { mirror, server, view, surroundings, settle } = live();
    view({ ...matches, rows: ["m1"] }).watch();
    settle();
    expect(mirror.waiting).toBe(null);
    let told = 0;
    const stop = mirror.onWaiting.listen(() => told++);
    mirror.setPaused(true);
    const since = surroundings.clock.now();
    expect(mirror.waiting).toEqual({ rows: 0, since });
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    server.put("matches", "m1", { homeScore: 5 });
    server.put("matches", "m2", { homeScore: 5 });
    settle();
    surroundings.clock.advance(1_000);
    expect(mirror.waiting).toEqual({ rows: 2, since });
    // One for the pause and one for the count: counting the same again is no news.
    expect(told).toBe(2);
    mirror.setPaused(false);
    expect(mirror.waiting).toBe(null);
    expect(told).toBe(3);
    stop();
  });

  test("a log is held with the rows that it drops", () => {
    const { mirror, server, view, settle } = live();
    const seen = view(trades);
    seen.watch();
    settle();
    const table = server.tables.get("trades/A");
    mirror.setPaused(true);
    const keep = table?.schema.keep ?? 0;
    expect(keep).toBeGreaterThan(2);
    for (let key = 3; key <= keep + 2; key += 1) {
      server.put("trades/A", String(key), { price: 10, size: 1 });
      if (key % 50 === 0) settle();
    }
    settle();
    expect(seen.now.keys()).toEqual(["1", "2"]);
    expect(seen.now.rows().map(({ row }) => row.size)).toEqual([5, 6]);
    mirror.setPaused(false);
    settle();
    expect(seen.now.size).toBe(keep);
    expect(seen.now.get("1")).toBe(null);
    expect(seen.now.keys()[0]).toBe("3");
  });

  test("of a log that is held, prints that came and went are not remembered", () => {
    const { mirror, server, view, settle } = live();
    const seen = view(trades);
    seen.watch();
    settle();
    const keep = server.tables.get("trades/A")?.schema.keep ?? 0;
    mirror.setPaused(true);
    const last = 12 * keep;
    for (let key = 3; key <= last; key += 1) {
      server.put("trades/A", String(key), { price: 10, size: 1 });
      if (key % 100 === 0) settle();
    }
    settle();
    expect(seen.now.keys()).toEqual(["1", "2"]);
    mirror.setPaused(false);
    settle();
    expect(seen.now.size).toBe(keep);
    expect(seen.now.keys().at(-1)).toBe(String(last));
  });

  test("a server's restart while paused does not stir the picture, and going on shows its table", () => {
    const { mirror, server, line, seen, told, settle } = live();
    mirror.setPaused(true);
    line.cut();
    server.epoch = "b";
    server.tables.clear();
    server.add("matches");
    server.put("matches", "m2", { home: "Benfica", homeScore: 7 });
    line.open();
    settle();
    server.put("matches", "m9", { home: "Roma" });
    settle();
    expect(mirror.connection.status).toBe("live");
    expect(seen.now.keys()).toEqual(["m1", "m2"]);
    expect(seen.now.get("m2")?.homeScore).toBe(1);
    expect(told).toEqual([]);
    mirror.setPaused(false);
    settle();
    expect(told).toEqual([["m1", "m2", "m9"]]);
    expect(seen.now.keys()).toEqual(["m2", "m9"]);
    expect(seen.now.get("m2")?.homeScore).toBe(7);
  });

  test("what is seen through a wider selection that is held shows that moment", () => {
    const { mirror, server, view, settle } = live();
    mirror.setPaused(true);
    server.put("matches", "m1", { homeScore: 4 });
    settle();
    const part = view({ ...matches, rows: ["m1"] });
    const told: string[][] = [];
    part.onChange((changed) => told.push([...changed]));
    settle();
    expect(part.now.get("m1")?.homeScore).toBe(0);
    server.put("matches", "m1", { homeScore: 5 });
    settle();
    expect(part.now.get("m1")?.homeScore).toBe(0);
    told.length = 0;
    mirror.setPaused(false);
    settle();
    expect(part.now.get("m1")?.homeScore).toBe(5);
    expect(told.flat()).toContain("m1");
  });

  test("what was put aside and is looked at again while paused is brought up to date once", () => {
    const { mirror, server, view, surroundings, settle } = live();
    const seen = view(trades);
    const close = seen.watch();
    settle();
    close();
    surroundings.clock.advance(20_000);
    mirror.setPaused(true);
    server.put("trades/A", "3", { price: 10, size: 1 });
    seen.watch();
    settle();
    expect(seen.now.keys()).toEqual(["1", "2", "3"]);
    server.put("trades/A", "4", { price: 10, size: 1 });
    settle();
    expect(seen.now.keys()).toEqual(["1", "2", "3"]);
  });

  test("what waits unseen has no age", () => {
    const { mirror, server, surroundings, settle } = live();
    const stop = mirror.onReading.listen(() => undefined);
    surroundings.clock.advance(20_000);
    mirror.setPaused(true);
    server.put("matches", "m1", { homeScore: 4 });
    surroundings.clock.advance(500);
    settle();
    surroundings.clock.advance(1_000);
    expect(mirror.reading.deltasPerSecond).toBeGreaterThan(0);
    expect(mirror.reading.ageP50).toBe(null);
    mirror.setPaused(false);
    surroundings.draw();
    surroundings.clock.advance(1_000);
    expect(mirror.reading.ageP50).toBe(null);
    stop();
  });
});

test("a page that was drawn by the server is held as it was drawn", () => {
  const { mirror, server, line, view, settle } = anyStage();
  const snapshot = server.snapshot(matches);
  if (snapshot !== null) mirror.seed([snapshot], [matches]);
  const seen = view(matches);
  seen.watch();
  mirror.setPaused(true);
  server.put("matches", "m1", { homeScore: 9 });
  mirror.start();
  line.open();
  settle();
  expect(server.snapshots).toBe(0);
  expect(seen.now.get("m1")?.homeScore).toBe(0);
  expect(seen.seeded.get("m1")?.homeScore).toBe(0);
  mirror.setPaused(false);
  settle();
  expect(seen.now.get("m1")?.homeScore).toBe(9);
  expect(seen.seeded.get("m1")?.homeScore).toBe(0);
});
