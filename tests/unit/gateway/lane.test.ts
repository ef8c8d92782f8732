import { expect, test } from "vitest";
import { Random } from "../../support/random.ts";
import { Bench, type FakeReader } from "./fakes.ts";

const versionOf = (cursor: string | null | undefined) =>
  cursor === null || cursor === undefined ? null : Number(cursor.split(".")[1]);

test("a delta is encoded once for all who are in step", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const readers = [bench.reader(), bench.reader(), bench.reader()];
  for (const reader of readers) bench.member(subscription, reader).start(null, 10, "json");
  for (const reader of readers) expect(reader.taken()).toMatchObject([{ from: null }]);
  bench.put("x", 1);
  bench.clock.advance(1);
  const [first, ...others] = readers.map(({ got }) => got[0]);
  for (const other of others) expect(other).toBe(first);
  const delta = { from: "e.0", to: "e.1", changes: 1, rows: { x: { a: 1 } } };
  for (const reader of readers) expect(reader.taken()).toMatchObject([delta]);
});

test("the next delta leads from the last one that was sent, though the table was looked at since", () => {
  const bench = new Bench();
  const subscription = bench.subscription(["x"]);
  const reader = bench.reader();
  bench.member(subscription, reader).start(null, 10, "json");
  bench.put("x", 1);
  bench.clock.advance(500);
  for (let a = 0; a < 5; a += 1) {
    bench.put("y", a);
    bench.clock.advance(500);
  }
  bench.put("x", 2);
  bench.clock.advance(500);
  expect(reader.taken().slice(1)).toMatchObject([
    { from: "e.0", to: "e.1" },
    { from: "e.1", to: "e.7", rows: { x: { a: 2 } } },
  ]);
});

test("a reader that has not drained is skipped, and one delta of its own brings it into step", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const [good, slow] = [bench.reader(), bench.reader()];
  bench.member(subscription, good).start(null, 10, "json");
  bench.member(subscription, slow).start(null, 10, "json");
  bench.put("x", 1);
  bench.clock.advance(500);
  slow.drained = false;
  for (let a = 2; a < 10; a += 1) {
    bench.put("x", a);
    bench.clock.advance(500);
  }
  expect(good.taken()).toHaveLength(10);
  expect(slow.taken()).toHaveLength(2);
  expect(slow.waits).toBe(1);
  slow.drain();
  expect(slow.taken()).toMatchObject([{ from: "e.1", to: "e.9", rows: { x: { a: 9 } } }]);
  bench.put("x", 10);
  bench.clock.advance(500);
  expect(slow.got[0]).toBe(good.got[0]);
});

test("a newcomer with since further back lowers where the next delta leads from", () => {
  const bench = new Bench();
  const subscription = bench.subscription(["x"]);
  const [old, late] = [bench.reader(), bench.reader()];
  bench.put("x", 1);
  bench.put("y", 1);
  bench.member(subscription, old).start(null, 10, "json");
  bench.member(subscription, late).start(1, 10, "json");
  expect(late.taken()).toEqual([]);
  bench.put("x", 2);
  bench.clock.advance(500);
  expect(late.taken()).toMatchObject([{ from: "e.1", to: "e.3" }]);
  expect(old.taken()[1]?.from).toBe("e.1");
});

test("a lane that looks too late gets a snapshot, which is sent as one", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const reader = bench.reader();
  bench.member(subscription, reader).start(null, 1, "json");
  bench.put("x", 1);
  bench.clock.advance(10);
  // More removals than are remembered, within one window.
  for (let key = 0; key < 20; key += 1) {
    bench.put(`k${key}`, key);
    bench.remove(`k${key}`);
  }
  bench.clock.advance(2_000);
  expect(reader.taken().at(-1)).toEqual({
    topic: "t",
    from: null,
    to: "e.41",
    at: expect.any(Number),
    changes: expect.any(Number),
    rows: { x: { a: 1 } },
    subscription: 1,
  });
});

test("lanes nobody reads are gone, with their timers", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const one = bench.member(subscription, bench.reader());
  const two = bench.member(subscription, bench.reader());
  one.start(null, 10, "json");
  two.start(null, 10, "json");
  expect(bench.pool.size).toBe(1);
  bench.put("x", 1);
  bench.clock.advance(5);
  expect(bench.clock.waiting).toBe(1);
  one.setPace(0);
  expect(bench.pool.size).toBe(1);
  two.end();
  expect(bench.pool.size).toBe(0);
  expect(bench.clock.waiting).toBe(0);
  expect(subscription.members).toBe(1);
});

test("the lag is told of deltas that lanes send, not of what a newcomer gets", () => {
  const bench = new Bench();
  const { traffic } = bench;
  const subscription = bench.subscription();
  bench.put("x", 1);
  bench.clock.advance(60_000);
  bench.member(subscription, bench.reader()).start(null, 10, "json");
  bench.member(subscription, bench.reader()).start(null, 10, "json");
  expect(traffic.report()).toMatchObject({ deltas: 2, lagP50: null });
  bench.put("x", 2);
  bench.clock.advance(10);
  expect(traffic.report()).toMatchObject({ deltas: 2, lagP50: 0 });
  bench.put("x", 3);
  bench.clock.advance(500);
  const { deltas, lagP50 } = traffic.report();
  expect(deltas).toBe(2);
  expect(lagP50).toBeGreaterThanOrEqual(90);
});

test("what goes out is counted: bytes, rows, readers who were left out", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const [good, slow] = [bench.reader(), bench.reader()];
  for (const reader of [good, slow]) bench.member(subscription, reader).start(null, 10, "json");
  bench.put("x", 1);
  bench.put("y", 1);
  slow.drained = false;
  bench.clock.advance(1);
  const sizes = [...good.got, ...slow.got].map(({ length }) => length);
  expect(bench.traffic.counts()).toMatchObject({
    deltas: 3,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    rows: 2,
    skipped: 1,
    flushMs: { count: 1 },
    lagMs: { count: 1 },
  });
});

test("a reader that turns out not to have drained waits, and gets what it lacks later", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const reader = bench.reader();
  const { send } = reader;
  // As when a socket closes between the question and the sending.
  reader.send = () => 0;
  bench.member(subscription, reader).start(null, 10, "json");
  expect(reader.waits).toBe(1);
  reader.send = send;
  reader.drain();
  expect(reader.taken()).toMatchObject([{ from: null }]);
});

test.each([1, 2, 3, 4, 5])("readers of all habits end equal to the table (seed %s)", (seed) => {
  const random = new Random(seed);
  const bench = new Bench();
  const subscriptions = [bench.subscription(), bench.subscription(["k1", "k3", "k5"])];
  const viewers = Array.from({ length: 8 }, (_, index) => {
    const subscription = subscriptions[index % 2] ?? bench.subscription();
    const reader = bench.reader();
    const member = bench.member(subscription, reader);
    member.start(null, 10, "json");
    return { subscription, reader, member, rows: new Map<string, object>(), version: -1 };
  });
  const take = (viewer: (typeof viewers)[number], reader: FakeReader) => {
    for (const delta of reader.taken()) {
      const from = versionOf(delta.from);
      const to = versionOf(delta.to) ?? 0;
      if (from === null) viewer.rows.clear();
      else if (to <= viewer.version) continue;
      else expect(from, "a gap").toBeLessThanOrEqual(viewer.version);
      for (const key of delta.gone ?? []) viewer.rows.delete(key);
      for (const [key, cells] of Object.entries(delta.rows)) {
        viewer.rows.set(key, { ...viewer.rows.get(key), ...cells });
      }
      viewer.version = to;
    }
  };
  for (let step = 0; step < 600; step += 1) {
    const key = `k${random.below(8)}`;
    if (random.chance(0.15)) bench.remove(key);
    else if (random.chance(0.7)) bench.put(key, random.below(100));
    const viewer = random.pick(viewers);
    if (random.chance(0.2)) viewer.reader.drained = false;
    if (random.chance(0.3)) viewer.reader.drain();
    if (random.chance(0.1)) viewer.member.setPace(random.pick([0, 1, 10, 60]));
    if (random.chance(0.05)) {
      take(viewer, viewer.reader);
      viewer.member.start(
        viewer.version < 0 ? null : viewer.version,
        random.pick([0, 10, 60]),
        "json",
      );
    }
    bench.clock.advance(random.below(60));
  }
  for (const viewer of viewers) {
    viewer.reader.drain();
    viewer.member.setPace(10);
  }
  bench.clock.advance(2_000);
  for (const viewer of viewers) {
    take(viewer, viewer.reader);
    const keys = bench.table.keys().filter((key) => {
      return viewer.subscription === subscriptions[0] || ["k1", "k3", "k5"].includes(key);
    });
    const expected = keys.map((key) => [key, { a: bench.table.get(key)?.a }]);
    expect(Object.fromEntries(viewer.rows)).toEqual(Object.fromEntries(expected));
  }
});
