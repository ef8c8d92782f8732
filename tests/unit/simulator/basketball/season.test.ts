/** The league: who plays when, what a board shows at its opening, and that it stays in bounds. */
import { expect, test } from "vitest";
import type { FeedSink, League, MatchWriter } from "../../../../server/feed/feed.ts";
import { Basketball } from "../../../../server/feed/simulator/basketball/basketball.ts";
import { Calendar } from "../../../../server/feed/simulator/basketball/calendar.ts";
import { clubs } from "../../../../server/feed/simulator/basketball/clubs.ts";
import { rosterOf } from "../../../../server/feed/simulator/basketball/roster.ts";
import { TestSink } from "../support.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Tuesday, 08:00 UTC. */
const epoch = Date.UTC(2026, 7, 25, 8);
const perSeason = clubs.length * (clubs.length - 1);

test("a season has every pair twice, in the evening of the place, and gives each club its rest", () => {
  const calendar = new Calendar("calendar", clubs, epoch);
  const last = new Map<string, number>();
  let before = 0;
  for (const season of [0, 1]) {
    const pairs = new Set<string>();
    for (let i = 0; i < perSeason; i += 1) {
      const game = calendar.next();
      const { home, away, startTime, tipOff } = game;
      expect(game.season).toBe(season);
      pairs.add(`${home.name} ${away.name}`);
      const hour = (((startTime / hourMs + home.offset) % 24) + 24) % 24;
      const late = startTime <= before || tipOff < startTime || tipOff > startTime + 120_000;
      if (late || hour < 18 || hour > 22.5) expect.fail(`${home.name} at ${hour}`);
      before = startTime;
      for (const { name } of [home, away]) {
        expect(startTime - (last.get(name) ?? 0)).toBeGreaterThanOrEqual(20 * hourMs);
        last.set(name, startTime);
      }
    }
    expect(pairs.size).toBe(perSeason);
  }
});

test("a club's thirteen have names and numbers of their own, and five begin", () => {
  for (const { name } of clubs) {
    const roster = rosterOf("rosters", name);
    expect(roster).toHaveLength(13);
    expect(new Set(roster.map((player) => player.name)).size).toBe(13);
    expect(new Set(roster.map(({ number }) => number)).size).toBe(13);
    expect(roster.filter(({ starter }) => starter)).toHaveLength(5);
    expect(roster.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(5, 9);
    expect(roster).toEqual(rosterOf("rosters", name));
  }
});

test.each(["bigboard", "one", "two", "three"])("the board opens in mid-season, seed %s", (seed) => {
  const sink = new TestSink();
  const basketball = new Basketball(seed, epoch);
  basketball.open(sink);
  const rows = [...sink.matches.values()].map(({ row }) => row);
  const at = (status: string) => rows.filter((row) => row.status === status);
  expect(sink.leagues.map(({ sport }) => sport)).toEqual(["basketball"]);
  expect(at("finished").length).toBeGreaterThan(perSeason * 0.4);
  expect(at("finished").length).toBeLessThan(perSeason * 0.6);
  expect(basketball.nextAt).toBeGreaterThanOrEqual(0);
  // Two days ahead are announced, with chances; nothing beyond.
  const ahead = at("scheduled").map(({ startTime }) => (startTime ?? 0) - epoch);
  expect(ahead.length).toBeGreaterThan(20);
  expect(Math.min(...ahead)).toBeGreaterThan(-120_000);
  expect(Math.max(...ahead)).toBeLessThanOrEqual(2 * dayMs);
  for (const row of rows) {
    expect((row.homeWin ?? 0) + (row.awayWin ?? 0)).toBeCloseTo(1, 9);
    expect(row.draw).toBe(0);
  }
  // The games of two days have their stories, those before their results.
  for (const { row, events, players, points } of sink.matches.values()) {
    if (row.status !== "finished") continue;
    const fresh = (row.startTime ?? 0) >= epoch - 2 * dayMs;
    expect(events.length > 300 && players.size === 26).toBe(fresh);
    const [home, away] = [0, 1].map((side) =>
      (row.line ?? []).reduce((sum, period) => sum + (period[side] ?? 0), 0),
    );
    expect([home, away]).toEqual([row.homeScore, row.awayScore]);
    expect(points.at(-1)?.[1] ?? row.homeWin).toBe(
      (row.homeScore ?? 0) > (row.awayScore ?? 0) ? 1 : 0,
    );
  }
  // On the Tuesday at 17:00 UTC, when a newcomer first looks, a game is being played.
  while (basketball.nextAt <= 9 * hourMs) basketball.step();
  expect(basketball.running).toBeGreaterThanOrEqual(1);
  expect(basketball.running).toBeLessThanOrEqual(2);
});

test("the same seed is the same season, game by game", () => {
  const told = (hours: number) => {
    const calls: string[] = [];
    const sink = new TestSink({
      football: (id, call, ...rest) => calls.push(JSON.stringify([id, call, rest])),
    });
    const basketball = new Basketball("same", epoch);
    basketball.open(sink);
    while (basketball.nextAt <= hours * hourMs) basketball.step();
    return calls;
  };
  const [one, other] = [told(3), told(5)];
  expect(one.length).toBeGreaterThan(5000);
  expect(other.slice(0, one.length)).toEqual(one);
});

/** Keeps little of what it is told, so that seasons go by fast. */
class Tally implements FeedSink {
  readonly leagues: League[] = [];
  /** Events that each match shows, and its status. */
  readonly matches = new Map<string, { events: number; status: string }>();

  transact(write: () => void): void {
    write();
  }

  list(): never {
    throw new Error("basketball lists no instruments");
  }

  league(league: League): void {
    this.leagues.push(league);
  }

  match(id: string): MatchWriter {
    if (this.matches.has(id)) throw new RangeError(`match "${id}" is there already`);
    const seen = { events: 0, status: "scheduled" };
    this.matches.set(id, seen);
    return {
      id,
      set: ({ status }) => {
        seen.status = status ?? seen.status;
      },
      event: () => {
        seen.events += 1;
      },
      probability: () => {},
      stat: () => {},
      player: () => {},
      restart: () => {
        seen.events = 0;
      },
    };
  }

  state(): void {}
}

test("seasons without end do not make the board grow", () => {
  const sink = new Tally();
  const basketball = new Basketball("seasons", epoch, false);
  basketball.open(sink);
  let seasons = 0;
  while (sink.leagues.length < 3) {
    basketball.step();
    if (sink.leagues.length <= seasons) continue;
    seasons = sink.leagues.length;
    const id = sink.leagues.at(-1)?.id ?? "";
    const rows = [...sink.matches].filter(([match]) => match.startsWith(`${id}.`));
    // A season that takes the rows of an old one begins without a trace of it.
    const traces = rows.filter(([, { status, events }]) => status !== "scheduled" || events > 0);
    if (seasons > 1) expect(traces).toEqual([]);
    const kept = [...sink.matches.values()].filter(({ events }) => events > 0).length;
    expect(kept).toBeLessThan(40);
  }
  const ids = sink.leagues.map(({ id }) => id);
  expect(ids[2]).toBe(ids[0]);
  expect(new Set(sink.leagues.map(({ name }) => name)).size).toBe(3);
  expect(sink.matches.size).toBeLessThanOrEqual(2 * perSeason);
  expect(basketball.count).toBe(sink.matches.size);
});
