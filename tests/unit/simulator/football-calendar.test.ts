/** Years of calendars and rows, without a match being played. */
import { expect, test } from "vitest";
import {
  aheadMs,
  type Calendar,
  dayMs,
  doubleRoundRobin,
  hourMs,
  LondonDays,
  Rest,
  type Scheduled,
} from "../../../server/feed/simulator/football/calendar.ts";
import { clubsBelow, worldClubs } from "../../../server/feed/simulator/football/clubs.ts";
import { Cup, cup } from "../../../server/feed/simulator/football/cup.ts";
import {
  PremierLeague,
  premierLeague,
} from "../../../server/feed/simulator/football/premier-league.ts";
import { Rows } from "../../../server/feed/simulator/football/rows.ts";
import { startOfUkTime } from "../../../server/feed/simulator/football/uk-time.ts";
import { WorldLeague, worldLeagues } from "../../../server/feed/simulator/football/world-league.ts";
import { Random } from "../../../server/feed/simulator/random.ts";
import { fixtures, TestSink } from "./support.ts";

/** Tuesday 25 August 2026, 09:00 in London. */
const epoch = Date.UTC(2026, 7, 25, 8);
const teams = [...new Set(fixtures.flatMap(({ home, away }) => [home, away]))].sort();
const left = fixtures
  .filter(({ fullTime }) => fullTime === null)
  .sort((a, b) => a.kickoff - b.kickoff);

/** Hands out matches until a time; who wins a tie is chance. */
function years(seed: string, count: number, announced: (match: Scheduled) => void = () => {}) {
  const days = new LondonDays(epoch);
  const rest = new Rest();
  const league = new PremierLeague(seed, teams, left, days, rest);
  const clubs = { league: teams, below: clubsBelow };
  const calendars: Calendar[] = [league, new Cup(seed, clubs, days, rest, league.weeks)];
  const world = new WorldLeague(seed, epoch);
  const all: Scheduled[] = world.past();
  for (const match of all) announced(match);
  calendars.push(world);
  const chance = new Random(seed, "winners");
  for (;;) {
    const [first] = calendars.sort((a, b) => a.nextAt - b.nextAt);
    if (first === undefined || first.nextAt > count * 365 * dayMs) return all;
    const match = first.next();
    first.ended(match, chance.chance(0.5) ? match.home : match.away);
    all.push(match);
    announced(match);
  }
}

const all = years("calendar", 3);
const isLondon = ({ league }: Scheduled) => !league.startsWith("world");

/** Day of the week (Sunday is 0) and time of day in London. */
function londonTime({ startTime }: Scheduled): { day: number; time: string } {
  const ms = epoch + startTime;
  const date = new Date(ms).toISOString().slice(0, 10);
  const summer = startOfUkTime(date, "12:00") !== Date.parse(`${date}T12:00:00Z`);
  const shown = new Date(ms + (summer ? hourMs : 0));
  return { day: shown.getUTCDay(), time: shown.toISOString().slice(11, 16) };
}

test("a double round robin has every pair twice, and every team once a round", () => {
  const names = Array.from({ length: 20 }, (_, i) => `T${i}`);
  const pairings = doubleRoundRobin(names);
  expect(pairings).toHaveLength(380);
  expect(new Set(pairings.map(({ home, away }) => `${home} ${away}`)).size).toBe(380);
  expect(pairings.every(({ home, away }) => home !== away)).toBe(true);
  const rounds = Map.groupBy(pairings, ({ round }) => round);
  expect(rounds.size).toBe(38);
  for (const round of rounds.values()) {
    expect(new Set(round.flatMap(({ home, away }) => [home, away])).size).toBe(20);
  }
  // In a half of the season every team is at home about as often as away.
  for (const name of names) {
    const atHome = pairings.slice(0, 190).filter(({ home }) => home === name).length;
    expect(atHome).toBeGreaterThanOrEqual(8);
    expect(atHome).toBeLessThanOrEqual(11);
  }
  expect(() => doubleRoundRobin(["a", "b", "c"])).toThrow(/even/);
});

test("clubs rest two days between matches of England, one between those of the world", () => {
  const last = new Map<string, number>();
  let least = Infinity;
  for (const match of [...all].sort((a, b) => a.startTime - b.startTime)) {
    for (const team of [match.home, match.away]) {
      const before = last.get(team) ?? -Infinity;
      const gap = match.startTime - before;
      if (gap < (isLondon(match) ? 2 * dayMs : dayMs)) {
        expect.fail(`${team} plays again after ${gap / hourMs} h: ${match.id}`);
      }
      if (isLondon(match)) least = Math.min(least, gap);
      last.set(team, match.startTime);
    }
  }
  expect(last.size).toBe(20 + clubsBelow.length + worldClubs.length);
  // The rule is put to the test.
  expect(least).toBeLessThan(3 * dayMs);
});

test("seasons follow each other, each whole, its matchdays in order", () => {
  const seasons = Map.groupBy(
    all.filter(({ league }) => league.startsWith("premier")),
    ({ season }) => season,
  );
  const whole = [...seasons.values()].slice(0, -1);
  expect(whole.map((matches) => matches.length)).toEqual([left.length, 380, 380, 380]);
  for (const matches of whole.slice(1)) {
    expect(new Set(matches.map(({ home, away }) => `${home} ${away}`)).size).toBe(380);
  }
  for (const [season, matches] of seasons) {
    expect(new Set(matches.map(({ league }) => league))).toEqual(
      new Set([premierLeague(season).id]),
    );
    const first = new Map<string, number>();
    for (const { round, startTime } of matches) {
      first.set(round, Math.min(first.get(round) ?? Infinity, startTime));
    }
    const numbers = [...first].map(([round, time]) => ({ at: Number(round.split(" ")[1]), time }));
    expect(numbers.map(({ at }) => at)).toEqual(
      [...numbers].sort((a, b) => a.time - b.time).map(({ at }) => at),
    );
    expect(numbers.every(({ at }, i) => i === 0 || at === (numbers[i - 1]?.at ?? 0) + 1)).toBe(
      true,
    );
  }
  // The last round of a season begins at one time.
  const finals = whole[1]?.filter(({ round }) => round === "Matchday 38") ?? [];
  expect(new Set(finals.map(({ startTime }) => startTime)).size).toBe(1);
});

test("kick-offs are where fans expect them", () => {
  const league = all.filter(({ league }) => league.startsWith("premier"));
  const allowed: Record<number, readonly string[]> = {
    6: ["12:30", "15:00", "17:30"],
    0: ["14:00", "16:00", "16:30"],
    1: ["20:00"],
    2: ["19:30", "19:45", "20:00", "20:15"],
    3: ["19:30", "19:45", "20:00", "20:15"],
  };
  for (const match of league) {
    const { day, time } = londonTime(match);
    if (!allowed[day]?.includes(time)) expect.fail(`${match.id} on day ${day} at ${time}`);
  }
  // The first round is that Tuesday's and Wednesday's, and cup ties run at six in the evening.
  const tuesday = all.filter(({ startTime }) => startTime < dayMs).filter(isLondon);
  expect(tuesday.filter((match) => londonTime(match).time === "17:45")).toHaveLength(3);
  expect(tuesday.filter(({ knockout }) => !knockout)).toHaveLength(5);
  const offsets = new Map(worldClubs.map(({ name, offset }) => [name, offset]));
  for (const match of all.filter((one) => !isLondon(one))) {
    const offset = offsets.get(match.home) ?? Number.NaN;
    const local = ((((epoch + match.startTime) / hourMs + offset) % 24) + 24) % 24;
    if (!(local >= 12 && local <= 21.5)) expect.fail(`${match.id} at ${local} local time`);
  }
});

test("a cup has 31 ties, and who is in a round has won the one before", () => {
  const seasons = Map.groupBy(
    all.filter(({ league }) => league === cup.id),
    ({ season }) => season,
  );
  const whole = [...seasons.values()].slice(0, -1);
  expect(whole.length).toBeGreaterThan(3);
  for (const ties of whole) {
    expect(ties).toHaveLength(31);
    expect(new Set(ties.map(({ id }) => id)).size).toBe(31);
    expect(ties.every(({ knockout }) => knockout)).toBe(true);
    const rounds = Map.groupBy(ties, ({ round }) => round);
    expect([...rounds.values()].map((round) => round.length)).toEqual([16, 8, 4, 2, 1]);
    let before: Set<string> | null = null;
    for (const round of rounds.values()) {
      const clubs = round.flatMap(({ home, away }) => [home, away]);
      expect(new Set(clubs).size).toBe(clubs.length);
      if (before !== null) expect(clubs.every((club) => before?.has(club))).toBe(true);
      before = new Set(clubs);
    }
  }
  // Another draw each year.
  const [one, other] = whole.map((ties) => ties.map(({ home, away }) => `${home} ${away}`).join());
  expect(one).not.toBe(other);
});

test("matches are announced in order, two days before", () => {
  const seed = "ahead";
  const world = new WorldLeague(seed, epoch);
  world.past();
  for (let i = 0; i < 500; i += 1) {
    const { nextAt } = world;
    expect(world.next().startTime).toBeGreaterThanOrEqual(nextAt + aheadMs);
  }
});

test("years do not make the board grow, and a season begins with nothing played", () => {
  const sink = new TestSink();
  const rows = new Rows(sink, epoch);
  const leagues = [cup, ...worldLeagues];
  const begun = new Set<string>();
  years("rows", 4, (scheduled) => {
    const league =
      leagues.find(({ id }) => id === scheduled.league) ?? premierLeague(scheduled.season);
    const writer = rows.announce(scheduled, league);
    const key = `${scheduled.league} ${scheduled.season}`;
    const match = sink.matches.get(scheduled.id);
    expect(match?.row).toMatchObject({ home: scheduled.home, status: "scheduled" });
    if (league.table && !begun.has(key)) {
      const others = [...sink.matches.values()].filter(({ row }) => row.league === league.id);
      expect(others.every(({ row }) => row.status === "scheduled")).toBe(true);
      expect(others.every(({ events }) => events.length === 0)).toBe(true);
    }
    begun.add(key);
    // As if it had been played at once.
    writer.set({ status: "finished", homeScore: 1, ending: "extra-time" });
    writer.event({ kind: "goal" } as never);
    expect(match?.events).toHaveLength(1);
  });
  const known = fixtures.length - left.length;
  const world = 2 * 22 * 21;
  expect(rows.count).toBe(left.length + 2 * 380 + 31 + world);
  expect(rows.count + known).toBeLessThan(2200);
  expect(begun.size).toBeGreaterThan(25);
});
