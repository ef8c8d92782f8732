import { beforeAll, expect, test } from "vitest";
import type { Row } from "../../../../lib/schema/topics.ts";
import { simulationStart } from "../../../../server/feed/simulator/generator.ts";
import { slots } from "../../../../server/feed/simulator/tennis/circuit.ts";
import { Tennis } from "../../../../server/feed/simulator/tennis/tennis.ts";
import { TestSink } from "../support.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function opened(seed: string, calls: ConstructorParameters<typeof TestSink>[0] = {}) {
  const sink = new TestSink(calls);
  const tennis = new Tennis(seed, simulationStart);
  tennis.open(sink);
  const until = (ms: number) => {
    while (tennis.nextAt <= ms) tennis.step();
  };
  return { sink, tennis, until };
}

test("at the opening some is over, some is played, and what is drawn is announced", () => {
  const { sink, tennis, until } = opened("opening");
  expect(tennis.nextAt).toBeGreaterThanOrEqual(0);
  const rows = () => [...sink.matches.values()].map(({ row }) => row);
  const ofStatus = (status: Row<"matches">["status"]) =>
    rows().filter((row) => row.status === status);
  expect(ofStatus("finished").length).toBeGreaterThan(100);
  // Results have their statistics; matches under way have their events, too.
  for (const { row, stats, events, points } of sink.matches.values()) {
    expect(stats.size === 0).toBe(row.status === "scheduled" || row.ending === "walkover");
    expect(events.length > 0).toBe(row.status === "live");
    expect(points.length > 0).toBe(row.status === "live");
    expect((row.homeWin ?? 0) + (row.awayWin ?? 0)).toBeCloseTo(1, 9);
  }
  // Tuesday, 17:00 UTC.
  until(9 * hourMs);
  expect(ofStatus("live").length).toBeGreaterThan(0);
  const coming = ofStatus("scheduled").map(
    ({ startTime }) => (startTime ?? 0) - simulationStart - 9 * hourMs,
  );
  expect(coming.filter((ms) => ms < dayMs).length).toBeGreaterThan(10);
  expect(coming.filter((ms) => ms > dayMs && ms < 2 * dayMs).length).toBeGreaterThan(10);
  for (const row of ofStatus("scheduled")) {
    expect(row).toMatchObject({ sport: "tennis", homeScore: null, line: null });
    expect(row.venue).toMatch(/^(Centre Court|Court \d)$/);
  }
});

test("the same seed says the same, another something else", () => {
  const calls = (seed: string) => {
    const all: unknown[] = [];
    const { until } = opened(seed, { football: (...call) => all.push(call) });
    until(12 * hourMs);
    return JSON.stringify(all);
  };
  const once = calls("same");
  expect(calls("same")).toBe(once);
  expect(calls("other")).not.toBe(once);
});

test("all players have names of their own", () => {
  const { tennis } = opened("names");
  expect(tennis.players).toHaveLength(200);
  expect(new Set(tennis.players.map(({ family }) => family)).size).toBe(200);
  expect(new Set(tennis.players.map(({ country }) => country)).size).toBeGreaterThan(25);
});

/** A match that was played, with when. */
interface Seen {
  readonly id: string;
  readonly league: string;
  readonly round: string;
  readonly venue: string;
  readonly home: string;
  readonly away: string;
  readonly from: number;
  readonly to: number;
  winner: string;
}

const days = 42;
const seen: Seen[] = [];
const rowsByWeek: number[] = [];
let idle = 0;
let leagues: TestSink["leagues"] = [];
let kickoffs: number[] = [];

beforeAll(() => {
  const begun = new Map<string, number>();
  const { sink, tennis, until } = opened("tour", {
    football: (id, call, cells, homeWin) => {
      if (call === "probability") {
        const last = seen.findLast((one) => one.id === id);
        if (last?.winner === "") last.winner = homeWin === 1 ? last.home : last.away;
      }
      if (call !== "set") return;
      const { row } = sink.matches.get(id) ?? { row: {} as Partial<Row<"matches">> };
      const { status } = cells as Partial<Row<"matches">>;
      const time = row.time ?? 0;
      if (status === "live") begun.set(id, time);
      const from = begun.get(id);
      if (status !== "finished" || from === undefined || row.ending === "walkover") return;
      begun.delete(id);
      seen.push({
        id,
        league: row.league ?? "",
        round: row.round ?? "",
        venue: row.venue ?? "",
        home: row.home ?? "",
        away: row.away ?? "",
        from,
        to: time,
        winner: "",
      });
    },
  });
  leagues = sink.leagues;
  for (let day = 0; day < days; day += 1) {
    for (let at = day * dayMs; at < (day + 1) * dayMs; at += 5 * 60_000) {
      until(at);
      if (tennis.running === 0) idle += 1;
    }
    if (day % 7 === 6) rowsByWeek.push(tennis.count);
  }
  kickoffs = [...sink.matches.values()].map(
    ({ events }) => events.filter(({ kind }) => kind === "kickoff").length,
  );
}, 60_000);

test("week after week tournaments are played to their finals, in rows that are used again", () => {
  const inRound = (round: string) => seen.filter((one) => one.round === round).length;
  // Six a week; rounds halve, walkovers apart.
  expect(Math.abs(inRound("F") - 6 * 6)).toBeLessThan(5);
  expect(Math.abs(inRound("SF") - 2 * 6 * 6)).toBeLessThan(9);
  expect(inRound("R32")).toBeGreaterThan(15 * 6 * 6);
  expect(rowsByWeek.slice(2)).toEqual(rowsByWeek.slice(2).fill(2 * 6 * 31));
  expect(new Set(leagues.map(({ id }) => id)).size).toBe(2 * 6 + 1);
});

test("a row that is used again has nothing of the match before", () => {
  expect(Math.max(...kickoffs)).toBe(1);
  expect(kickoffs.filter((count) => count === 1).length).toBeGreaterThan(300);
});

test("who lost is out of the tournament, and who won goes on", () => {
  const rounds = ["R32", "R16", "QF", "SF", "F"];
  const last = new Map<string, Seen>();
  let further = 0;
  for (const one of seen) {
    for (const player of [one.home, one.away]) {
      const before = last.get(`${one.league} ${player}`);
      last.set(`${one.league} ${player}`, one);
      if (before === undefined || one.from - before.from > 7 * dayMs) continue;
      further += 1;
      expect(before.winner).toBe(player);
      expect(rounds.indexOf(one.round)).toBeGreaterThan(rounds.indexOf(before.round));
    }
  }
  expect(further).toBeGreaterThan(900);
});

test("somewhere a match is being played nearly always", () => {
  expect(idle / (days * 288)).toBeLessThan(0.1);
});

test("nobody plays twice at once, and no court is used twice at once", () => {
  const overlap = (key: (one: Seen) => readonly string[]) => {
    const busy = new Map<string, Seen>();
    for (const one of [...seen].sort((a, b) => a.from - b.from)) {
      for (const name of key(one)) {
        const last = busy.get(name);
        if (last !== undefined && last.to > one.from) return [last, one];
        busy.set(name, one);
      }
    }
    return null;
  };
  expect(overlap(({ home, away }) => [home, away])).toBeNull();
  expect(overlap(({ league, venue }) => [`${league} ${venue}`])).toBeNull();
  // The check sees what is wrong: all courts taken for one.
  expect(overlap(({ league }) => [league])).not.toBeNull();
});

test("play begins in the day of the place", () => {
  const cities = new Map(slots.flatMap(({ venues }) => venues.map((venue) => [venue.name, venue])));
  const name = new Map<string, string>();
  for (const { id, name: full } of leagues)
    if (!name.has(id)) name.set(id, full.replace(/ \(.*/, ""));
  // The first edition of each league, whose name it still had.
  const first = seen.filter(({ from }) => from < simulationStart + 5 * dayMs);
  expect(first.length).toBeGreaterThan(50);
  for (const { league, from } of first) {
    const venue = cities.get(name.get(league) ?? "");
    if (venue === undefined) continue;
    const hour = ((from + venue.utcOffset * hourMs) % dayMs) / hourMs;
    expect(hour, `${league} at ${from}`).toBeGreaterThanOrEqual(11);
    expect(hour).toBeLessThan(23);
  }
});
