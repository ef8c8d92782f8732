import { expect, test } from "vitest";
import { openMessage } from "../../support/open-message.ts";
import { Bench } from "./fakes.ts";

test("a lane takes so many members; more get another one, and holes are filled first", () => {
  const bench = new Bench(2);
  const subscription = bench.subscription();
  const members = Array.from({ length: 5 }, () => bench.member(subscription, bench.reader()));
  for (const member of members) member.start(null, 10, "json");
  expect(subscription.lanes.map((lane) => lane.members)).toEqual([2, 2, 1]);
  members[0]?.end();
  const late = bench.member(subscription, bench.reader());
  late.start(null, 10, "json");
  expect(subscription.lanes.map((lane) => lane.members)).toEqual([2, 2, 1]);
  members[4]?.end();
  expect(subscription.lanes.map((lane) => lane.members)).toEqual([2, 2]);
  expect(bench.pool.size).toBe(2);
  late.setPace(60);
  expect(subscription.lanes.map((lane) => [lane.pace, lane.members])).toEqual([
    [10, 1],
    [10, 2],
    [60, 1],
  ]);
});

test("slices of a lane flush at moments of their own, and everybody keeps the pace", () => {
  const bench = new Bench(1);
  const subscription = bench.subscription();
  const readers = Array.from({ length: 4 }, () => bench.reader());
  for (const reader of readers) bench.member(subscription, reader).start(null, 10, "json");
  bench.clock.advance(1_000);
  for (const reader of readers) reader.taken();
  const times = readers.map((): number[] => []);
  for (let ms = 0; ms < 2_000; ms += 1) {
    bench.put("x", ms);
    bench.clock.advance(1);
    for (const [index, reader] of readers.entries()) {
      if (reader.taken().length > 0) times[index]?.push(ms);
    }
  }
  for (const own of times) expect(own.length).toBeGreaterThanOrEqual(19);
  const last = times.map((own) => (own.at(-1) ?? 0) % 100);
  expect(new Set(last.map((time) => Math.floor(time / 10))).size).toBe(4);
});

test("who asks the same at the same version is sent the same message, not another like it", () => {
  const bench = new Bench(1);
  const subscription = bench.subscription();
  bench.put("x", 1);
  bench.put("x", 2);
  const sent = (since: number | null, encoding: "json" | "binary") => {
    const reader = bench.reader();
    bench.member(subscription, reader).start(since, 10, encoding);
    return reader.got[0];
  };
  const paused = bench.member(subscription, bench.reader());
  paused.start(null, 0, "json");
  const first = sent(1, "json");
  expect(sent(1, "json")).toBe(first);
  expect(sent(null, "json")).not.toBe(first);
  const frame = sent(1, "binary");
  expect(frame?.encoding).toBe("binary");
  expect(sent(1, "binary")).toBe(frame);
  bench.put("x", 3);
  const later = sent(1, "json");
  expect(later && openMessage(later)).toMatchObject({ rows: { x: { a: 3 } } });
});

test("a subscription of one answers anew each time: nothing is kept for it", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const reader = bench.reader();
  const member = bench.member(subscription, reader);
  bench.put("x", 1);
  member.start(null, 10, "json");
  member.start(null, 10, "json");
  expect(reader.got[0]).not.toBe(reader.got[1]);
});
