/** No impossible state: the laws of the game, looked at after each step of a few hundred games. */
import { expect, test } from "vitest";
import type { Row } from "../../../../lib/schema/topics.ts";
import { elapsedMs, games, type Shown } from "./sample.ts";

type Players = readonly [string, Partial<Row<"players">>][];
type Event = Row<"events">;

const n = 150;
const sides = ["home", "away"] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const of = ({ writer }: Shown, side: "home" | "away"): Players =>
  [...writer.players].filter(([, player]) => player.side === side);

/** Seconds that a clock of the play-by-play leaves in its period. */
function secondsOf(clock: string): number {
  const [, minutes = "0", seconds = ""] = /(?:(\d+):)?(\d+(?:\.\d)?)$/.exec(clock) ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

/** What is wrong with what is shown, or nothing. */
function wrong(shown: Shown): string | null {
  const { game, writer } = shown;
  const { row } = writer;
  for (const side of sides) {
    const players = of(shown, side);
    const on = players.filter(([, { status }]) => status === "on");
    if (on.length !== 5) return `${on.length} of ${side} are on the floor`;
    for (const [id, { status, fouls = 0 }] of players) {
      if ((fouls ?? 0) > 6) return `${id} has ${fouls} fouls`;
      if ((status === "out") !== (fouls === 6)) return `${id} is ${status} with ${fouls} fouls`;
    }
    const points = sum(players.map(([, { points }]) => points ?? 0));
    if (points !== (side === "home" ? row.homeScore : row.awayScore))
      return `${side} adds up wrong`;
    const left = side === "home" ? row.homeTimeouts : row.awayTimeouts;
    const most = game.period > 4 ? 2 : game.period === 4 ? 4 : 7;
    if (left == null || left < 0 || left > most) return `${side} has ${left} timeouts`;
  }
  const line = row.line ?? [];
  if (line.length !== game.period) return `${line.length} periods in the line`;
  if (sum(line.map(([home]) => home)) !== row.homeScore) return "the home line adds up wrong";
  if (sum(line.map(([, away]) => away)) !== row.awayScore) return "the away line adds up wrong";
  if ((row.clock ?? "").length > (row.status === "live" ? 5 : 8)) return `clock ${row.clock}`;
  if ((row.status === "live") !== (row.server != null)) return `${row.server} has the ball`;
  return null;
}

const worth: Readonly<Record<string, number>> = { "field-goal": 2, "three-pointer": 3 };

/** Events go by one at a time: legal points, times and clocks that never go back. */
function wrongStep(before: Event, after: Event): string | null {
  const [home, away] = [
    (after.homeScore ?? 0) - (before.homeScore ?? 0),
    (after.awayScore ?? 0) - (before.awayScore ?? 0),
  ];
  const isFree = after.kind === "free-throw";
  const points = isFree && after.text?.includes("makes") ? 1 : (worth[after.kind ?? ""] ?? 0);
  const [own, other] = after.side === "away" ? [away, home] : [home, away];
  if (own !== points || other !== 0) return `${own} and ${other} points`;
  if ((after.time ?? 0) < (before.time ?? 0)) return "time goes back";
  const same =
    before.period === after.period && before.clock?.slice(0, 3) === after.clock?.slice(0, 3);
  if (same && secondsOf(after.clock ?? "") > secondsOf(before.clock ?? ""))
    return "the clock goes back";
  return null;
}

let clock = { game: null as unknown, elapsed: 0, time: 0 };
let steps = 0;
const played = games("laws", n, (shown) => {
  const { game, writer } = shown;
  const fault = wrong(shown);
  const elapsed = elapsedMs(game.period, game.leftMs);
  const time = writer.row.time ?? 0;
  const same = clock.game === game;
  if (same && (elapsed < clock.elapsed || time < clock.time)) expect.fail("the clock goes back");
  // Real time is never shorter than what the clock has run.
  if (same && time - clock.time < elapsed - clock.elapsed - 1)
    expect.fail("the clock runs too fast");
  if (fault !== null) expect.fail(`${fault} at ${writer.row.period} ${writer.row.clock}`);
  clock = { game, elapsed, time };
  steps += 1;
});

test("at every step five are on the floor, nobody plays on with six fouls, and all adds up", () => {
  expect(steps).toBeGreaterThan(n * 300);
});

test("the play-by-play goes by legal points, and its times and clocks never back", () => {
  for (const { writer } of played) {
    const { events, row } = writer;
    events.reduce((before, after) => {
      const fault = wrongStep(before, after);
      if (fault !== null)
        expect.fail(`${fault}: ${before.text}, then ${after.text} ${after.clock}`);
      return after;
    });
    expect(events[0]).toMatchObject({ kind: "kickoff", period: "Q1", clock: "12:00" });
    expect(events.at(-1)).toMatchObject({
      kind: "full-time",
      homeScore: row.homeScore,
      awayScore: row.awayScore,
    });
    expect(row).toMatchObject({ status: "finished", period: "FT", clock: "Final", server: null });
    expect(row.ending).toBe((row.line ?? []).length > 4 ? "overtime" : null);
    expect(row.homeScore).not.toBe(row.awayScore);
    expect(events.length).toBeLessThan(620);
  }
});

test("minutes add up to five a side, plus-minus to five times the margin", () => {
  for (const { game, writer } of played) {
    const { home, away } = game.score;
    for (const side of sides) {
      const own = game.options[side].roster.map((player) => game.squads[side].of(player));
      expect(sum(own.map(({ playedMs }) => playedMs))).toBe(5 * elapsedMs(game.period, 0));
      const margin = side === "home" ? home - away : away - home;
      expect(sum(own.map(({ plusMinus }) => plusMinus))).toBe(5 * margin);
    }
    const total = (id: string) => writer.stats.get(id) ?? [Number.NaN, Number.NaN];
    for (const [at, side] of sides.entries()) {
      const box = (pick: (row: Partial<Row<"players">>) => number | null | undefined) =>
        sum(of({ game, writer }, side).map(([, player]) => pick(player) ?? 0));
      expect(box(({ fieldMade }) => fieldMade)).toBe(total("field-goals")[at]);
      expect(box(({ threeTried }) => threeTried)).toBe(total("threes-tried")[at]);
      expect(box(({ freeMade }) => freeMade)).toBe(total("free-throws")[at]);
      expect(box(({ rebounds }) => rebounds)).toBe(total("rebounds")[at]);
      expect(box(({ fouls }) => fouls)).toBe(total("fouls")[at]);
      for (const [, p] of of({ game, writer }, side)) {
        const twos = 2 * ((p.fieldMade ?? 0) - (p.threeMade ?? 0));
        expect(p.points).toBe(twos + 3 * (p.threeMade ?? 0) + (p.freeMade ?? 0));
        expect(p.fieldTried ?? 0).toBeGreaterThanOrEqual(p.fieldMade ?? 0);
      }
    }
  }
});

test("free throws follow a shooting foul, the fifth of a quarter or the second of its last minutes", () => {
  for (const { writer } of played) {
    let fouls = { period: "", home: 0, away: 0 };
    let late = { home: 0, away: 0 };
    let may = false;
    let due = false;
    for (const { kind, side, text, clock, period } of writer.events) {
      const name = `${period} ${clock?.startsWith("OT") ? clock.slice(0, 3) : ""}`;
      if (name !== fouls.period) {
        fouls = { period: name, home: 0, away: 0 };
        late = { home: 0, away: 0 };
      }
      if (kind === "foul" && side !== null && !text?.startsWith("Offensive")) {
        fouls[side] += 1;
        if (secondsOf(clock ?? "") <= 120) late[side] += 1;
        due = text?.startsWith("Shooting") === true || fouls[side] >= 5;
        // An attack that began before the last two minutes goes by what was then.
        may = due || late[side] >= 2;
      } else if (kind === "free-throw") {
        if (!may) expect.fail(`${text} at ${name} ${clock}`);
        if (/(\d) of \1$/.test(text ?? "")) {
          due = false;
          may = false;
        }
      } else if (due && kind !== "fouled-out" && kind !== "substitution") {
        expect.fail(`${text} at ${name} ${clock} in place of a free throw`);
      }
    }
  }
});

test("timeouts: seven a game, four in the fourth quarter, two in its last minutes and an overtime", () => {
  for (const { writer } of played) {
    for (const side of sides) {
      const of = (among: (event: Event) => boolean) =>
        writer.events.filter((e) => e.kind === "timeout" && e.side === side && among(e)).length;
      const seconds = ({ clock }: Event) => secondsOf(clock ?? "");
      expect(of(({ period }) => period !== "OT")).toBeLessThanOrEqual(7);
      expect(of(({ period }) => period === "Q4")).toBeLessThanOrEqual(4);
      expect(of((e) => e.period === "Q4" && seconds(e) <= 180)).toBeLessThanOrEqual(2);
      expect(
        of(({ period, clock }) => period === "OT" && !clock?.startsWith("OT")),
      ).toBeLessThanOrEqual(2);
    }
  }
});

test("chances are chances at every update, not too many, and certain at the end and only there", () => {
  for (const { game, writer } of played) {
    const { points } = writer;
    for (const [clock, homeWin, draw, awayWin] of points) {
      const bad = Math.abs(homeWin + awayWin - 1) > 1e-9 || draw !== 0 || !clock;
      if (bad || homeWin < 0 || homeWin > 1) expect.fail(`${homeWin} ${awayWin} at ${clock}`);
    }
    expect(points.at(-1)).toEqual([
      "Final",
      game.score.home > game.score.away ? 1 : 0,
      0,
      game.score.home > game.score.away ? 0 : 1,
    ]);
    expect(points.slice(0, -1).every(([, homeWin]) => homeWin > 0 && homeWin < 1)).toBe(true);
    expect(points.length).toBeGreaterThan(100);
    expect(points.length).toBeLessThan(330);
    expect(points[0]?.[0]).toBe("Q1 12:00");
    expect(points.map(([clock]) => clock)).toContain("HT");
  }
});

test("each second of the clock is shown, however it is written, and changes nothing else", () => {
  const [still] = games("laws", 1);
  const clocks = new Set<string>();
  const [ticking] = games(
    "laws",
    1,
    ({ writer }) => clocks.add(`${writer.row.period} ${writer.row.clock}`),
    true,
  );
  expect(ticking?.writer.events).toEqual(still?.writer.events);
  expect(ticking?.writer.points).toEqual(still?.writer.points);
  expect(Object.fromEntries(ticking?.writer.players ?? [])).toEqual(
    Object.fromEntries(still?.writer.players ?? []),
  );
  for (let second = 60; second < 720; second += 1) {
    expect(clocks).toContain(
      `Q3 ${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}`,
    );
  }
});
