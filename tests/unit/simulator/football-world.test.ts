/** All of football over weeks, as a board gets it. */
import { beforeAll, expect, test } from "vitest";
import { dayMs, hourMs } from "../../../server/feed/simulator/football/calendar.ts";
import { Football } from "../../../server/feed/simulator/football/football.ts";
import { simulationStart } from "../../../server/feed/simulator/generator.ts";
import { offence } from "./match-laws.ts";
import { fixtures, type TestMatch, TestSink } from "./support.ts";

const epoch = simulationStart;
const days = 29;
const unplayed = fixtures.filter(({ fullTime }) => fullTime === null).length;

const isRunning = ({ row }: TestMatch) => row.status === "live" || row.status === "break";
const startOf = ({ row }: TestMatch) => (row.startTime ?? 0) - epoch;

function opened(seed: string) {
  const sink = new TestSink();
  const football = new Football(seed, fixtures, epoch);
  football.open(sink);
  const until = (ms: number) => {
    while (football.nextAt <= ms) football.step();
  };
  return { sink, football, until, matches: () => [...sink.matches.values()] };
}

const { sink, football, until, matches } = opened("world");
const seen = { covered: 0, looks: 0, evening: [] as TestMatch[] };
/** What had been played at the opening. */
const history = matches()
  .filter(({ row }) => row.status === "finished")
  .map((match) => ({ row: { ...match.row }, told: match.events.length > 0 }));
const offences: string[] = [];
beforeAll(() => {
  const checked = new Set<string>();
  for (let at = 0; at <= days * dayMs; at += hourMs / 6) {
    until(at);
    seen.looks += 1;
    if (football.running > 0) seen.covered += 1;
    // 18:00 in London on the first day.
    if (at === 9 * hourMs) seen.evening = matches().filter(isRunning);
    for (const match of matches()) {
      if (match.row.status !== "finished" || match.events.length === 0) continue;
      const key = `${match.id} ${match.row.startTime}`;
      if (checked.has(key)) continue;
      checked.add(key);
      const found = offence(match, match.row.league === "founders-cup");
      if (found !== null) offences.push(`${match.id}: ${found}`);
    }
  }
  // Two days before the start are told in full, too.
  expect(checked.size).toBeGreaterThan((days + 1) * 10);
}, 60_000);

test("at the opening there is history, with tables in mid-season", () => {
  const of = (league: string) => history.filter(({ row }) => row.league === league);
  expect(of("premier-league")).toHaveLength(380 - unplayed);
  expect(of("world-league-one").length).toBeGreaterThan(100);
  expect(of("world-league-two").length).toBeGreaterThan(300);
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
  const told = history.filter((match) => match.told);
  expect(told.length).toBeGreaterThan(15);
  expect(told.every(({ row }) => (row.startTime ?? 0) > epoch - 3 * dayMs)).toBe(true);
});

test("at six in the evening a cup tie is being played, and a round of the league is announced", () => {
  const ties = seen.evening.filter(({ row }) => row.league === "founders-cup");
  expect(ties.length).toBeGreaterThan(0);
  const midweek = matches().filter(
    (match) => match.row.league === "premier-league" && Math.abs(startOf(match) - dayMs) < dayMs,
  );
  expect(midweek).toHaveLength(10);
});

test("nearly always something is being played", () => {
  expect(seen.covered / seen.looks).toBeGreaterThan(0.75);
});

test("no match breaks the laws of the game", () => {
  expect(offences).toEqual([]);
});

test("a further season of the World League begins with its rows emptied", () => {
  // Its second division ends and begins again within these days.
  const rows = matches().filter(({ row }) => row.league === "world-league-two");
  expect(rows).toHaveLength(22 * 21);
  const played = rows.filter(({ row }) => row.status === "finished");
  expect(played.length).toBeLessThan(60);
  for (const { row, events, points, players } of rows) {
    if (row.status !== "scheduled" || row.startTime !== null) continue;
    expect([row.homeScore, row.line, row.homeWin, row.ending]).toEqual([null, null, null, null]);
    expect(events.length + points.length + players.size).toBe(0);
  }
  // Its description stays as it was.
  expect(sink.leagues.filter(({ id }) => id === "world-league-two")).toHaveLength(1);
});

test("ids can be in an address, and leagues stand in an order of their own", () => {
  expect([...sink.matches.keys()].every((id) => /^[a-z0-9.-]+$/.test(id))).toBe(true);
  const leagues = new Map(sink.leagues.map((league) => [league.id, league]));
  expect(new Set([...leagues.values()].map(({ position }) => position)).size).toBe(leagues.size);
  expect(football.count).toBe(sink.matches.size);
});

test("the same seed plays the same, another something else", () => {
  const told = (seed: string) => {
    const calls: string[] = [];
    const record = new TestSink({ football: (...call) => calls.push(JSON.stringify(call)) });
    const one = new Football(seed, fixtures, epoch);
    one.open(record);
    while (one.nextAt < dayMs / 2) one.step();
    return calls;
  };
  const calls = told("same");
  expect(calls.length).toBeGreaterThan(5000);
  expect(told("same")).toEqual(calls);
  expect(told("other")).not.toEqual(calls);
});
