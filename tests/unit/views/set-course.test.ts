import { expect, test } from "vitest";
import { setCourses } from "../../../app/_views/scores/set-course.ts";
import type { PeriodScore, TeamSide } from "../../../lib/schema/topics.ts";

type Match = Parameters<typeof setCourses>[0];

const match = (line: readonly PeriodScore[], cells: Partial<Match> = {}): Match => ({
  line,
  status: "live",
  ending: null,
  home: "Ada",
  away: "Bea",
  ...cells,
});

/** Breaks of serve, written as `S1 home`. */
const breaks = (...told: string[]) =>
  told.map((text) => {
    const [period = "", side = ""] = text.split(" ");
    return { row: { kind: "break", period: period as "S1", side: side as TeamSide } } as const;
  });

const told = (...args: Parameters<typeof setCourses>) =>
  setCourses(...args).map(({ title, score, winner, words }) => [title, score, winner, words]);

test("a set that is over says who took it and how", () => {
  const over = match(
    [
      [6, 4],
      [5, 7],
      [7, 6, 8],
      [6, 4],
      [0, 0],
    ],
    { status: "live" },
  );
  const events = breaks(
    "S1 home",
    "S2 away",
    "S2 home",
    "S2 away",
    "S4 home",
    "S4 home",
    "S3 away",
  );
  expect(told(over, events)).toEqual([
    ["First set", "6–4", "home", "1 break, none against"],
    ["Second set", "5–7", "away", "2 breaks, 1 against"],
    ["Third set", "7–6 (8)", "home", "won the tie-break 10–8"],
    ["Fourth set", "6–4", "home", "2 breaks, none against"],
    ["Fifth set", "0–0", null, "begins"],
  ]);
  expect(told(match([[7, 6, 3]], { status: "finished" }), breaks("S1 home", "S1 away"))).toEqual([
    ["First set", "7–6 (3)", "home", "won the tie-break 7–3, 1 break each"],
  ]);
});

test.each([
  [[2, 1], [], "on serve"],
  [[3, 1], ["S1 home"], "Ada a break up"],
  [[1, 4], ["S1 away", "S1 away"], "Bea a double break up"],
  [[5, 0], ["S1 home", "S1 home", "S1 home"], "Ada 3 breaks up"],
  [[6, 6], ["S1 home", "S1 away"], "in the tie-break"],
] as const)("a set at %j with breaks %j is told as: %s", (games, made, words) => {
  expect(told(match([games]), breaks(...made))[0]?.[3]).toBe(words);
});

test("a set in which somebody gave up was broken off, and nobody took it", () => {
  const given = match(
    [
      [6, 2],
      [4, 1],
    ],
    { status: "finished", ending: "retired" },
  );
  expect(told(given, []).map(([, , winner, words]) => [winner, words])).toEqual([
    ["home", ""],
    [null, "broken off"],
  ]);
});
