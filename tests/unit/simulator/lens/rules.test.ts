/** Records that cannot be: each rule sees the one that breaks it, and nothing else. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMarket } from "../../../../server/simulate/checks/market-sample.ts";
import { readMatches } from "../../../../server/simulate/checks/match-sample.ts";
import { reportLines } from "../../../../server/simulate/checks/report.ts";
import { judgeSports } from "../../../../server/simulate/checks/sport-checks.ts";
import { judgeTrades } from "../../../../server/simulate/checks/trade-checks.ts";
import type { Verdict } from "../../../../server/simulate/checks/verdict.ts";
import {
  barColumns,
  eventColumns,
  matchColumns,
  tradeColumns,
} from "../../../../server/simulate/files/columns.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
});
afterAll(() => rm(folder, { recursive: true }));

const put = (name: string, columns: readonly string[], lines: readonly string[]) =>
  writeFile(join(folder, name), `${[columns.join(","), ...lines].join("\r\n")}\r\n`);

const failed = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ verdict }) => verdict === "fail").map(({ statistic }) => statistic);

const bars = [
  "A,Energy,60000,10,10.5,9.99,10.2,300,2,10.205",
  "B,Energy,60000,0.5001,0.5001,0.5001,0.5001,100,1,0.50005",
  "A,Energy,120000,10.2,10.2,10.2,10.2,0,0,10.21",
];

test.each([
  [0, bars[0], []],
  [
    0,
    "A,Energy,60000,10,10.5,9.99,10.2,300,2,",
    [
      "bars: numbers are numbers, prices above 0",
      "bars: prices are on the grid, midpoints on half of it",
    ],
  ],
  [0, "A,Energy,60000,10,10.1,9.99,10.2,300,2,10.2", ["bars: low ≤ open, close ≤ high"]],
  [0, "A,Energy,60000,10,10.5,10.1,10.2,300,2,10.2", ["bars: low ≤ open, close ≤ high"]],
  [
    0,
    "A,Energy,60000,10,10.505,9.99,10.2,300,2,10.2",
    ["bars: prices are on the grid, midpoints on half of it"],
  ],
  [
    0,
    "A,Energy,60000,10,10.5,9.99,10.2,300,2,10.203",
    ["bars: prices are on the grid, midpoints on half of it"],
  ],
  [
    0,
    "A,Energy,60000,10,10.5,9.99,10.2,0,2,10.2",
    ["bars: volume where there are trades, and only there"],
  ],
  [
    2,
    "A,Energy,120000,10.3,10.3,10.3,10.3,0,0,10.2",
    ["bars: without trades the close before, four times"],
  ],
  [2, bars[0], ["bars: one a minute and symbol, in order of time"]],
  [2, "A,Health,180000,10.3,10.3,10.3,10.3,1,1,10.2", ["bars: a symbol has one sector"]],
])("bars, line %i as %s: %j", async (at, line, rules) => {
  await put("bars.csv", barColumns, bars.with(at, line ?? ""));
  const { verdicts, isOpen } = await readMarket(join(folder, "bars.csv"));
  expect(failed(verdicts)).toEqual(rules);
  expect([isOpen(60_000), isOpen(119_999), isOpen(59_999)]).toEqual([true, true, false]);
});

const prints = ["60000,A,10,100,buy,10", "60001,B,0.5001,1,sell,0.5", "120500,A,10.01,100,sell,10"];

test.each([
  [0, prints[0], []],
  [0, "60000,A,10.001,100,buy,10", ["prints: price above 0 and on the grid"]],
  [0, "60000,A,10,0,buy,10", ["prints: size a whole number above 0, side buy or sell"]],
  [0, "60000,A,10,100,bid,10", ["prints: size a whole number above 0, side buy or sell"]],
  [1, "59999,B,1,1,sell,1", ["prints: in order of time"]],
  [2, "181000,A,10,1,sell,1", ["prints: in a session, or in the auction that ends it"]],
])("prints, line %i as %s: %j", async (at, line, rules) => {
  await put("trades.csv", tradeColumns, prints.with(at, line ?? ""));
  const isOpen = (time: number) => time >= 59_000 && time < 120_000;
  const verdicts = await judgeTrades(join(folder, "trades.csv"), isOpen);
  expect(failed(verdicts)).toEqual(rules);
});

const none = ",,,,,,,,";
const sure = "0.5,0.2,0.3,0.6,0.2,0.2,0.9,0.1,0";
const matches = [
  `football,l,a,A,B,1,0,finished,${sure},home,`,
  `tennis,l,b,C,D,1,1,finished,0.5,0,0.5,0.5,0,0.5,1,0,0,home,retired`,
  `football,l,c,E,F,0,0,live,0.4,0.3,0.3,,,,,,,,`,
  `tennis,l,d,G,H,,,finished,0.5,0,0.5,0,0,1,0,0,1,away,walkover`,
];
const events = [
  "a,football,0,1H,kickoff,,0,0",
  "a,football,100,1H,goal,home,1,0",
  "b,tennis,50,S1,kickoff,,0,0",
  "a,football,2700,HT,period,,1,0",
  "a,football,2700,2H,period,,1,0",
  "b,tennis,900,S1,set,home,1,0",
  "a,football,5600,FT,full-time,,1,0",
  "b,tennis,1900,S2,set,away,1,1",
  "b,tennis,1990,S3,retirement,away,1,1",
  "d,tennis,0,,retirement,home,,",
];

async function judge(
  matchLines: readonly string[],
  eventLines: readonly string[],
): Promise<string[]> {
  await put("matches.csv", matchColumns, matchLines);
  await put("events.csv", eventColumns, eventLines);
  const sample = await readMatches(folder);
  return failed([...sample.verdicts, ...judgeSports(sample.matches)]);
}

test.each([
  [0, matches[0], []],
  [2, matches[0], ["matches: a match is told once"]],
  [
    0,
    `football,l,a,A,B,1.5,0,finished,${sure},home,`,
    [
      "matches: scores are whole numbers from 0 on",
      "events: the last tells the score of the result",
    ],
  ],
  [
    0,
    matches[0]?.replace("0.6,0.2,0.2", "0.6,0.2,0.201"),
    ["matches: chances are 0 to 1 and sum to 1"],
  ],
  [
    0,
    matches[0]?.replace("0.6,0.2,0.2", "1.1,-0.1,0"),
    ["matches: chances are 0 to 1 and sum to 1"],
  ],
  [
    0,
    `football,l,a,A,B,1,0,finished${none},,home,`,
    ["matches: who is over has all chances, and at the end certainty"],
  ],
  [
    0,
    `football,l,a,A,B,1,0,finished,${sure},,`,
    ["matches: who is over has all chances, and at the end certainty"],
  ],
  [
    0,
    `football,l,a,A,B,1,0,finished,${sure},draw,`,
    ["matches: the winner is who scored more, where that decides"],
  ],
  [
    0,
    `football,l,a,A,B,2,0,finished,${sure},home,`,
    ["events: the last tells the score of the result"],
  ],
  [0, `football,l,z,A,B,2,0,finished,${sure},home,`, ["events: a match that is over has some"]],
  [1, matches[1]?.replace("home,retired", "away,retired"), ["rules: who gives up does not win"]],
  [
    1,
    matches[1]?.replace("retired", ""),
    [
      "matches: the winner is who scored more, where that decides",
      "rules: two sets or three win, and no more are played",
      "rules: who gives up does not win",
    ],
  ],
])("matches, line %i as %s: %j", async (at, line, rules) => {
  expect(await judge(matches.with(at, line ?? ""), events)).toEqual(rules);
});

const score = "events: the score follows from them";
test.each([
  [1, "a,football,100,1H,goal,away,1,0", [score]],
  [1, "a,football,100,1H,corner,home,1,0", [score]],
  [3, "a,football,90,1H,foul,home,1,0", ["events: the clock never goes back within a period"]],
  [
    4,
    "a,football,2700,2H,second-yellow,home,1,0",
    ["laws: two yellow cards of one player are a red one"],
  ],
  [4, "a,football,5400,ET,period,,1,0", ["laws: extra time and kicks only after a level score"]],
])("events, line %i as %s: %j", async (at, line, rules) => {
  const second = "a,football,5500,2H,corner,,1,0";
  expect(await judge(matches, events.with(at, line ?? "").toSpliced(5, 0, second))).toEqual(rules);
});

const over = (points: string) =>
  `basketball,l,g,A,B,${points},finished,0.5,0,0.5,0.6,0,0.4,0.9,0,0.1,home,`;
const game = [
  "g,basketball,0,Q1,kickoff,home,0,0",
  "g,basketball,20,Q1,field-goal,home,2,0",
  "g,basketball,40,Q1,three-pointer,away,2,3",
  "g,basketball,60,Q1,free-throw,home,3,3",
  "g,basketball,61,Q1,free-throw,home,4,3",
  "g,basketball,2880,Q4,period,,4,3",
  "g,basketball,2880,FT,full-time,,4,3",
];

test.each([
  [1, game[1], []],
  [1, "g,basketball,20,Q1,three-pointer,home,2,0", [score]],
  [1, "g,basketball,20,Q1,field-goal,away,2,0", [score]],
  [1, "g,basketball,20,Q1,rebound,home,2,0", [score]],
  [
    5,
    "g,basketball,2890,OT,timeout,home,4,3",
    ["rules: overtime only after a level score, and after every one"],
  ],
])("basketball, line %i as %s: %j", async (at, line, rules) => {
  const whole = game.toSpliced(5, 0, "g,basketball,2870,Q4,turnover,home,4,3");
  const changed = whole.with(at < 5 ? at : at + 1, line ?? "");
  expect(await judge([over("4,3")], changed)).toEqual(rules);
});

test("seven timeouts are all that a side has", async () => {
  const timeouts = (count: number) =>
    game.toSpliced(
      5,
      0,
      ...Array.from({ length: count }, () => "g,basketball,62,Q1,timeout,home,4,3"),
    );
  expect(await judge([over("4,3")], timeouts(7))).toEqual([]);
  expect(await judge([over("4,3")], timeouts(8))).toEqual([
    "rules: at most seven timeouts a side, and two in each overtime",
  ]);
});

test("changes of players are counted, one more in extra time", async () => {
  const changes = (count: number) =>
    Array.from({ length: count }, () => "a,football,2710,2H,substitution,home,1,0");
  const law = "laws: at most five changes a side, six in extra time";
  expect(await judge(matches, events.toSpliced(5, 0, ...changes(5)))).toEqual([]);
  expect(await judge(matches, events.toSpliced(5, 0, ...changes(6)))).toEqual([law]);
});

test("a report names columns, lines them up, and ends with the count", () => {
  const verdict = { area: "a", statistic: "s", expected: "0 to 1", measured: "0.5" } as const;
  expect(
    reportLines([
      { ...verdict, verdict: "pass" },
      { ...verdict, statistic: "longer", verdict: "fail" },
      { ...verdict, verdict: "none" },
    ]),
  ).toEqual([
    "area  statistic  expected  measured  verdict",
    "a     s          0 to 1    0.5       pass",
    "a     longer     0 to 1    0.5       FAIL",
    "a     s          0 to 1    0.5       not judged",
    "1 passed, 1 failed, 1 not judged",
  ]);
});
