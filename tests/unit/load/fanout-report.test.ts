import { expect, test } from "vitest";
import type { Figures } from "../../load/fanout/figures.ts";
import { whatBreaks, whyNobodyJoins } from "../../load/fanout/ladder.ts";
import {
  mediansTable,
  type Outcomes,
  percent,
  ratioIn,
  ratios,
  remarks,
  runTable,
  short,
} from "../../load/fanout/report.ts";
import { scenarioSummary, scenarioTable } from "../../load/fanout/scenario-report.ts";
import type { Scenario } from "../../load/fanout/scenarios/scenario.ts";
import type { WayName } from "../../load/fanout/ways.ts";

const figures = (changed: Partial<Figures> = {}): Figures => ({
  viewers: 1_000,
  serverCore: 0.2,
  crowdCore: 0.3,
  feedRate: 5_000,
  kilobytes: 20,
  messagesLeast: 9.9,
  messagesMedian: 10,
  rowsPerMessage: 250,
  rowsPerCoreSecond: 12_500_000,
  flushP50: 4,
  flushP99: 8,
  tickP50: 14,
  tickP99: 28,
  unmatched: 0,
  connectionKilobytes: 20,
  equal: true,
  ...changed,
});

/** The cells of a row that begins with a name. */
function row(table: string, name: string): string[] {
  const line = table.split("\n").find((one) => one.startsWith(`| ${name} |`));
  return (line ?? "")
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

const ratioNamed = (name: string) => {
  const found = ratios.find((ratio) => ratio.name === name);
  if (found === undefined) throw new RangeError(`no ratio ${name}`);
  return found;
};

const toTutorial = ratioNamed("rows per core and second, to the tutorial's way");
const bytes = ratioNamed("bytes, to the JSON batch");

test("ratios are of two ways in one run", () => {
  const outcomes: Outcomes = new Map<WayName, Figures | string>([
    ["tutorial", figures({ rowsPerCoreSecond: 50_000 })],
    ["binary", figures({ kilobytes: 9 })],
    ["batch", figures({ kilobytes: 450 })],
  ]);
  expect(ratioIn(outcomes, "binary", toTutorial)).toBe(250);
  expect(ratioIn(outcomes, "binary", bytes)).toBe(0.02);
  expect(row(runTable(outcomes), `ratio of ${toTutorial.name}`)).toEqual(["1", "250", "250"]);
});

test("a ratio to a way that failed or did not run is left out", () => {
  const outcomes: Outcomes = new Map<WayName, Figures | string>([
    ["tutorial", "it fell over"],
    ["binary", figures()],
  ]);
  expect(ratioIn(outcomes, "binary", toTutorial)).toBeNull();
  expect(ratioIn(outcomes, "binary", bytes)).toBeNull();
  const table = runTable(outcomes);
  expect(row(table, "server, of one core")).toEqual(["failed", "20 %"]);
  expect(table).not.toContain("ratio of");
});

test("the medians are those of the ratios, not the ratios of medians", () => {
  const run = (tutorial: number, binary: number): Outcomes =>
    new Map<WayName, Figures | string>([
      ["tutorial", figures({ rowsPerCoreSecond: tutorial })],
      ["binary", figures({ rowsPerCoreSecond: binary })],
    ]);
  const runs = [run(1, 400), run(2, 200), run(4, 1_200)];
  expect(row(mediansTable(runs), `ratio of ${toTutorial.name}`)).toEqual(["1", "300"]);
});

test("what is to be doubted is said", () => {
  const outcomes: Outcomes = new Map<WayName, Figures | string>([
    ["tutorial", "it fell over"],
    ["json", figures({ equal: false })],
    ["binary", figures({ crowdCore: 0.95, unmatched: 0.2 })],
    ["limit", figures()],
  ]);
  expect(remarks(outcomes)).toEqual([
    "`io.emit` per tick failed: it fell over",
    "Bigboard, JSON: A MIRROR IS NOT EQUAL TO THE BOARD",
    "Bigboard, binary: the viewers used 95 % of their core and may have held things up",
    "Bigboard, binary: of 20 % of the messages it is not known when they were flushed",
  ]);
});

test("numbers have as many digits as say something", () => {
  expect([0.01234, 9.876, 12.34, 1_234.5].map(short)).toEqual(["0.0123", "9.88", "12.3", "1,235"]);
  expect(percent(0.4567)).toBe("45.7 %");
});

test("viewers hold while nobody is late or misses messages", () => {
  expect(whatBreaks(figures({ flushP99: 150, messagesLeast: 9.5 }), 10)).toBeNull();
  expect(whatBreaks(figures({ flushP99: 151 }), 10)).toContain("p99");
  expect(whatBreaks(figures({ equal: false }), 10)).toContain("not equal");
  expect(whatBreaks(figures({ flushP99: null }), 10)).toContain("p99");
  expect(whatBreaks(figures({ messagesLeast: 9.4 }), 10)).toContain("9.40 messages/s");
  expect(whatBreaks(figures({ flushP99: 151, crowdCore: 0.95 }), 10)).toContain("core was full");
});

test("the end of the files is told from other ends", () => {
  expect(whyNobodyJoins(new Error("connect EMFILE 127.0.0.1"), 19_000)).toContain("ulimit -n");
  expect(whyNobodyJoins(new Error("connect EADDRNOTAVAIL"), 28_000)).toContain("ports");
  expect(whyNobodyJoins(new Error("read ECONNRESET\n  at"), 5)).toBe(
    "beyond 5 viewers nobody could join: read ECONNRESET",
  );
});

const scenario: Scenario = {
  title: "a title",
  figure: "a figure",
  goal: 3,
  show: (value) => `${value} x`,
  run: () => Promise.reject(new Error("not here")),
};

test("a scenario's median stands against its goal", () => {
  const outcomes = [2, 9, 3].map((value) => ({ value, facts: [] }));
  const line = (summary: string) => summary.split("\n").at(-1);
  expect(line(scenarioSummary([[scenario, outcomes]]))).toBe(
    "| a title | a figure | 2 x, 9 x, 3 x | 3 x | ≤ 3 x | met |",
  );
  expect(line(scenarioSummary([[scenario, [{ value: 4, facts: [] }, "broke"]]]))).toBe(
    "| a title | a figure | 4 x, failed | 4 x | ≤ 3 x | missed |",
  );
  expect(line(scenarioSummary([[scenario, ["broke"]]]))).toContain("not measured");
  expect(line(scenarioSummary([[scenario, outcomes]], 0.5))).toContain("| at a scale of 0.5 |");
});

test("a run of a scenario tells all that it found, or why it failed", () => {
  const found = scenarioTable(scenario, { value: 2, facts: [["viewers", "15,000"]] });
  expect(row(found, "a figure")).toEqual(["2 x"]);
  expect(row(found, "viewers")).toEqual(["15,000"]);
  expect(scenarioTable(scenario, "it broke")).toBe("Failed: it broke");
});
