/** Defects of ours on the way from a table to its readers. */
import { expect, test, vi } from "vitest";
import { Bench } from "./fakes.ts";

test("what cannot be encoded hurts its own readers only, and they miss nothing in the end", () => {
  const bench = new Bench();
  const [good, bad] = [bench.subscription(), bench.subscription()];
  const [reader, bystander] = [bench.reader(), bench.reader()];
  bench.member(bad, reader).start(null, 10, "json");
  bench.member(good, bystander).start(null, 10, "json");
  const broken = vi.spyOn(bad, "encode").mockImplementation(() => {
    throw new Error("no such column");
  });
  bench.put("x", 1);
  bench.clock.advance(1_000);
  bench.put("y", 2);
  bench.clock.advance(1_000);
  expect(bystander.taken().at(-1)).toMatchObject({ rows: { y: { a: 2 } } });
  expect(reader.taken()).toHaveLength(1);
  // At its pace, not as often as the loop turns.
  expect(bench.failures.length).toBeGreaterThan(5);
  expect(bench.failures.length).toBeLessThan(25);
  broken.mockRestore();
  bench.clock.advance(1_000);
  expect(reader.taken()).toMatchObject([
    { from: "e.0", to: "e.2", rows: { x: { a: 1 }, y: { a: 2 } } },
  ]);
});

test("a reader that throws is left out, and catches up when it has drained", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const readers = [bench.reader(), bench.reader(), bench.reader()];
  for (const reader of readers) bench.member(subscription, reader).start(null, 10, "json");
  const [first, broken, last] = readers;
  for (const reader of readers) reader.taken();
  const send = vi.spyOn(broken ?? bench.reader(), "send").mockImplementation(() => {
    throw new Error("the socket is gone");
  });
  bench.put("x", 1);
  bench.clock.advance(500);
  expect(first?.taken()).toHaveLength(1);
  expect(last?.taken()).toHaveLength(1);
  expect(bench.failures).toHaveLength(1);
  // Nor does its catching up throw at whoever tells of the drain.
  broken?.drain();
  expect(bench.failures).toHaveLength(2);
  send.mockRestore();
  broken?.drain();
  expect(broken?.taken()).toMatchObject([{ from: "e.0", to: "e.1" }]);
});

test("a flush that breaks off halfway is made good by the next, for those it had not reached", () => {
  const bench = new Bench();
  const subscription = bench.subscription();
  const readers = [bench.reader(), bench.reader(), bench.reader()];
  for (const reader of readers) bench.member(subscription, reader).start(null, 10, "json");
  const [first, slow, last] = readers;
  if (first === undefined || slow === undefined || last === undefined) throw new Error("none");
  for (const reader of readers) reader.taken();
  slow.drained = false;
  vi.spyOn(slow, "wait").mockImplementationOnce(() => {
    throw new Error("no place to wait");
  });
  bench.put("x", 1);
  bench.clock.advance(1_000);
  expect(bench.failures).toHaveLength(1);
  for (const reader of [first, last]) {
    expect(reader.taken().at(-1)).toMatchObject({ from: "e.0", to: "e.1", rows: { x: { a: 1 } } });
  }
});
