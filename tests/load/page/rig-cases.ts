/** The cases whose pages show one thing of ours, or a rival's, and nothing else. */
import type { Findings, PageCase } from "./findings.ts";
import { fileOf } from "./rig/asked.ts";
import { goalsOf, tableFor } from "./rig-report.ts";
import { type RigCase, type Run, runOnce, type Way } from "./rig-run.ts";

/** A share of updates below which some were lost: a second's edge may cost one. */
const allShown = 0.97;

/** A case that the program can run. */
function pageCase(found: RigCase): PageCase {
  return {
    title: found.title,
    ways: ["empty", ...found.ways.map(({ way }) => fileOf(way))],
    async run(stage): Promise<Findings> {
      const runs: Run[] = [];
      for (let run = 1; run <= stage.options.runs; run += 1) {
        runs.push(await runOnce(found, run, stage));
      }
      const failures = runs.flatMap((run) =>
        [...run].flatMap(([way, outcome]) =>
          typeof outcome === "string" ? [`**${way} failed: ${outcome}**`] : [],
        ),
      );
      return { text: [tableFor(found, runs), ...failures], goals: goalsOf(found, runs) };
    },
  };
}

const recharts: readonly Way[] = [
  { way: "charts-recharts", title: "Recharts as it comes" },
  { way: "charts-recharts:lean", title: "Recharts, no animation, no dots, memoised" },
];
const tables: RigCase["ways"] = [
  { way: "table-bigboard", title: "Bigboard" },
  { way: "table-ag-grid", title: "AG Grid 36" },
  { way: "table-ag-grid:1ms", title: "AG Grid 36, waiting 1 ms" },
];

export const rigCases = {
  charts: pageCase({
    title: "Six charts of 300 points, 10 updates/s",
    asked: { rate: 10, count: 6, size: 300 },
    ways: [{ way: "charts-bigboard", title: "Bigboard" }, ...recharts],
    busyMax: 0.1,
    framesMin: 58,
    shownMin: allShown,
  }),
  chart: pageCase({
    title: "One chart of 1,000 points, 30 updates/s",
    asked: { rate: 30, count: 1, size: 1_000 },
    ways: [{ way: "chart-bigboard", title: "Bigboard" }, ...recharts],
    busyMax: 0.08,
    shownMin: allShown,
  }),
  table: pageCase({
    title: "Table of 485 rows, all changing, 10 updates/s",
    asked: { rate: 10, count: 485, size: 485 },
    ways: tables,
    ratioMax: 0.5,
    shownMin: allShown,
  }),
  table60: pageCase({
    title: "Table of 485 rows, 50 changing, 60 updates/s",
    asked: { rate: 60, count: 485, size: 50 },
    ways: tables,
    ratioMax: 0.6,
  }),
  candles: pageCase({
    title: "Candle chart of 500 candles, 10 updates/s",
    asked: { rate: 10, count: 1, size: 500 },
    ways: [{ way: "candles-bigboard", title: "Bigboard" }],
  }),
  treemap: pageCase({
    title: "Treemap of 485 instruments, all changing, 4 updates/s",
    asked: { rate: 4, count: 485, size: 485 },
    ways: [{ way: "treemap-bigboard", title: "Bigboard" }],
  }),
} as const;
