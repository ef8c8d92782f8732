import { expect, test } from "vitest";
import { Conflation } from "../../../lib/mirror/conflation.ts";
import { stage } from "./stage.ts";

const start = 1_795_000_000_000;

const outcome = (changes: number | null, rows: number, snapshot = false) =>
  ({ applied: "applied", keys: [], at: 0, changes, rows, snapshot }) as const;

test("what did not come between two deltas was left out", () => {
  const conflation = new Conflation();
  expect(conflation.take(outcome(100, 40, true), true, start)).toBe(0);
  expect(conflation.take(outcome(110, 4), false, start + 100)).toBe(6);
  expect(conflation.take(outcome(110, 0), false, start + 200)).toBe(0);
  expect(conflation.take(outcome(111, 1), false, start + 300)).toBe(0);
});

test("it is never less than nothing: rows that go, deltas that overlap", () => {
  const conflation = new Conflation();
  conflation.take(outcome(100, 40, true), true, start);
  expect(conflation.take(outcome(60, 1), false, start + 100)).toBe(0);
  expect(conflation.take(outcome(62, 9), false, start + 200)).toBe(0);
  expect(conflation.take(outcome(66, 1), false, start + 300)).toBe(3);
});

test("snapshots, first deltas and long silences say nothing, and are counted on from", () => {
  const conflation = new Conflation();
  conflation.take(outcome(100, 40, true), true, start);
  expect(conflation.take(outcome(500, 4, true), false, start + 100)).toBe(0);
  expect(conflation.take(outcome(900, 4), true, start + 200)).toBe(0);
  expect(conflation.take(outcome(5_000, 4), false, start + 60_000)).toBe(0);
  expect(conflation.take(outcome(5_009, 4), false, start + 60_100)).toBe(5);
});

test("a server that does not say is not guessed at", () => {
  const conflation = new Conflation();
  conflation.take(outcome(null, 40, true), true, start);
  expect(conflation.take(outcome(null, 4), false, start + 100)).toBe(0);
  expect(conflation.take(outcome(90, 4), false, start + 200)).toBe(0);
  expect(conflation.take(outcome(95, 4), false, start + 300)).toBe(1);
});

test("the meter tells it for frames and for JSON", () => {
  for (const json of [false, true]) {
    const { mirror, line, server, surroundings, view, settle } = stage({ json });
    mirror.start();
    line.open();
    view({ topic: "matches" }).watch();
    settle();
    mirror.onReading.listen(() => undefined);
    for (let delta = 0; delta < 10; delta += 1) {
      surroundings.clock.advance(100);
      for (const score of [1, 2, 3, 4]) {
        server.put("matches", "m1", { homeScore: delta * 10 + score });
      }
      settle();
    }
    surroundings.clock.advance(4_000);
    // Thirty left out, over five seconds.
    expect(mirror.reading.conflatedPerSecond).toBeCloseTo(6, 0);
  }
});

test("what a cut or a gap has cost is not taken for conflated", () => {
  const { mirror, line, server, surroundings, view, settle } = stage();
  mirror.start();
  line.open();
  view({ topic: "matches" }).watch();
  settle();
  mirror.onReading.listen(() => undefined);
  const score = (times: number) => {
    for (let at = 0; at < times; at += 1) server.put("matches", "m1", { homeScore: at + 2 });
  };
  line.cut();
  score(50);
  line.open();
  settle();
  surroundings.clock.advance(1_000);
  expect(mirror.reading.conflatedPerSecond).toBe(0);
  line.flowing = false;
  score(20);
  server.push();
  line.lose();
  score(20);
  server.push();
  // The gap shows, and is asked for.
  line.flush();
  settle();
  surroundings.clock.advance(1_000);
  expect(mirror.reading.deltasPerSecond).toBeGreaterThan(0);
  expect(mirror.reading.conflatedPerSecond).toBe(0);
});
