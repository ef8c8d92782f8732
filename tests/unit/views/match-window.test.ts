import { expect, test } from "vitest";
import { byUrgency, isRunning, type KeyedMatch } from "../../../app/_views/board/match-window.ts";

const match = (key: string, status: KeyedMatch["row"]["status"], startTime: number) => ({
  key,
  row: { status, startTime },
});

test("running matches come first, then the soonest, then the last that ended", () => {
  const matches = [
    match("ended-early", "finished", 1),
    match("late", "scheduled", 90),
    match("ended-late", "finished", 2),
    match("put-off", "postponed", 3),
    match("half-time", "break", 11),
    match("soon", "scheduled", 80),
    match("playing", "live", 10),
    match("held-up", "suspended", 12),
  ];
  expect(byUrgency(matches)).toEqual([
    "playing",
    "half-time",
    "held-up",
    "soon",
    "late",
    "ended-late",
    "ended-early",
    "put-off",
  ]);
});

test("matches that begin together keep one order", () => {
  const [a, b] = [match("a", "live", 1), match("b", "live", 1)];
  expect(byUrgency([b, a])).toEqual(byUrgency([a, b]));
});

test("a match runs through its breaks and interruptions", () => {
  const running = (["live", "break", "suspended"] as const).map((status) =>
    isRunning({ status, startTime: 0 }),
  );
  expect(running).toEqual([true, true, true]);
  expect(isRunning({ status: "finished", startTime: 0 })).toBe(false);
});
