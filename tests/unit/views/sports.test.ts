import { expect, test } from "vitest";
import {
  quarterClock,
  quarterName,
  quarterWords,
} from "../../../app/_views/scores/sports/quarters.ts";
import { moreOf, serverOf, setClock, setWords } from "../../../app/_views/scores/sports/sets.ts";
import type { SportMatch } from "../../../app/_views/scores/sports/shape.ts";
import { blankMatch } from "../../support/blank-match.ts";

const match = (cells: Partial<SportMatch>): SportMatch => ({
  ...blankMatch,
  status: "live",
  ...cells,
});

const pairs = (count: number): readonly [number, number][] =>
  Array.from({ length: count }, () => [20, 18]);

test("after four quarters come overtimes", () => {
  expect([0, 3, 4, 5].map(quarterName)).toEqual(["Q1", "Q4", "OT", "OT2"]);
});

test.each([
  [{ line: pairs(3), clock: "4:12" }, "4:12", "Third quarter"],
  [{ line: pairs(3) }, "Q3", "Third quarter"],
  [{ line: pairs(5) }, "OT", "Overtime"],
  [{ line: pairs(6) }, "OT2", "Overtime 2"],
  [{ line: null }, "", "Live"],
  [{ status: "break", line: pairs(2) }, "HT", "Half-time"],
  [{ status: "break", line: pairs(3) }, "Break", "Break"],
  // Four quarters are no shoot-out, as four pairs are in football.
  [{ status: "finished", line: pairs(4) }, "Final", "Final"],
  [{ status: "finished", line: pairs(5) }, "F/OT", "After overtime"],
  [{ status: "scheduled" }, null, "To come"],
  [{ status: "postponed" }, "Postp.", "Postponed"],
  [{ status: "suspended" }, "Susp.", "Suspended"],
] as const)("basketball %j has the clock %s and is %s", (cells, clock, words) => {
  expect(quarterClock(match(cells))).toBe(clock);
  expect(quarterWords(match(cells))).toBe(words);
});

test.each([
  [{ line: pairs(2) }, "Set 2", "Set 2"],
  [{ line: null }, "", "Live"],
  [{ status: "finished", line: pairs(3) }, "Final", "Final"],
  [{ status: "suspended", line: pairs(1) }, "Susp.", "Suspended"],
  [{ status: "scheduled" }, null, "To come"],
] as const)("tennis %j has the clock %s and is %s", (cells, clock, words) => {
  expect(setClock(match(cells))).toBe(clock);
  expect(setWords(match(cells))).toBe(words);
});

test("who serves is told while it is played", () => {
  expect(serverOf(match({ server: "away" }))).toBe("away");
  expect(serverOf(match({ server: "away", status: "finished" }))).toBeNull();
});

test("who has more sets or points has won once it is over", () => {
  const won = (homeScore: number, awayScore: number, status: SportMatch["status"] = "finished") =>
    moreOf(match({ homeScore, awayScore, status }));
  expect([won(2, 1), won(0, 2), won(1, 1), won(2, 1, "live")]).toEqual([
    "home",
    "away",
    null,
    null,
  ]);
});
