/** Each page at the feed's peak on a processor four times slower: how long its tasks take. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { short, tableOf } from "../fanout/report.ts";
import {
  atMost,
  type Findings,
  type Goal,
  type PageCase,
  percent,
  type Stage,
} from "./findings.ts";
import { type Place, placesOf, startPages, visitLive } from "./pages.ts";
import {
  markName,
  partsOf,
  type TaskFigures,
  type TraceEvent,
  taskCategories,
  taskFigures,
  tasksOf,
} from "./tasks.ts";
import { failureOf, inBrowser } from "./visit.ts";

const rate = 120_000;
const throttle = 4;
const taskMaxMs = 50;
/** So many that the 99th percentile is not the longest of all. */
const secondsDefault = 100;
/** How long a page is left alone after it has come alive, throttled already, s. */
const settleSeconds = 10;
/** Of the longest tasks, how many are told of, and how much of each. */
const tellTasks = 3;
const tellParts = 6;

interface Outcome {
  readonly figures: TaskFigures;
  /** What took the time in the longest tasks. */
  readonly longest: readonly string[];
}

async function tracePage(
  browser: Browser,
  address: string,
  { name, path }: Place,
  seconds: number,
  traces: string | null,
): Promise<Outcome> {
  const visit = await visitLive(browser, address, path);
  // Whatever a page has to answer it is asked at its full speed: on a busy machine a slowed one may
  // never come to it.
  await browser.startTracing(visit.page, { categories: taskCategories });
  let trace: Buffer;
  try {
    await visit.page.evaluate((mark) => performance.mark(mark), markName);
    await visit.throttle(throttle);
    await sleep((settleSeconds + seconds) * 1_000);
    await visit.throttle(1);
  } finally {
    trace = await browser.stopTracing();
  }
  visit.mustBeWell();
  if (traces !== null) writeFileSync(join(traces, `${name.toLowerCase()}.json`), trace);
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const settled = settleSeconds * 1_000;
  const tasks = tasksOf(traceEvents).filter(
    ({ start }) => start >= settled && start < settled + seconds * 1_000,
  );
  const longest = [...tasks]
    .sort((one, other) => other.processor - one.processor)
    .slice(0, tellTasks)
    .map((task) => {
      const parts = partsOf(traceEvents, task, tellParts).join("; ");
      return `${short(task.duration)} ms, ${short(task.processor)} by processor time, at ${(task.start / 1_000 - settleSeconds).toFixed(1)} s: ${parts}`;
    });
  const counted = tasks.map((task) => ({ ...task, start: task.start - settled }));
  return { figures: taskFigures(counted, seconds), longest };
}

function tableFor(found: readonly (readonly [Place, Outcome | string])[]): string {
  const heading = [
    "",
    "median",
    "99 %",
    "longest",
    "99 % by processor time",
    "tasks over 50 ms",
    "main thread busy",
  ];
  const rows = found.map(([{ name }, outcome]) => {
    if (typeof outcome === "string") return [name, "failed", "", "", "", "", ""];
    const { median, p99, worst, p99Processor, long, busy } = outcome.figures;
    return [
      name,
      ...[median, p99, worst, p99Processor].map((value) => `${short(value)} ms`),
      String(long),
      percent(busy),
    ];
  });
  return tableOf(heading, rows);
}

async function run({ options, progress }: Stage): Promise<Findings> {
  const seconds = options.seconds ?? secondsDefault;
  // Nothing is pinned: see start-case.ts.
  const server = await startPages({ cores: null, progress }, { rate });
  const found: [Place, Outcome | string][] = [];
  try {
    for (const place of placesOf(server, options.pages)) {
      progress(`${place.name} at ${rate.toLocaleString("en")} ticks/s for ${seconds} s …`);
      const { address } = server;
      // A browser of its own for each: a trace is of all that a browser does.
      const outcome = await inBrowser(null, seconds + settleSeconds, (browser) =>
        tracePage(browser, address, place, seconds, options.traces),
      ).catch((error: unknown) => {
        progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return failureOf(error);
      });
      found.push([place, outcome]);
      if (typeof outcome !== "string") {
        for (const line of outcome.longest) progress(`  ${line}`);
      }
    }
  } finally {
    await server.end();
  }
  const goals = found.map(
    ([{ name }, outcome]): Goal => ({
      question: `${name} at the peak, processor ${throttle} times slower: longest task of a second, 99 %`,
      values: [typeof outcome === "string" ? null : outcome.figures.p99],
      show: (value) => `${short(value)} ms`,
      goal: `≤ ${taskMaxMs} ms`,
      holds: atMost(taskMaxMs),
    }),
  );
  return { text: [tableFor(found)], goals };
}

export const peak: PageCase = {
  title: `Tasks of each page at ${rate.toLocaleString("en")} ticks/s, processor ${throttle} times slower`,
  run,
};
