import { expect, test } from "vitest";
import {
  addressOf,
  type Filter,
  filterNone,
  filterOf,
} from "../../../app/_views/scores/address.ts";
import { arrange, placesOf, sameArrangement } from "../../../app/_views/scores/arrange.ts";
import type { LeagueRow } from "../../../app/_views/scores/selections.ts";
import type { ListedMatch } from "../../../app/_views/shared/match-columns.ts";
import { zoneLocal } from "../../../lib/domain/format.ts";
import { blankMatch } from "../../support/blank-match.ts";
import { inZone } from "../../support/time-zone.ts";

const day = 86_400_000;

const match = (key: string, cells: Partial<ListedMatch>) => ({
  key,
  row: { ...blankMatch, ...cells },
});

const league = (name: string, position: number): LeagueRow => ({
  name,
  sport: "football",
  table: true,
  tiebreak: "difference",
  position,
});

const leagues = new Map([
  ["a", league("Alpha", 1)],
  ["b", league("Beta", 2)],
]);

const starred = (matches: readonly string[], teams: readonly string[] = []) => ({
  matches: new Set(matches),
  teams: new Set(teams),
});

/** An arrangement in UTC, of everything where nothing else is said. */
const arranged = (
  matches: readonly ReturnType<typeof match>[],
  filter: Partial<Filter> = {},
  stars = starred([]),
) =>
  arrange({ matches, leagues, filter: { ...filterNone, ...filter }, starred: stars, zone: "UTC" });

/** Rounds of ten matches each, one a day. */
function season(rounds: number, status: (round: number) => ListedMatch["status"]) {
  return Array.from({ length: rounds * 10 }, (_, index) => {
    const round = Math.floor(index / 10) + 1;
    return match(`m${index}`, {
      round: `Round ${round}`,
      home: `Team ${index % 10}`,
      startTime: round * day,
      status: status(round),
    });
  });
}

const places = (matches: ReturnType<typeof match>[], filter: Partial<Filter> = {}) =>
  arranged(matches, filter).sections.map((section) => ({
    league: section.league,
    blocks: section.blocks.map(
      (block) => `${block.phase} ${block.title}, ${block.aside}${block.open ? "" : " (more)"}`,
    ),
    hidden: section.hidden,
  }));

test("what is live comes first, then days to come, then days over; the rest waits", () => {
  const rows = season(7, (round) => (round < 4 ? "finished" : round === 4 ? "live" : "scheduled"));
  expect(places(rows)).toEqual([
    {
      league: "a",
      blocks: [
        "live , ",
        "upcoming Tue 6 Jan, Round 5",
        "upcoming Wed 7 Jan, Round 6 (more)",
        "upcoming Thu 8 Jan, Round 7 (more)",
        "finished Sun 4 Jan, Round 3",
        "finished Sat 3 Jan, Round 2 (more)",
        "finished Fri 2 Jan, Round 1 (more)",
      ],
      hidden: 40,
    },
  ]);
});

test("what is live stands in one block by kick-off, whatever its rounds", () => {
  const rows = [
    match("late", { round: "2", startTime: 9, status: "live" }),
    match("early", { round: "3", startTime: 1, status: "suspended" }),
    match("half-time", { round: "2", startTime: 5, status: "break" }),
  ];
  const blocks = arranged(rows).sections[0]?.blocks;
  expect(blocks?.map(({ ids }) => ids)).toEqual([["early", "half-time", "late"]]);
});

test("days begin where the viewer is", () => {
  const rows = [match("1", { startTime: day - 1 }), match("2", { startTime: day + 1 })];
  const titles = (zone: string) => {
    const all = { matches: rows, leagues, filter: filterNone, starred: starred([]), zone };
    return arrange(all).sections[0]?.blocks.map(({ title, dated }) => [title, dated]);
  };
  expect(inZone("Asia/Tokyo", () => titles(zoneLocal))).toEqual([["Fri 2 Jan", false]]);
  // Two days with a match each: the round heads them, and each match says its day.
  expect(titles("UTC")).toEqual([["Round 1", true]]);
});

test("where days hold too few matches rounds part them, and then matches say their day", () => {
  const rows = Array.from({ length: 12 }, (_, index) =>
    match(`m${index}`, {
      round: index < 8 ? "Round of 16" : "Quarter-finals",
      startTime: index * day,
    }),
  );
  expect(
    arranged(rows).sections[0]?.blocks.map(({ title, aside, dated }) => [title, aside, dated]),
  ).toEqual([
    ["Round of 16", "from Thu 1 Jan", true],
    ["Quarter-finals", "from Fri 9 Jan", true],
  ]);
});

test("a short list is parted only where each heading has three matches", () => {
  const titles = (perDay: number) => {
    const rows = Array.from({ length: 6 }, (_, index) =>
      match(`m${index}`, { startTime: Math.floor(index / perDay) * day, round: `${index % 2}` }),
    );
    return arranged(rows).sections[0]?.blocks.map(({ title }) => title);
  };
  expect(titles(3)).toEqual(["Thu 1 Jan", "Fri 2 Jan"]);
  // Two rounds of three matches each.
  expect(titles(2)).toEqual(["0", "1"]);
  const group = Array.from({ length: 6 }, (_, index) =>
    match(`m${index}`, {
      startTime: Math.floor(index / 2) * day,
      round: `${Math.floor(index / 2)}`,
    }),
  );
  expect(arranged(group).sections[0]?.blocks.map(({ title }) => title)).toEqual([""]);
});

test("matches of a single block that are over stand latest first", () => {
  const rows = [1, 2, 3].map((at) =>
    match(`m${at}`, { round: `${at}`, startTime: at * day, status: "finished" }),
  );
  expect(arranged(rows).sections[0]?.blocks[0]?.ids).toEqual(["m3", "m2", "m1"]);
});

test("small days are open until they fill the room, without holes", () => {
  const rows = [6, 6, 3, 2].flatMap((count, back) =>
    Array.from({ length: count }, (_, index) =>
      match(`r${back}.${index}`, {
        startTime: -back * day,
        status: "finished",
        home: `${index}`,
      }),
    ),
  );
  const [first] = arranged(rows, { show: "finished" }).sections;
  expect(first?.blocks.map((block) => block.open)).toEqual([true, true, false, false]);
  expect(first?.hidden).toBe(5);
});

test("leagues stand by position, but what is live goes before", () => {
  const rows = [match("1", { league: "b" }), match("2", { league: "a" })];
  expect(places(rows).map(({ league }) => league)).toEqual(["a", "b"]);
  const withLive = [...rows, match("3", { league: "b", status: "break" })];
  expect(places(withLive).map(({ league }) => league)).toEqual(["b", "a"]);
});

test("counts are of all matches that the filter lets through, whatever is shown", () => {
  const rows = season(
    3,
    (round) => (["finished", "live", "postponed"] as const)[round - 1] ?? null,
  );
  const { counts, sections } = arranged(rows, { show: "live" });
  expect(counts).toEqual({ all: 30, live: 10, finished: 10, upcoming: 10 });
  expect(sections[0]?.blocks.map((block) => block.phase)).toEqual(["live"]);
  expect(arranged(rows, { team: "Team 3" }).counts.all).toBe(3);
  expect(arranged(rows, { league: "b" }).counts.all).toBe(0);
  expect(arranged(rows, { sport: "tennis" }).counts.all).toBe(0);
});

test("a team's matches are all open, at home and away, and stars do not part them", () => {
  const rows = season(20, () => "finished").map(({ key, row }, index) =>
    match(key, index % 20 === 3 ? { ...row, home: "Other", away: "Team 3" } : row),
  );
  const { sections, favourites } = arranged(rows, { team: "Team 3" }, starred(["m3"]));
  expect(favourites).toEqual([]);
  expect(sections[0]?.hidden).toBe(0);
  expect(sections[0]?.blocks.flatMap(({ ids }) => ids)).toHaveLength(20);
});

test("of a team days beyond the usual room are open, too", () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    match(`m${index}`, { home: "Team 3", startTime: Math.floor(index / 4) * day }),
  );
  expect(arranged(rows).sections[0]?.hidden).toBe(28);
  expect(arranged(rows, { team: "Team 3" }).sections[0]?.hidden).toBe(0);
});

test("favourites stand apart and once", () => {
  const rows = season(1, () => "live");
  const { favourites, sections } = arranged(rows, {}, starred(["m3", "unknown"]));
  expect(favourites).toEqual([{ id: "m3", phase: "live" }]);
  expect(sections[0]?.blocks[0]?.ids).not.toContain("m3");
  expect(sections[0]?.blocks[0]?.ids).toHaveLength(9);
});

test("of a starred team what is live, its next and its latest match are favourites", () => {
  const rows = season(7, (round) => (round < 4 ? "finished" : round === 4 ? "live" : "scheduled"));
  const { favourites } = arranged(rows, {}, starred(["m61"], ["Team 5"]));
  // Round 4 runs, 5 comes next, 3 was the latest; m61 has a star of its own.
  expect(favourites.map(({ id }) => id)).toEqual(["m35", "m45", "m61", "m25"]);
});

test("neither the order of rows nor a score nor a clock moves a match", () => {
  const rows = season(3, (round) => (round === 1 ? "live" : "scheduled"));
  const before = arranged(rows);
  const later = rows.toReversed().map(({ key, row }) => ({
    key,
    row: row.status === "live" ? { ...row, homeScore: 3, clock: "71'" } : row,
  }));
  expect(sameArrangement(before, arranged(later))).toBe(true);
  const over = later.map(({ key, row }) =>
    key === "m0" ? { key, row: { ...row, status: "finished" as const } } : { key, row },
  );
  expect(sameArrangement(before, arranged(over))).toBe(false);
});

test("a league of which nothing is known yet goes by its id, last", () => {
  const rows = [match("1", { league: "zz" }), match("2", { league: "b" })];
  const { sections, leagues: choices } = arranged(rows);
  expect(sections.map(({ name }) => name)).toEqual(["Beta", "zz"]);
  expect(choices).toEqual([
    { value: "b", label: "Beta" },
    { value: "zz", label: "zz" },
  ]);
  expect(placesOf(arranged([]))).toBe("[[],[]]");
});

test("what there is to choose from is of all matches, whatever is shown", () => {
  const rows = season(2, (round) => (round === 1 ? "live" : "scheduled"));
  const { teams, sports, leagues: choices, sections } = arranged(rows, { show: "live" });
  expect(sections[0]?.teams).toBe(11);
  expect(teams).toEqual(["Away", ...Array.from({ length: 10 }, (_, index) => `Team ${index}`)]);
  expect(sports).toEqual(["football"]);
  expect(choices).toEqual([{ value: "a", label: "Alpha" }]);
});

test("a league has chances when one of its matches to be played has", () => {
  const chances = (cells: Partial<ListedMatch>) =>
    arranged([match("1", cells), match("2", {})]).sections[0]?.chances;
  expect(chances({ homeWin: 0.4 })).toBe(true);
  // Recordings know who has won once it is over, and no chances before.
  expect(chances({ homeWin: 1, status: "finished" })).toBe(false);
  expect(chances({})).toBe(false);
});

test.each([
  ["", filterNone],
  ["?show=live", { ...filterNone, show: "live" }],
  [
    "?league=premier-league&team=Brighton+%26+Hove+Albion",
    {
      ...filterNone,
      league: "premier-league",
      team: "Brighton & Hove Albion",
    },
  ],
  ["?show=finished&sport=tennis", { ...filterNone, show: "finished", sport: "tennis" }],
] as const)("the address %s leads to its filter and back", (query, filter) => {
  expect(filterOf(new URLSearchParams(query))).toEqual(filter);
  expect(addressOf(filter)).toBe(`/scores${query}`);
});

test("an address that says nothing known shows everything", () => {
  expect(filterOf(new URLSearchParams("show=nonsense&sport=chess&team="))).toEqual(filterNone);
});

test("a league in which something was live stays where it was when that is over", () => {
  const matches = [
    match("1", { league: "a", status: "scheduled", home: "A", away: "B" }),
    match("2", { league: "b", status: "finished", home: "C", away: "D" }),
  ];
  const order = (watched: readonly string[]) =>
    arrange({
      matches,
      leagues,
      filter: filterNone,
      starred: starred([]),
      zone: "UTC",
      watched: new Set(watched),
    }).sections.map((section) => section.league);
  expect(order([])).toEqual(["a", "b"]);
  expect(order(["b"])).toEqual(["b", "a"]);
});
