import { expect, test } from "vitest";
import { arrange, placesOf, sameArrangement, showOf } from "../../../app/_views/scores/arrange.ts";
import type { LeagueRow } from "../../../app/_views/scores/selections.ts";
import type { ListedMatch } from "../../../app/_views/shared/match-columns.ts";

const day = 86_400_000;

const blank: ListedMatch = {
  sport: "football",
  league: "a",
  round: "Round 1",
  home: "Home",
  away: "Away",
  homeScore: null,
  awayScore: null,
  homeReds: null,
  awayReds: null,
  status: "scheduled",
  period: null,
  clock: null,
  line: null,
  homeWin: null,
  draw: null,
  awayWin: null,
  startTime: 0,
};

const match = (key: string, cells: Partial<ListedMatch>) => ({ key, row: { ...blank, ...cells } });

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
const none = new Set<string>();

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

const places = (matches: ReturnType<typeof match>[], show = showOf(null)) =>
  arrange(matches, leagues, show, none).sections.map((section) => ({
    league: section.league,
    blocks: section.blocks.map(
      (block) => `${block.phase} ${block.round}${block.open ? "" : " (more)"}`,
    ),
    hidden: section.hidden,
  }));

test("live rounds come first, then the next to come, then the latest over; the rest waits", () => {
  const rows = season(7, (round) => (round < 4 ? "finished" : round === 4 ? "live" : "scheduled"));
  expect(places(rows)).toEqual([
    {
      league: "a",
      blocks: [
        "live Round 4",
        "upcoming Round 5",
        "upcoming Round 6 (more)",
        "upcoming Round 7 (more)",
        "finished Round 3",
        "finished Round 2 (more)",
        "finished Round 1 (more)",
      ],
      hidden: 40,
    },
  ]);
});

test("small rounds are open until they fill the room, without holes", () => {
  const rows = [6, 6, 2, 1].flatMap((count, round) =>
    Array.from({ length: count }, (_, index) =>
      match(`r${round}.${index}`, {
        round: `Round ${round}`,
        startTime: -round * day,
        status: "finished",
        home: `${index}`,
      }),
    ),
  );
  const [first] = arrange(rows, leagues, "finished", none).sections;
  expect(first?.blocks.map((block) => block.open)).toEqual([true, true, false, false]);
});

test("leagues stand by position, but what is live goes before", () => {
  const rows = [match("1", { league: "b" }), match("2", { league: "a" })];
  expect(places(rows).map(({ league }) => league)).toEqual(["a", "b"]);
  const withLive = [...rows, match("3", { league: "b", status: "break" })];
  expect(places(withLive).map(({ league }) => league)).toEqual(["b", "a"]);
});

test("counts are of all matches, whatever is shown", () => {
  const rows = season(
    3,
    (round) => (["finished", "live", "postponed"] as const)[round - 1] ?? null,
  );
  const { counts, sections } = arrange(rows, leagues, "live", none);
  expect(counts).toEqual({ all: 30, live: 10, finished: 10, upcoming: 10 });
  expect(sections[0]?.blocks.map((block) => block.phase)).toEqual(["live"]);
});

test("favourites stand apart and once", () => {
  const rows = season(1, () => "live");
  const { favourites, sections } = arrange(rows, leagues, "all", new Set(["m3", "unknown"]));
  expect(favourites).toEqual(["m3"]);
  expect(sections[0]?.blocks[0]?.ids).not.toContain("m3");
  expect(sections[0]?.blocks[0]?.ids).toHaveLength(9);
});

test("neither the order of rows nor a score nor a clock moves a match", () => {
  const rows = season(3, (round) => (round === 1 ? "live" : "scheduled"));
  const before = arrange(rows, leagues, "all", none);
  const later = rows.toReversed().map(({ key, row }) => ({
    key,
    row: row.status === "live" ? { ...row, homeScore: 3, clock: "71'" } : row,
  }));
  expect(sameArrangement(before, arrange(later, leagues, "all", none))).toBe(true);
  const over = later.map(({ key, row }) =>
    key === "m0" ? { key, row: { ...row, status: "finished" as const } } : { key, row },
  );
  expect(sameArrangement(before, arrange(over, leagues, "all", none))).toBe(false);
});

test("a league of which nothing is known yet goes by its id, last", () => {
  const rows = [match("1", { league: "zz" }), match("2", { league: "b" })];
  const { sections } = arrange(rows, leagues, "all", none);
  expect(sections.map(({ name }) => name)).toEqual(["Beta", "zz"]);
  expect(placesOf(arrange([], new Map(), "all", none))).toBe("[[],[]]");
});

test("a league's number of teams is told whatever is shown", () => {
  const rows = season(2, (round) => (round === 1 ? "live" : "scheduled"));
  expect(arrange(rows, leagues, "live", none).sections[0]?.teams).toBe(11);
});

test("a league has chances when one of its matches to be played has", () => {
  const chances = (cells: Partial<ListedMatch>) =>
    arrange([match("1", cells), match("2", {})], leagues, "all", none).sections[0]?.chances;
  expect(chances({ homeWin: 0.4 })).toBe(true);
  // Recordings know who has won once it is over, and no chances before.
  expect(chances({ homeWin: 1, status: "finished" })).toBe(false);
  expect(chances({})).toBe(false);
});

test("a round that spans days tells its first and last kick-off", () => {
  const rows = [match("1", { startTime: 5 }), match("2", { startTime: 2 }), match("3", {})];
  const [block] = arrange(rows, leagues, "all", none).sections[0]?.blocks ?? [];
  expect([block?.startTime, block?.lastTime]).toEqual([0, 5]);
});

test.each([
  ["live", "live"],
  ["upcoming", "upcoming"],
  ["nonsense", "all"],
  [undefined, "all"],
] as const)("the address bar's %s shows %s", (value, show) => {
  expect(showOf(value)).toBe(show);
});
