import { expect, test } from "vitest";
import { changeOf } from "../../../app/_views/scores/goal-change.ts";
import { goalsOf, scorersText } from "../../../app/_views/scores/goals.ts";
import { scorerOf } from "../../../app/_views/scores/scorer.ts";
import type { EventRow } from "../../../app/_views/scores/timeline-entry.ts";

const event = (key: number, cells: Partial<EventRow>) => ({
  key: String(key),
  row: { clock: `${key}'`, kind: "goal", side: "home", player: null, ...cells } as EventRow,
});

test.each([
  [
    { home: 0, away: 0 },
    { home: 1, away: 0 },
    { side: "home", kind: "goal" },
  ],
  [
    { home: 1, away: 0 },
    { home: 1, away: 1 },
    { side: "away", kind: "goal" },
  ],
  [
    { home: 1, away: 0 },
    { home: 0, away: 0 },
    { side: "home", kind: "cancelled" },
  ],
  // Several at once, after the line was down: a goal is what there is to see.
  [
    { home: 1, away: 1 },
    { home: 0, away: 3 },
    { side: "away", kind: "goal" },
  ],
  [{ home: 3, away: 2 }, { home: 0, away: 2 }, null],
  [{ home: null, away: null }, { home: 1, away: 0 }, null],
  [{ home: 2, away: 1 }, { home: null, away: null }, null],
  [{ home: 2, away: 1 }, { home: 2, away: 1 }, null],
] as const)("from %j to %j is %j", (before, now, change) => {
  expect(changeOf(before, now)).toEqual(change);
});

test("a goal that is cancelled takes the side's latest along", () => {
  const rows = [
    event(10, { kind: "kickoff", side: null }),
    event(2, {}),
    event(11, { kind: "goal-cancelled" }),
    event(5, { side: "away" }),
    event(9, { kind: "penalty" }),
    event(12, { kind: "own-goal", side: "away", player: "Ada" }),
  ];
  expect(goalsOf(rows).map(({ key, side, how }) => [key, side, how])).toEqual([
    ["2", "home", "goal"],
    ["5", "away", "goal"],
    ["12", "away", "own-goal"],
  ]);
  const cancelled = event(3, { kind: "goal-cancelled" });
  expect(goalsOf([cancelled])).toEqual([]);
  // Neither a later goal of the other side nor the only one of it goes in its place.
  const away = event(2, { side: "away" });
  expect(goalsOf([event(1, {}), away, cancelled]).map(({ key }) => key)).toEqual(["2"]);
  expect(goalsOf([away, cancelled]).map(({ key }) => key)).toEqual(["2"]);
});

test("scorers stand with all their minutes, in the order of their first goals", () => {
  const goals = goalsOf([
    event(9, { player: "Ada" }),
    event(30, { player: "Bea", kind: "penalty" }),
    event(67, { player: "Ada" }),
    event(70, { player: "Cleo", kind: "own-goal" }),
    event(80, { side: "away" }),
    event(81, { side: "away", kind: "penalty" }),
  ]);
  expect(scorersText(goals, "home")).toBe("Ada 9', 67' · Bea 30' (pen.) · Cleo 70' (o.g.)");
  expect(scorersText(goals, "away")).toBe("80', 81' (pen.)");
  expect(scorersText([], "home")).toBe("");
});

const said = (key: string, text: string) => ({ row: { kind: "goal" as const, key, text } });
const mexico = { id: "m", home: "Mexico", away: "South Africa", score: "1–0" };

test("who scored is what was called out of this match and score, the newest of it", () => {
  const told = [
    said("m", "Mexico 1–0 South Africa (Ada 9')"),
    said("m", "Mexico 1–0 South Africa (Bea Cy 45+2', penalty)"),
    said("m", "Mexico 2–0 South Africa (Dot 50')"),
    said("n", "Mexico 1–0 South Africa (Eve 9')"),
  ];
  expect(scorerOf(told, mexico, "home")).toBe("Bea Cy");
  expect(scorerOf(told, { ...mexico, score: "2–0" }, "home")).toBe("Dot");
  expect(scorerOf(told, { ...mexico, score: "3–0" }, "home")).toBeNull();
});

test("who scored for the other side is marked", () => {
  const told = [said("m", "Mexico 1–0 South Africa (Ada 9', own goal)")];
  expect(scorerOf(told, mexico, "home")).toBe("Ada (o.g.)");
});

test("a feed that knows no players names the team, which is no scorer", () => {
  const told = [said("m", "Mexico 1–0 South Africa (Mexico 9')")];
  expect(scorerOf(told, mexico, "home")).toBeNull();
  expect(scorerOf([], mexico, "home")).toBeNull();
});
