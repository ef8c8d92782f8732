/** What of several sports stands on a page, and how a tournament does. */
import { expect, test } from "vitest";
import { type Filter, filterNone } from "../../../app/_views/scores/address.ts";
import { arrange } from "../../../app/_views/scores/arrange.ts";
import type { ListedMatch } from "../../../app/_views/shared/match-columns.ts";
import { blankMatch } from "../../support/blank-match.ts";

const day = 86_400_000;
const nothing: ReadonlySet<string> = new Set();

const match = (key: string, cells: Partial<ListedMatch>) => ({
  key,
  row: { ...blankMatch, ...cells },
});

const arranged = (matches: readonly ReturnType<typeof match>[], filter: Partial<Filter> = {}) =>
  arrange({
    matches,
    leagues: new Map(),
    filter: { ...filterNone, ...filter },
    starred: { matches: nothing, teams: nothing },
    zone: "UTC",
  });

test("a tournament's rounds part it however few matches they hold", () => {
  const draw = (id: string, round: string, status: ListedMatch["status"], startTime: number) =>
    match(id, { sport: "tennis", league: "open", round, status, startTime });
  const rows = [
    draw("r1", "Round of 16", "finished", 1),
    draw("r2", "Round of 16", "finished", 2),
    draw("q1", "Quarter-finals", "finished", 3),
    draw("q2", "Quarter-finals", "live", 4),
    draw("s1", "Semi-finals", "scheduled", day + 5),
  ];
  const [section] = arranged(rows).sections;
  expect(section?.sport).toBe("tennis");
  expect(section?.blocks.map(({ phase, title, aside, ids }) => [phase, title, aside, ids])).toEqual(
    [
      ["live", "", "Quarter-finals", ["q2"]],
      ["upcoming", "Semi-finals", "Fri 2 Jan", ["s1"]],
      ["finished", "Quarter-finals", "Thu 1 Jan", ["q1"]],
      ["finished", "Round of 16", "Thu 1 Jan", ["r1", "r2"]],
    ],
  );
  // A league has days for headings.
  const league = rows.map(({ key, row }) => match(key, { ...row, sport: "football", league: "a" }));
  expect(arranged(league).sections[0]?.blocks.map(({ title }) => title)).toEqual([
    "",
    "Fri 2 Jan",
    "Thu 1 Jan",
  ]);
});

test("there is to choose from what the chosen sport and league have", () => {
  const rows = [
    match("1", { sport: "football", league: "a", home: "A", away: "B" }),
    match("2", { sport: "basketball", league: "b", home: "C", away: "D" }),
    match("3", { sport: "basketball", league: "c", home: "E", away: "F" }),
  ];
  const choices = (filter: Partial<Filter>) => {
    const { choices: found } = arranged(rows, filter);
    return [found.leagues.map(({ value }) => value).join(""), found.teams.join("")];
  };
  expect(choices({})).toEqual(["abc", "ABCDEF"]);
  expect(choices({ sport: "basketball" })).toEqual(["bc", "CDEF"]);
  expect(choices({ sport: "basketball", league: "c" })).toEqual(["bc", "EF"]);
  expect(choices({ league: "c" })).toEqual(["abc", "EF"]);
  // What is known at all does not depend on what is chosen.
  expect(arranged(rows, { sport: "basketball" }).teams.join("")).toBe("ABCDEF");
});

test("rounds that a feed writes short are headed in full", () => {
  const titles = (round: string) =>
    arranged([match("1", { sport: "tennis", round, status: "finished", startTime: 1 })])
      .sections[0]?.blocks.map(({ title }) => title)
      .join();
  expect(["R32", "QF", "SF", "F", "Round 3"].map(titles)).toEqual([
    "Round of 32",
    "Quarter-finals",
    "Semi-finals",
    "Final",
    "Round 3",
  ]);
});

test("among many tournaments one shows its last rounds, looked at alone its usual room", () => {
  const rows = Array.from({ length: 15 }, (_, index) =>
    match(`${index}`, {
      sport: "tennis",
      league: "open",
      round: index < 8 ? "R16" : index < 12 ? "QF" : index < 14 ? "SF" : "F",
      status: "finished",
      startTime: index,
    }),
  );
  const open = (filter: Partial<Filter>) =>
    arranged(rows, filter).sections[0]?.blocks.map((block) => block.open);
  expect(open({})).toEqual([true, true, false, false]);
  expect(open({ league: "open" })).toEqual([true, true, true, false]);
});
