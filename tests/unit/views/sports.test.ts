import { expect, test } from "vitest";
import {
  ballOf,
  inBonus,
  quarterClock,
  quarterColumns,
  quarterName,
  quarterWords,
  timeLeft,
} from "../../../app/_views/scores/sports/quarters.ts";
import {
  inTieBreak,
  moreOf,
  pointsOf,
  serverOf,
  setClock,
  setsMost,
  setText,
  setWords,
  wonBy,
} from "../../../app/_views/scores/sports/sets.ts";
import { type SportMatch, wordsOf } from "../../../app/_views/scores/sports/words.ts";
import { blankMatch } from "../../support/blank-match.ts";

const match = (cells: Partial<SportMatch>): SportMatch => ({
  ...blankMatch,
  status: "live",
  ...cells,
});

type SportName = Parameters<typeof wordsOf>[0];

const pairs = (count: number): readonly [number, number][] =>
  Array.from({ length: count }, () => [20, 18]);

test("after four quarters come overtimes", () => {
  expect([0, 3, 4, 5].map(quarterName)).toEqual(["Q1", "Q4", "OT", "OT2"]);
});

test.each([
  [{ line: pairs(3), clock: "4:12" }, "Q3 4:12", "Third quarter"],
  [{ line: pairs(3), clock: "Q3 4:12" }, "Q3 4:12", "Third quarter"],
  [{ line: pairs(4), clock: "0:03.4" }, "Q4 0:03.4", "Fourth quarter"],
  [{ line: pairs(3) }, "Q3", "Third quarter"],
  // The quarter that the feed names counts, whether its points are there yet or not.
  [{ line: pairs(2), period: "Q3", clock: "12:00" }, "Q3 12:00", "Third quarter"],
  [{ line: pairs(5), period: "OT" }, "OT", "Overtime"],
  [{ line: pairs(6), period: "OT" }, "OT2", "Overtime 2"],
  [{ line: null }, "", "Live"],
  [{ status: "break", line: pairs(1) }, "End Q1", "End of first quarter"],
  [{ status: "break", line: pairs(2) }, "HT", "Half-time"],
  [{ status: "break", line: pairs(3), period: "Q2" }, "HT", "Half-time"],
  [{ status: "break", line: pairs(4) }, "End Q4", "End of fourth quarter"],
  // Four quarters are no shoot-out, as four pairs are in football.
  [{ status: "finished", line: pairs(4) }, "Final", "Final"],
  [{ status: "finished", line: pairs(5) }, "F/OT", "After overtime"],
  [{ status: "finished", line: null, ending: "overtime" }, "F/OT", "After overtime"],
  [{ status: "scheduled" }, null, "To come"],
  [{ status: "postponed" }, "Postp.", "Postponed"],
  [{ status: "suspended" }, "Susp.", "Suspended"],
] as const)("basketball %j has the clock %s and is %s", (cells, clock, words) => {
  expect(quarterClock(match(cells))).toBe(clock);
  expect(quarterWords(match(cells))).toBe(words);
});

test("a list has one column for all overtimes", () => {
  expect(quarterColumns(pairs(2))).toEqual(pairs(2));
  expect(quarterColumns(pairs(7))).toEqual([...pairs(4), [60, 54]]);
  expect(quarterColumns(null)).toEqual([]);
});

test("who has the ball and who is in the bonus is told while it is played", () => {
  const cells = { server: "home", homeFouls: 5, awayFouls: 4 } as const;
  expect(ballOf(match(cells))).toBe("home");
  expect([inBonus(match(cells), "home"), inBonus(match(cells), "away")]).toEqual([false, true]);
  const rest = { ...cells, status: "break" } as const;
  expect([ballOf(match(rest)), inBonus(match(rest), "away")]).toEqual([null, false]);
  expect([timeLeft({ clock: "OT2 0:31" }), timeLeft({ clock: null })]).toEqual(["0:31", ""]);
});

test.each([
  [{ line: pairs(2) }, "Set 2", "Second set"],
  [{ line: [[6, 6]] }, "Set 1", "First set, tie-break"],
  [{ line: null }, "", "Live"],
  [{ status: "finished", line: pairs(3) }, "Final", "Final"],
  [{ status: "finished", ending: "walkover" }, "W/O", "Walkover"],
  [{ status: "finished", ending: "retired", awayWin: 1 }, "Ret.", "Home retired"],
  [{ status: "finished", ending: "retired" }, "Ret.", "Retired"],
  [{ status: "suspended", line: pairs(1) }, "Susp.", "Suspended"],
  [{ status: "scheduled" }, null, "To come"],
] as const)("tennis %j has the clock %s and is %s", (cells, clock, words) => {
  expect(setClock(match(cells))).toBe(clock);
  expect(setWords(match(cells))).toBe(words);
});

test("a set is written with its tie-break, and there is room for all sets", () => {
  expect(setText([7, 6, 4])).toBe("7–6 (4)");
  expect(setText([4, 6])).toBe("4–6");
  expect([setsMost(match({ bestOf: 5 })), setsMost(match({ bestOf: null }))]).toEqual([5, 3]);
  expect(setsMost(match({ bestOf: 3, line: pairs(5) }))).toBe(5);
});

test("points of a game and a tie-break are told while they are played", () => {
  const cells = { homePoints: "40", awayPoints: "A", line: pairs(1) } as const;
  expect(pointsOf(match(cells), "away")).toBe("A");
  expect(pointsOf(match({ ...cells, status: "finished" }), "away")).toBeNull();
  expect(inTieBreak(match({ line: [[6, 6]], status: "finished" }))).toBe(false);
});

test("of a match that was given up the chances tell who has won it", () => {
  const given = { status: "finished", ending: "retired", homeScore: 1, awayScore: 0 } as const;
  expect(wonBy(match({ ...given, homeWin: 0, awayWin: 1 }))).toBe("away");
  expect(wonBy(match({ ...given, homeWin: 1, awayWin: 0 }))).toBe("home");
  expect(wonBy(match({ ...given, homeWin: null }))).toBe("home");
  expect(wonBy(match({ ...given, status: "live", awayWin: 1 }))).toBeNull();
});

test("who listens to a row hears all that it shows", () => {
  const say = (sport: SportName, cells: Partial<SportMatch>) =>
    wordsOf(sport).spoken(match(cells)).join(", ");
  expect(
    say("basketball", {
      line: [
        [27, 24],
        [3, 8],
      ],
      period: "Q2",
      clock: "9:31",
      server: "away",
      homeFouls: 5,
    }),
  ).toBe("Second quarter, 9:31 left, Q1 27–24, Q2 3–8, Away with the ball, Away in the bonus");
  expect(
    say("tennis", {
      line: [
        [6, 7, 4],
        [2, 1],
      ],
      homePoints: "40",
      awayPoints: "15",
      server: "home",
    }),
  ).toBe("Second set, set 1 6–7 (4), set 2 2–1, game 40–15, Home serves");
  expect(say("football", { clock: "63'", period: "2H", line: [[1, 0]], awayReds: 1 })).toBe(
    "63', half-time 1–0, 1 red card for Away",
  );
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
