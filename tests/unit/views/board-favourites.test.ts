import { expect, test } from "vitest";
import { boardFavourites } from "../../../app/_views/board/board-favourites.ts";
import type { KeyedMatch } from "../../../app/_views/board/match-window.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = 100 * day;

const match = (key: string, status: KeyedMatch["row"]["status"], startTime: number) => ({
  key,
  row: { status, startTime, home: `${key} home`, away: `${key} away` },
});

const matches = [
  match("playing", "live", start),
  match("ended", "finished", start - 2 * hour),
  match("long-ago", "finished", start - 30 * day),
  match("tonight", "scheduled", start + 4 * hour),
  match("next-week", "scheduled", start + 7 * day),
];
const none: ReadonlySet<string> = new Set();
const keys = (ids: readonly string[], teams: readonly string[] = []) => [
  ...boardFavourites(matches, { matches: new Set(ids), teams: new Set(teams) }),
];

test("nothing is first where nothing is starred", () => {
  expect(boardFavourites(matches, { matches: none, teams: none }).size).toBe(0);
});

test("starred matches of the day are first, old and far ones are not", () => {
  const all = matches.map(({ key }) => key);
  expect(keys(all)).toEqual(["playing", "ended", "tonight"]);
});

test("a team's matches are first by either side", () => {
  expect(keys([], ["playing away", "tonight home", "next-week home"])).toEqual([
    "playing",
    "tonight",
  ]);
});

test("before the first kick-off the day is that of the next one", () => {
  const ahead = [match("first", "scheduled", start), match("later", "scheduled", start + 9 * day)];
  const starred = { matches: new Set(["first", "later"]), teams: none };
  expect([...boardFavourites(ahead, starred)]).toEqual(["first"]);
});

test("a match that is interrupted over night is still being played", () => {
  const held = match("held", "suspended", start - 20 * hour);
  expect(
    boardFavourites([...matches, held], { matches: new Set(["held"]), teams: none }).has("held"),
  ).toBe(true);
});
