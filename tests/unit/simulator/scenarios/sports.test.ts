import { beforeAll, expect, test } from "vitest";
import { Football } from "../../../../server/feed/simulator/football/football.ts";
import { planMatch } from "../../../../server/feed/simulator/football/play-match.ts";
import { simulationStart } from "../../../../server/feed/simulator/generator.ts";
import { DerbyDay } from "../../../../server/feed/simulator/scenarios/derby-day.ts";
import { fixtures, TestMatch, TestSink, zMax } from "../support.ts";

const minuteMs = 60_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A match that a storm of goals struck, with what was forecast and how it ended. */
interface Struck {
  /** P(home win), P(draw), P(away win): before it struck, when it had, and well into the second half. */
  readonly unaware: readonly number[];
  readonly first: readonly number[];
  readonly later: readonly number[];
  readonly result: readonly number[];
  /** Goals after it struck; what the law let expect, and the variance of that. */
  readonly goals: number;
  readonly expected: number;
  readonly variance: number;
}

/** Plays matches that see three times the goals from the 30th minute on. */
function play(seed: string, count: number): Struck[] {
  return Array.from({ length: count }, (_, i) => {
    const means = { home: 1.5 + 0.1 * (i % 5), away: 1.3 - 0.1 * (i % 4) };
    const plan = { seed, name: `storm ${i}`, home: "Ashcombe Vale", away: "Brackenridge", means };
    const match = planMatch(plan, new TestMatch());
    const outcome = () => [match.outcome.homeWin, match.outcome.draw, match.outcome.awayWin];
    const until = (phase: string, minute: number) => {
      const isOver = () => match.phase === "FT";
      while (!isOver() && !(match.phase === phase && match.minute >= minute)) match.step();
    };
    until("1H", 30);
    const unaware = outcome();
    match.forecast.quicken(3);
    const before = { ...match.expectation, score: sum(match.score) };
    const first = outcome();
    until("2H", 65);
    const later = outcome();
    until("FT", 0);
    const [home, away] = match.score;
    return {
      unaware,
      first,
      later,
      result: [+(home > away), +(home === away), +(home < away)],
      goals: home + away - before.score,
      expected: match.expectation.goals - before.goals,
      variance: match.expectation.variance - before.variance,
    };
  });
}

let struck: Struck[] = [];
beforeAll(() => {
  struck = play("storm", 800);
}, 60_000);

type Moment = "unaware" | "first" | "later";

function bias(moment: Moment, what: number): number {
  const of = (one: Struck) => one[moment][what] ?? 0;
  const parts = struck.map((one) => (one.result[what] ?? 0) - of(one));
  return sum(parts) / Math.sqrt(sum(struck.map((one) => of(one) * (1 - of(one)))));
}

function spiegelhalter(moment: Moment, what: number): number {
  const of = (one: Struck) => one[moment][what] ?? 0;
  const parts = struck.map((one) => ((one.result[what] ?? 0) - of(one)) * (1 - 2 * of(one)));
  const variance = struck.map((one) => (1 - 2 * of(one)) ** 2 * of(one) * (1 - of(one)));
  return sum(parts) / Math.sqrt(sum(variance));
}

test("in a goal storm three times the goals fall, and chances know it from its start on", () => {
  const goals = sum(struck.map((one) => one.goals));
  const expected = sum(struck.map((one) => one.expected));
  const variance = sum(struck.map((one) => one.variance));
  expect(Math.abs(goals - expected) / Math.sqrt(variance)).toBeLessThan(zMax);
  // About 1.9 goals are left to come after half an hour of an ordinary match.
  expect(goals / struck.length).toBeGreaterThan(5);
  for (const moment of ["first", "later"] as const) {
    for (const what of [0, 1, 2]) {
      expect(Math.abs(bias(moment, what))).toBeLessThan(zMax);
      expect(Math.abs(spiegelhalter(moment, what))).toBeLessThan(zMax);
    }
  }
});

test("chances that did not know of the storm would be seen to be wrong", () => {
  expect(Math.abs(bias("unaware", 1))).toBeGreaterThan(zMax);
});

function opened() {
  const sink = new TestSink();
  const derbies = new DerbyDay("derbies", 0);
  derbies.open(sink);
  const until = (ms: number) => {
    while (derbies.nextAt <= ms) {
      expect(derbies.nextAt).toBeGreaterThanOrEqual(now);
      now = derbies.nextAt;
      derbies.step();
    }
    now = ms;
  };
  let now = 0;
  const rows = () => [...sink.matches.values()].map(({ row }) => row);
  return { sink, derbies, until, rows };
}

test("on a derby day six derbies kick off within a quarter of an hour and are played to their ends", () => {
  const { sink, derbies, until, rows } = opened();
  expect([derbies.nextAt, derbies.count, sink.leagues]).toEqual([Infinity, 0, []]);
  const start = 600_000;
  until(start);
  derbies.influence({ derbies: true }, start);
  expect(sink.leagues.map(({ id }) => id)).toEqual(["derby-day"]);
  expect(rows()).toHaveLength(6);
  const clubs = rows().flatMap(({ home, away }) => [home, away]);
  expect(new Set(clubs).size).toBe(12);
  for (const { startTime, status, homeWin, draw, awayWin } of rows()) {
    expect((startTime ?? 0) - start).toBeGreaterThanOrEqual(15 * minuteMs);
    expect((startTime ?? 0) - start).toBeLessThanOrEqual(30 * minuteMs);
    expect(status).toBe("scheduled");
    expect(sum([homeWin ?? 0, draw ?? 0, awayWin ?? 0])).toBeCloseTo(1, 9);
  }
  until(start + 40 * minuteMs);
  expect(rows().every(({ status }) => status === "live")).toBe(true);
  until(start + 150 * minuteMs);
  expect(rows().every(({ status }) => status === "finished")).toBe(true);
  expect(derbies.nextAt).toBe(Infinity);
  // Once more: the same rows, and nothing of the first round in them.
  derbies.influence({ derbies: true }, start + 200 * minuteMs);
  expect(derbies.count).toBe(6);
  expect(rows().every((row) => row.status === "scheduled" && row.homeScore === null)).toBe(true);
  expect([...sink.matches.values()].every(({ events }) => events.length === 0)).toBe(true);
});

test("a derby day that is ended puts off what has not begun, and plays on what has", () => {
  const { derbies, until, rows } = opened();
  derbies.influence({ derbies: true }, 0);
  until(22 * minuteMs);
  derbies.influence({}, 22 * minuteMs);
  const statuses = rows().map(({ status }) => status);
  expect(statuses.filter((status) => status === "live").length).toBeGreaterThan(1);
  expect(statuses.filter((status) => status === "postponed").length).toBeGreaterThan(1);
  // What is under way when it is wanted again is not played twice.
  const live = rows().find(({ status }) => status === "live");
  derbies.influence({ derbies: true }, 23 * minuteMs);
  expect(live?.status).toBe("live");
  until(180 * minuteMs);
  expect(rows().every(({ status }) => status === "finished")).toBe(true);
});

test("the whole of football is in the storm while it lasts, and what it struck to its end", () => {
  const hour = 60 * minuteMs;
  const goals = (storm: boolean) => {
    let told = 0;
    const kinds = new Set(["goal", "penalty", "own-goal"]);
    const sink = new TestSink({
      football: (_, call, event) => {
        if (call === "event" && kinds.has((event as { kind: string }).kind)) told += 1;
      },
    });
    const football = new Football("storm", fixtures, simulationStart);
    football.open(sink);
    told = 0;
    const until = (ms: number) => {
      while (football.nextAt <= ms) football.step();
    };
    if (storm) football.influence({ goals: 3 });
    until(12 * hour);
    football.influence({});
    const inStorm = told;
    // By then all that was played at its end is over.
    until(15 * hour);
    told = 0;
    until(38 * hour);
    return [inStorm, told];
  };
  const [inStorm = 0, after = 0] = goals(true);
  const [usual = 0, usualAfter = 0] = goals(false);
  expect(usual).toBeGreaterThan(20);
  // Three times as many on average: a Poisson count, far from the usual one on either side.
  expect(inStorm / usual).toBeGreaterThan(2);
  expect(inStorm / usual).toBeLessThan(4);
  expect(usualAfter).toBeGreaterThan(20);
  expect(after / usualAfter).toBeLessThan(1.6);
});
