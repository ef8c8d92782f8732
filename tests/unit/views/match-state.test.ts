import { expect, test } from "vitest";
import {
  halfTimeOf,
  type MatchRow,
  phaseOf,
  scoreSteps,
  shootOutOf,
  shortClock,
  winnerOf,
} from "../../../app/_views/scores/match-state.ts";
import { football } from "../../../app/_views/scores/sports/football-words.ts";
import { blankMatch } from "../../support/blank-match.ts";

const state = (
  status: MatchRow["status"],
  period: MatchRow["period"],
  line: [number, number][],
  clock: string | null = null,
  ending: MatchRow["ending"] = null,
) => ({ status, period, line, clock, ending });

test.each([
  [state("scheduled", null, []), null],
  [state("live", "1H", [[0, 0]], "45+2'"), "45+2'"],
  [state("break", "HT", [[1, 0]], "HT"), "HT"],
  [
    state("live", "PEN", [
      [0, 0],
      [1, 1],
      [0, 0],
      [2, 1],
    ]),
    "Pens",
  ],
  [
    state("finished", "FT", [
      [1, 0],
      [0, 0],
    ]),
    "FT",
  ],
  [
    state("finished", "FT", [
      [1, 0],
      [0, 1],
      [1, 0],
    ]),
    "AET",
  ],
  [
    state("finished", "FT", [
      [1, 0],
      [0, 1],
      [0, 0],
      [4, 2],
    ]),
    "Pens",
  ],
  [state("break", "BT", [], "BT"), "Break"],
  [state("break", "ETHT", [], "HT"), "ET HT"],
  [state("finished", "FT", [], "FT", "extra-time"), "AET"],
  [state("finished", "FT", [], "FT", "shoot-out"), "Pens"],
  [state("postponed", null, []), "Postp."],
  [state("suspended", "2H", [[0, 0]], "61'"), "Susp."],
])("%j has the clock %s", (match, clock) => {
  expect(shortClock(match)).toBe(clock);
});

test("a match is live from kick-off to the final whistle, breaks and interruptions included", () => {
  const all = ["scheduled", "live", "break", "suspended", "finished", "postponed"] as const;
  expect(all.map(phaseOf)).toEqual(["upcoming", "live", "live", "live", "finished", "upcoming"]);
});

test("the score at half-time is there from half-time on", () => {
  expect(halfTimeOf(state("live", "1H", [[1, 0]]))).toBeNull();
  expect(halfTimeOf(state("break", "HT", [[1, 0]]))).toEqual([1, 0]);
  expect(
    halfTimeOf(
      state("finished", "FT", [
        [1, 0],
        [2, 2],
      ]),
    ),
  ).toEqual([1, 0]);
  expect(halfTimeOf(state("finished", "FT", []))).toBeNull();
});

test("a shoot-out decides who has won, its goals do not count in the score", () => {
  const final = {
    ...state("finished", "FT", [
      [2, 0],
      [0, 2],
      [1, 1],
      [4, 2],
    ]),
    homeScore: 3,
    awayScore: 3,
  };
  expect(shootOutOf(final.line)).toEqual([4, 2]);
  expect(winnerOf(final)).toBe("home");
  expect(
    winnerOf({
      ...final,
      line: [
        [3, 0],
        [0, 3],
      ],
    }),
  ).toBeNull();
  expect(winnerOf({ ...final, line: [], awayScore: 4 })).toBe("away");
  // 3–3 and 4–3 on penalties: neither side's own goals may stand in for the shoot-out's.
  expect(
    winnerOf({
      ...final,
      line: [
        [3, 3],
        [0, 0],
        [0, 0],
        [4, 3],
      ],
    }),
  ).toBe("home");
  expect(
    winnerOf({
      ...final,
      line: [
        [3, 3],
        [0, 0],
        [0, 0],
        [3, 4],
      ],
    }),
  ).toBe("away");
  expect(winnerOf({ ...final, status: "live" })).toBeNull();
});

test("the steps of a score are running scores of periods that are over", () => {
  const line: [number, number][] = [
    [2, 0],
    [0, 2],
    [1, 1],
    [4, 2],
  ];
  expect(scoreSteps(state("live", "1H", [[1, 0]]))).toEqual([]);
  expect(
    scoreSteps(
      state("live", "2H", [
        [1, 0],
        [0, 1],
      ]),
    ),
  ).toEqual(["HT 1–0"]);
  expect(scoreSteps(state("live", "ET", line.slice(0, 3)))).toEqual(["HT 2–0", "90' 2–2"]);
  expect(scoreSteps(state("break", "BT", line.slice(0, 2)))).toEqual(["HT 2–0", "90' 2–2"]);
  expect(scoreSteps(state("live", "ET2", line.slice(0, 3)))).toEqual(["HT 2–0", "90' 2–2"]);
  expect(scoreSteps(state("live", "PEN", line))).toEqual(["HT 2–0", "90' 2–2", "ET 3–3"]);
  expect(scoreSteps(state("finished", "FT", line))).toEqual(["HT 2–0", "90' 2–2", "ET 3–3"]);
  expect(scoreSteps(state("finished", "FT", line.slice(0, 3)))).toEqual(["HT 2–0", "90' 2–2"]);
  expect(scoreSteps(state("finished", "FT", line.slice(0, 2)))).toEqual(["HT 2–0"]);
});

test("a shoot-out is told by its period alone, since no minute passes in it", () => {
  const match = (period: MatchRow["period"], clock: string) =>
    ({ ...blankMatch, status: "live", period, clock }) as MatchRow;
  expect(football.time(match("2H", "63'"))).toBe("63'");
  expect(football.time(match("PEN", "Pens"))).toBe("");
});
