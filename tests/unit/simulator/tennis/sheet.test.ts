import { beforeAll, expect, test } from "vitest";
import type { TeamSide } from "../../../../lib/schema/topics.ts";
import { Random } from "../../../../server/feed/simulator/random.ts";
import { TennisMatch } from "../../../../server/feed/simulator/tennis/match.ts";
import { TestMatch } from "../support.ts";
import { playMany, type Sample, sum } from "./sample.ts";

let played: Sample[] = [];
beforeAll(() => {
  played = playMany("sheet", 400);
}, 60_000);

const seconds = (clock: string | null | undefined) => {
  const [hours = 0, minutes = 0] = (clock ?? "").split(":").map(Number);
  return 3600 * hours + 60 * minutes;
};

test("row, events and statistics agree", () => {
  for (const { match, writer } of played) {
    const { row, events, stats } = writer;
    const { sets, line } = match.score;
    expect(row).toMatchObject({ status: "finished", server: null, homePoints: null });
    expect([row.homeScore, row.awayScore, row.line]).toEqual([sets.home, sets.away, line]);
    expect(row.period).toBe(`S${line.length}`);
    expect(row.ending === "retired").toBe(match.score.winner === null);
    expect(events[0]).toMatchObject({ kind: "kickoff", clock: "0:00", homeScore: 0, awayScore: 0 });
    expect(events.at(-1)).toMatchObject({ kind: "full-time", side: match.winner });
    const ofKind = (kind: string, side: TeamSide) =>
      events.filter((event) => event.kind === kind && event.side === side).length;
    const stat = (id: string) => stats.get(id) ?? [Number.NaN, Number.NaN];
    expect([ofKind("set", "home"), ofKind("set", "away")]).toEqual([sets.home, sets.away]);
    // Break points that were not saved are breaks.
    const [faced, saved] = [stat("break-points-faced"), stat("break-points-saved")];
    expect([faced[0] - saved[0], faced[1] - saved[1]]).toEqual([
      ofKind("break", "away"),
      ofKind("break", "home"),
    ]);
    const count = (side: TeamSide) => match.statistics.of(side);
    expect(sum(stat("points").map(Number))).toBe(count("home").served + count("away").served);
    expect(count("home").points).toBe(
      count("home").firstWon +
        count("home").secondWon +
        count("away").served -
        count("away").firstWon -
        count("away").secondWon,
    );
    for (const id of ["first-in", "first-won", "second-won"]) {
      for (const share of stat(id)) expect(share >= 0 && share <= 100).toBe(true);
    }
    // No flood, and nothing goes back.
    expect(events.length).toBeLessThan(70);
    events.reduce((one, other) => {
      const back =
        (other.time ?? 0) < (one.time ?? 0) ||
        seconds(other.clock) < seconds(one.clock) ||
        (other.homeScore ?? 0) < (one.homeScore ?? 0) ||
        (other.awayScore ?? 0) < (one.awayScore ?? 0);
      if (back) expect.fail(`${JSON.stringify(one)} then ${JSON.stringify(other)}`);
      return other;
    });
  }
  expect(played.some(({ writer }) => writer.row.ending === "retired")).toBe(true);
});

test("a match point that is saved is told", () => {
  const saves = played.flatMap(({ writer }) =>
    writer.events.filter(({ kind }) => kind === "point"),
  );
  expect(saves.length).toBeGreaterThan(20);
  expect(saves.every(({ text }) => text?.endsWith("saves a match point"))).toBe(true);
});

const serve = { firstIn: 0.6, ace: 0.1, firstWon: 0.75, secondWon: 0.5, doubleFault: 0.1 };
const even = { home: 0.65, away: 0.65, bestOf: 3, retires: 0 } as const;

function matchWith(changes: { walkover?: number; retires?: number }): [TennisMatch, TestMatch] {
  const writer = new TestMatch();
  const match = new TennisMatch({
    writer,
    home: "One",
    away: "Other",
    pairing: { ...even, serves: { home: serve, away: serve }, retires: changes.retires ?? 0 },
    walkover: changes.walkover ?? 0,
    random: new Random("sheet", "one match"),
    startAt: 1000,
    epoch: 0,
  });
  return [match, writer];
}

test("a walkover is told before a point is played, and its chance is in the forecast", () => {
  const [match, writer] = matchWith({ walkover: 1 });
  expect(match.homeWin).toBeCloseTo(0.5, 12);
  match.step();
  expect(match.nextAt).toBe(Infinity);
  expect(writer.row).toMatchObject({ status: "finished", ending: "walkover" });
  expect(writer.row.homeScore).toBeUndefined();
  expect(writer.events.map(({ kind }) => kind)).toEqual(["retirement"]);
  expect(writer.points).toHaveLength(1);
  expect(writer.events[0]?.side).not.toBe(match.winner);
});

test("who retires does so between games and loses, whatever the score", () => {
  const [match, writer] = matchWith({ retires: 0.5 });
  while (match.phase !== "over") match.step();
  expect(match.score.gamesPlayed).toBe(1);
  expect(writer.row).toMatchObject({
    status: "finished",
    ending: "retired",
    line: match.score.line,
  });
  expect(writer.events.slice(-2).map(({ kind }) => kind)).toEqual(["retirement", "full-time"]);
  expect(writer.events.at(-2)?.side).not.toBe(match.winner);
  expect(writer.points.at(-1)?.slice(1)).toEqual(match.winner === "home" ? [1, 0, 0] : [0, 0, 1]);
});
