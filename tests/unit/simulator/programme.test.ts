import { expect, test } from "vitest";
import { Football } from "../../../server/feed/simulator/football/football.ts";
import { doubleRoundRobin, Programme } from "../../../server/feed/simulator/football/programme.ts";
import { fixtures, TestSink } from "./support.ts";

const hourMs = 3_600_000;
const unplayed = fixtures.filter(({ fullTime }) => fullTime === null).length;

test("a double round robin has every pair twice, and every team once a round", () => {
  const teams = Array.from({ length: 20 }, (_, i) => `T${i}`);
  const pairings = doubleRoundRobin(teams);
  expect(pairings).toHaveLength(380);
  expect(new Set(pairings.map(({ home, away }) => `${home} ${away}`)).size).toBe(380);
  expect(pairings.every(({ home, away }) => home !== away)).toBe(true);
  const rounds = Map.groupBy(pairings, ({ round }) => round);
  expect(rounds.size).toBe(38);
  for (const round of rounds.values()) {
    expect(new Set(round.flatMap(({ home, away }) => [home, away])).size).toBe(20);
  }
  // In a half of the season every team is at home about as often as away.
  for (const team of teams) {
    const atHome = pairings.slice(0, 190).filter(({ home }) => home === team).length;
    expect(atHome).toBeGreaterThanOrEqual(8);
    expect(atHome).toBeLessThanOrEqual(11);
  }
  expect(() => doubleRoundRobin(["a", "b", "c"])).toThrow(/even/);
});

test("a programme plays the rest first, then whole seasons, and gives each team its rest", () => {
  const teams = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const rest = [{ round: "Matchday 9", home: "c", away: "a" }];
  const programme = new Programme("programme", teams, rest);
  const matches = Array.from({ length: 1 + 3 * 56 }, () => programme.next());
  expect(matches[0]).toMatchObject({ ...rest[0], season: 0 });
  for (const season of [1, 2, 3]) {
    const pairs = matches.filter((match) => match.season === season);
    expect(new Set(pairs.map(({ home, away }) => `${home} ${away}`)).size).toBe(56);
  }
  const last = new Map<string, number>();
  let before = -1;
  for (const { home, away, kickoff } of matches) {
    expect(kickoff).toBeGreaterThan(before);
    before = kickoff;
    for (const team of [home, away]) {
      const previous = last.get(team);
      if (previous !== undefined) expect(kickoff - previous).toBeGreaterThan(2.4 * hourMs);
      last.set(team, kickoff);
    }
  }
});

/** Runs football alone; `watch` is called at every full simulated minute. */
function run(hours: number, watch: (minute: number, football: Football, sink: TestSink) => void) {
  const sink = new TestSink();
  const football = new Football("football", fixtures, 0);
  football.open(sink);
  for (let minute = 0; minute < hours * 60; minute += 1) {
    while (football.nextAt <= minute * 60_000) football.step();
    watch(minute, football, sink);
  }
  return { sink, football };
}

test("from an hour in, three to eight matches are being played and some are announced", () => {
  const { sink } = run(48, (minute, football, { matches }) => {
    if (minute < 60) return;
    const rows = [...matches.values()].map(({ row }) => row);
    const live = rows.filter(({ status }) => status === "live" || status === "break").length;
    const ahead = rows.filter(({ status }) => status === "scheduled").length;
    if (live < 3 || live > 8 || ahead !== 6 || live !== football.running) {
      expect.fail(`${live} live and ${ahead} ahead in minute ${minute}`);
    }
  });
  expect(sink.leagues.map(({ id }) => id)).toEqual(["premier-league", "premier-league-2"]);
});

test("the season in the data is there with its results, and is played to its end", () => {
  const sink = new TestSink();
  const football = new Football("season", fixtures, 0);
  football.open(sink);
  const ids = [...sink.matches.keys()];
  expect(ids).toHaveLength(380 - unplayed + 6);
  expect(ids.every((id) => /^[a-z0-9.-]+$/.test(id))).toBe(true);
  const first = sink.matches.get("premier-league.liverpool-bournemouth")?.row;
  expect(first).toMatchObject({
    homeScore: 4,
    awayScore: 2,
    status: "finished",
    line: [
      [1, 0],
      [3, 2],
    ],
    homeWin: 1,
    // 20:00 in London, in summer.
    startTime: Date.UTC(2025, 7, 15, 19),
  });
  while (football.nextAt < 60 * hourMs) football.step();
  const season = [...sink.matches.values()].filter(({ row }) => row.league === "premier-league");
  expect(season).toHaveLength(380);
  expect(season.every(({ row }) => row.status === "finished")).toBe(true);
  const teams = Map.groupBy(
    season.flatMap(({ row }) => [row.home, row.away]),
    (team) => team,
  );
  expect(new Set([...teams.values()].map((list) => list.length))).toEqual(new Set([38]));
});

test("seasons without end do not make the board grow", () => {
  const sink = new TestSink();
  const football = new Football("seasons", fixtures, 0);
  football.open(sink);
  let most = 0;
  const seen: number[] = [];
  while (football.nextAt < 24 * 30 * hourMs) {
    football.step();
    if (sink.leagues.length > seen.length) {
      seen.push(sink.matches.size);
      const leagues = sink.leagues.slice(-1);
      const rows = [...sink.matches.values()].filter(({ row }) => row.league === leagues[0]?.id);
      // A season begins with nothing played, and without a trace of the one whose rows it takes.
      if (seen.length > 1) {
        expect(rows.every(({ row }) => row.status === "scheduled")).toBe(true);
        expect(rows.every(({ events, points }) => events.length + points.length === 0)).toBe(true);
      }
    }
    most = Math.max(most, sink.matches.size);
  }
  const ids = sink.leagues.map(({ id }) => id);
  expect(ids.slice(1, 5)).toEqual([
    "premier-league-2",
    "premier-league-3",
    "premier-league-2",
    "premier-league-3",
  ]);
  expect(new Set(sink.leagues.map(({ name }) => name)).size).toBe(ids.length);
  expect(most).toBe(380 * 3);
  const events = [...sink.matches.values()].map(({ events }) => events.length);
  expect(Math.max(...events)).toBeLessThan(80);
});
