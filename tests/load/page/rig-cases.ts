/** The cases whose pages show one thing of ours, or a rival's, and nothing else. */
import type { Browser } from "playwright";
import { median } from "../fanout/latency.ts";
import { short, tableOf } from "../fanout/report.ts";
import {
  atLeast,
  atMost,
  type Findings,
  type Goal,
  type PageCase,
  percent,
  type Stage,
} from "./findings.ts";
import { type Asked, fileOf, type Lap, type Rig } from "./rig/asked.ts";
import { busyBetween, openBrowser, Visit } from "./visit.ts";

interface Way {
  /** As the rig's main.ts calls it. */
  readonly way: string;
  readonly title: string;
}

interface RigCase {
  readonly title: string;
  readonly asked: Omit<Asked, "way">;
  /** Ours first, then rivals. */
  readonly ways: readonly [Way, ...Way[]];
  /** Share of the main thread; without for information. */
  readonly busyMax?: number;
  /** Ours to the first rival. */
  readonly ratioMax?: number;
  readonly framesMin?: number;
  /** Share of the updates that must be shown. */
  readonly shownMin?: number;
}

interface Measured {
  /** Shares of the main thread; `busy` without what an empty page takes. */
  readonly busy: number;
  readonly script: number;
  readonly layout: number;
  readonly frames: number;
  readonly frameLongest: number;
  /** Updates/s. */
  readonly shown: number;
  /** Texts of cells/s. */
  readonly cells: number;
}

type Run = ReadonlyMap<string, Measured | string>;
type RigWindow = { readonly rig: Rig };

/** A share of updates below which some were lost: a second's edge may cost one. */
const allShown = 0.97;
/** How long cells are looked at after what is measured, s. */
const lookSeconds = 3;
const secondsDefault = 15;
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function measure(
  browser: Browser,
  address: string,
  asked: Asked,
  { warmUp, seconds }: { warmUp: number; seconds: number },
): Promise<Measured> {
  const visit = await Visit.begin(browser);
  try {
    const parameters = new URLSearchParams(
      Object.entries(asked).map(([name, value]) => [name, String(value)]),
    );
    await visit.page.goto(`${address}/?${parameters}`);
    await visit.page.evaluate(() => (globalThis as unknown as RigWindow).rig.ready);
    const lap = (): Promise<Lap> =>
      visit.page.evaluate(() => (globalThis as unknown as RigWindow).rig.lap());
    await pause(warmUp);
    await lap();
    const before = await visit.busy();
    await pause(seconds);
    const after = await visit.busy();
    const counted = await lap();
    const cells = await visit.page.evaluate(
      (time) => (globalThis as unknown as RigWindow).rig.cellsPerSecond(time),
      lookSeconds,
    );
    visit.mustBeWell();
    const { tasks, script, layout, style } = busyBetween(before, after);
    return {
      busy: tasks,
      script,
      layout: layout + style,
      frames: counted.frames / counted.seconds,
      frameLongest: counted.frameLongest,
      shown: counted.shown / counted.seconds,
      cells,
    };
  } finally {
    await visit.close();
  }
}

/** One run of all ways, each in a page of its own; every other run the other way round. */
async function runOnce(found: RigCase, run: number, stage: Stage): Promise<Run> {
  const { options, progress } = stage;
  const { address } = await stage.rig();
  const times = { warmUp: options.warmUp, seconds: options.seconds ?? secondsDefault };
  const browser = await openBrowser();
  try {
    const empty = await measure(browser, address, { ...found.asked, way: "empty" }, times);
    const outcomes = new Map<string, Measured | string>();
    for (const { way, title } of run % 2 === 0 ? found.ways.toReversed() : found.ways) {
      progress(`${found.title}, run ${run} of ${options.runs}: ${title} …`);
      const outcome = await measure(browser, address, { ...found.asked, way }, times).catch(
        (error: unknown) => {
          progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
          return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
        },
      );
      outcomes.set(
        way,
        typeof outcome === "string"
          ? outcome
          : { ...outcome, busy: Math.max(0, outcome.busy - empty.busy) },
      );
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}

const shownRows: readonly (readonly [string, (of: Measured, asked: RigCase["asked"]) => string])[] =
  [
    ["main thread busy, an empty page's subtracted", ({ busy }) => percent(busy)],
    ["script", ({ script }) => percent(script)],
    ["style and layout", ({ layout }) => percent(layout)],
    [
      "updates shown a second, of those asked",
      ({ shown }, { rate }) => `${short(shown)} of ${rate}`,
    ],
    ["frames/s", ({ frames }) => short(frames)],
    ["longest time between two frames", ({ frameLongest }) => `${short(frameLongest)} ms`],
    ["cells in sight changed a second", ({ cells }) => (cells > 0 ? short(cells) : "")],
  ];

/** Medians over the runs of one figure of a way. */
function middle(runs: readonly Run[], way: string, of: (measured: Measured) => number) {
  return median(runs.flatMap((run) => measuredIn(run, way)?.map(of) ?? []));
}

function measuredIn(run: Run, way: string): [Measured] | null {
  const outcome = run.get(way);
  return outcome === undefined || typeof outcome === "string" ? null : [outcome];
}

function medianOf(runs: readonly Run[], way: string): Measured | null {
  const of = (name: keyof Measured) => middle(runs, way, (measured) => measured[name]);
  const busy = of("busy");
  if (busy === null) return null;
  return {
    busy,
    script: of("script") ?? 0,
    layout: of("layout") ?? 0,
    frames: of("frames") ?? 0,
    frameLongest: of("frameLongest") ?? 0,
    shown: of("shown") ?? 0,
    cells: of("cells") ?? 0,
  };
}

function ratioIn(run: Run, way: string, to: string): number | null {
  const [one] = measuredIn(run, way) ?? [];
  const [other] = measuredIn(run, to) ?? [];
  return one === undefined || other === undefined || other.busy <= 0 ? null : one.busy / other.busy;
}

function tableFor({ ways, asked }: RigCase, runs: readonly Run[]): string {
  const found = ways.map(({ way }) => medianOf(runs, way));
  const rows = shownRows.map(([name, show]) => [
    name,
    ...found.map((measured) => (measured === null ? "failed" : show(measured, asked))),
  ]);
  const [ours] = ways;
  const ratios = ways.map(({ way }) =>
    way === ours.way
      ? ""
      : runs
          .flatMap((run) => ratioIn(run, ours.way, way) ?? [])
          .map((ratio) => ratio.toFixed(2))
          .join(", "),
  );
  if (ways.length > 1) rows.push(["ratio of ours to this one's busy, each run", ...ratios]);
  return tableOf(["", ...ways.map(({ title }) => title)], rows);
}

function goalsOf(found: RigCase, runs: readonly Run[]): Goal[] {
  const { title, asked, ways, busyMax, ratioMax, framesMin, shownMin } = found;
  const [ours, rival] = ways;
  const values = (of: (measured: Measured) => number) =>
    runs.map((run) => measuredIn(run, ours.way)?.map(of)[0] ?? null);
  const goals: Goal[] = [];
  if (busyMax !== undefined) {
    const goal = { show: percent, goal: `≤ ${percent(busyMax)}`, holds: atMost(busyMax) };
    goals.push({ question: `${title}: busy`, values: values(({ busy }) => busy), ...goal });
  }
  if (ratioMax !== undefined && rival !== undefined) {
    goals.push({
      question: `${title}: busy, to ${rival.title}`,
      values: runs.map((run) => ratioIn(run, ours.way, rival.way)),
      show: (ratio) => ratio.toFixed(2),
      goal: `≤ ${ratioMax}`,
      holds: atMost(ratioMax),
    });
  }
  if (shownMin !== undefined) {
    goals.push({
      question: `${title}: updates shown`,
      values: values(({ shown }) => shown / asked.rate),
      show: percent,
      goal: "all",
      holds: atLeast(shownMin),
    });
  }
  if (framesMin !== undefined) {
    const goal = { show: short, goal: `≥ ${framesMin}`, holds: atLeast(framesMin) };
    goals.push({ question: `${title}: frames/s`, values: values(({ frames }) => frames), ...goal });
  }
  return goals;
}

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
} as const;
