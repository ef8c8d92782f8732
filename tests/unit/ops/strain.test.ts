import { expect, test } from "vitest";
import { Strain } from "../../../server/ops/strain.ts";
import { ManualClock } from "../../support/manual-clock.ts";

function setUp() {
  const clock = new ManualClock();
  const lines: string[] = [];
  const log = {
    info: (line: string) => lines.push(line),
    warn: (line: string) => lines.push(line),
  };
  const heap = { used: 10 * 2 ** 20, limit: 100 * 2 ** 20 };
  const strain = new Strain({
    clock,
    log: log as never,
    elapsed: () => clock.now(),
    heap: () => heap,
  });
  /** Nothing runs for so long. */
  const block = (ms: number) => {
    clock.block(ms);
    clock.advance(100);
  };
  return { block, clock, heap, lines, strain };
}

test("a loop that is a little late is no news", () => {
  const { block, clock, lines, strain } = setUp();
  clock.advance(10_000);
  block(450);
  clock.advance(10_000);
  expect(lines).toEqual([]);
  expect(strain.stalls).toBe(0);
  strain.stop();
  expect(clock.waiting).toBe(0);
});

test("a loop that stood still is told once, and more of it at most every ten seconds", () => {
  const { block, clock, lines, strain } = setUp();
  clock.advance(1_000);
  block(800);
  expect(lines).toEqual([expect.stringMatching(/stood still for \d{3} ms, and everybody waited$/)]);
  block(900);
  block(2_000);
  expect(lines).toHaveLength(1);
  clock.advance(10_000);
  block(700);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/3 times since this was last said, (19|20)\d\d ms at worst/);
  expect(strain.stalls).toBe(4);
});

test("a heap that stays near its limit is told once, and when it is well again", () => {
  const { clock, heap, lines } = setUp();
  heap.used = 86 * 2 ** 20;
  clock.advance(10_000);
  heap.used = 60 * 2 ** 20;
  clock.advance(5_000);
  // It was only not collected yet.
  expect(lines).toEqual([]);
  heap.used = 90 * 2 ** 20;
  clock.advance(60_000);
  expect(lines).toEqual([expect.stringContaining("90 of 100 MB")]);
  heap.used = 80 * 2 ** 20;
  clock.advance(60_000);
  expect(lines).toHaveLength(1);
  heap.used = 50 * 2 ** 20;
  clock.advance(60_000);
  expect(lines.slice(1)).toEqual(["the heap has room again"]);
});
