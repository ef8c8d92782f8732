import { expect, test } from "vitest";
import { Placings } from "../../../app/_views/scores/placings.ts";
import type { ListedMatch } from "../../../app/_views/shared/match-columns.ts";

const row = (cells: Partial<ListedMatch>) =>
  ({ status: "live", startTime: 0, homeScore: 0, homeWin: 0.5, ...cells }) as ListedMatch;

/** Whether a change of one match, after it was seen as `before`, may have moved it. */
function moved(before: Partial<ListedMatch>, now: Partial<ListedMatch> | null): boolean {
  const placings = new Placings();
  const first = row(before);
  expect(placings.note(["m"], () => first)).toBe(true);
  expect(placings.note(["m"], () => first)).toBe(false);
  return placings.note(["m"], () => (now === null ? null : row({ ...before, ...now })));
}

test.each([
  [{ homeScore: 1 }, false],
  [{ clock: "12'" }, false],
  [{ homeWin: 0.9 }, false],
  [{ status: "break" }, false],
  [{ status: "finished" }, true],
  [{ startTime: 1 }, true],
  [{ league: "b" }, true],
  [{ round: "2" }, true],
  [{ home: "Other" }, true],
  [{ away: "Other" }, true],
  [{ homeWin: null }, true],
  [null, true],
] as const)("of a match that was live %j may move it: %s", (now, expected) => {
  expect(moved({}, now)).toBe(expected);
});

test("a match that has gone is new when it comes again", () => {
  const placings = new Placings();
  const first = row({});
  placings.note(["m"], () => first);
  placings.note(["m"], () => null);
  expect(placings.note(["m"], () => first)).toBe(true);
});

test("a move is kept in mind though others stand still", () => {
  const placings = new Placings();
  const [a, b] = [row({}), row({})];
  placings.note(["a", "b"], (key) => (key === "a" ? a : b));
  expect(placings.note(["a", "b"], (key) => (key === "a" ? row({ round: "9" }) : b))).toBe(true);
});
