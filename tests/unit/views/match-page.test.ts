import { expect, test } from "vitest";
import {
  matchAxis,
  momentumOf,
  momentumPath,
  momentumTop,
} from "../../../app/_views/scores/momentum.ts";
import { nearMatches } from "../../../app/_views/scores/near-matches.ts";
import { nearNames } from "../../../app/_views/scores/near-names.ts";
import { matchTime, untilWords } from "../../../app/_views/scores/until.ts";

const point = (clock: string, edge: number) => ({
  clock,
  homeWin: 0.5 + edge / 2,
  awayWin: 0.5 - edge / 2,
});

/** Points of the minutes from 1 on, each with its difference of chances. */
const minutes = (edges: readonly number[]) =>
  edges.map((edge, index) => point(`${index + 1}'`, edge));

test("momentum is how far the chances have moved in five minutes, or since the kick-off", () => {
  const values = momentumOf(minutes([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.2, -0.4])).map(({ value }) =>
    Number(value.toFixed(6)),
  );
  expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.1, -0.6]);
  expect(momentumOf(minutes([0.4, 0.4])).map(({ value }) => value)).toEqual([0, 0]);
});

test("of two points in a minute the later holds, and breaks are no minutes", () => {
  const points = [point("1'", 0), point("2'", 0.1), point("2'", 0.4), point("HT", 0.9)];
  expect(momentumOf([...points, point("FT", 1)]).map(({ clock }) => clock)).toEqual(["1'", "2'"]);
  expect(momentumOf(points)[1]?.value).toBeCloseTo(0.4);
  expect(momentumOf([{ clock: "1'", homeWin: null, awayWin: 0.5 }])).toEqual([]);
});

test("the scale holds the highest bar in whole tenths, and small bars stay small", () => {
  const top = (value: number) => momentumTop([{ clock: "1'", value }]);
  expect([top(0.05), top(0.3), top(-0.41), top(1.2)]).toEqual([0.3, 0.3, 0.5, 1.2]);
  expect(momentumTop([])).toBe(0.3);
});

test("bars of a side are one path, above the line for home and below it for away", () => {
  const values = [
    { clock: "1'", value: 0.5 },
    { clock: "2'", value: 0 },
    { clock: "3'", value: -0.25 },
  ];
  expect(momentumPath(values, "home", 0.5)).toBe("M0.1 1V0.000h.8V1z");
  expect(momentumPath(values, "away", 0.5)).toBe("M2.1 1V1.500h.8V1z");
});

test("the axis has the whole match from the start, and added minutes move the second half", () => {
  const at = (clocks: readonly string[]) => {
    const axis = matchAxis(clocks.map((clock) => ({ clock, value: 0 })));
    return { length: axis.length, half: axis.half, ticks: axis.ticks.map(({ label }) => label) };
  };
  const usual = ["15'", "30'", "HT", "60'", "75'", "90'"];
  expect(at([])).toEqual({ length: 97, half: 48, ticks: usual });
  expect(matchAxis([]).ticks.map((tick) => tick.at)).toEqual([14, 29, 48, 62, 77, 92]);
  const first = [...Array.from({ length: 45 }, (_, index) => `${index + 1}'`)];
  const long = [...first, ...Array.from({ length: 6 }, (_, index) => `45+${index + 1}'`)];
  expect(at(long).half).toBe(51);
  const second = Array.from({ length: 45 }, (_, index) => `${index + 46}'`);
  expect(at([...first, "45+1'", ...second]).half).toBe(46);
  const extra = [
    ...first,
    ...second,
    ...Array.from({ length: 12 }, (_, index) => `${91 + index}'`),
  ];
  expect(at(extra)).toEqual({ length: 120, half: 45, ticks: [...usual, "105'", "120'"] });
});

const minuteMs = 60_000;

test.each([
  [-5, "any moment"],
  [0, "any moment"],
  [41_200, "in 42 s"],
  [minuteMs, "in 1 min"],
  [11.5 * minuteMs, "in 12 min"],
  [185 * minuteMs, "in 3 h 05 min"],
  [25 * 60 * minuteMs, "in 1 day"],
  [50 * 60 * minuteMs, "in 2 days"],
])("%d ms to the kick-off are %s", (span, words) => {
  expect(untilWords(span)).toBe(words);
});

test("matches go by the time of the one feed that has any", () => {
  const feed = (matches: number | null, clock: number) => ({ row: { matches, clock } });
  expect(matchTime([feed(0, 1), feed(20, 2), feed(null, 3)])).toBe(2);
  expect(matchTime([feed(5, 1), feed(20, 2)])).toBeNull();
  expect(matchTime([])).toBeNull();
});

test("near a match stand both teams' latest before it and next after it, each once", () => {
  const play = (home: string, away: string, startTime: number, status: "finished" | "scheduled") =>
    ({ home, away, startTime, status }) as const;
  const all = {
    old: play("A", "X", 1, "finished"),
    last: play("Y", "A", 2, "finished"),
    other: play("X", "Y", 3, "finished"),
    both: play("B", "A", 9, "scheduled"),
    later: play("A", "Z", 10, "scheduled"),
    putOff: play("B", "Z", 4, "scheduled"),
    now: play("A", "B", 5, "scheduled"),
    // Brought forward, and over by now.
    early: play("A", "Q", 8, "finished"),
  };
  expect(nearMatches("now", all)).toEqual(["last", "both"]);
  expect(nearMatches("unknown", all)).toEqual([]);
});

test.each([
  ["arsnal", ["Arsenal"]],
  ["Man Utd", ["Manchester City", "Manchester United"]],
  ["The United", ["Manchester United", "Newcastle United"]],
  ["AC Milano", ["AC Milan"]],
  ["xyz", []],
  ["", []],
])("who asks for %s may mean %j", (asked, near) => {
  const names = [
    "AC Milan",
    "AC Pisa",
    "Arsenal",
    "Manchester City",
    "Manchester United",
    "Newcastle United",
  ];
  expect(nearNames(asked, names)).toEqual(near);
});
