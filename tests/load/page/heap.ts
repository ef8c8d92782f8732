/** The memory of two pages that are left open, after a first while and at the end. */
import { setTimeout as sleep } from "node:timers/promises";
import { short, tableOf } from "../fanout/report.ts";
import { atMost, type Findings, type Goal, type PageCase, type Stage } from "./findings.ts";
import { type HeapKinds, heapKinds } from "./heap-kinds.ts";
import { type Place, placesOf, startPages, visitLive } from "./pages.ts";
import { inBrowser, type Visit } from "./visit.ts";

const rate = 10_000;
const watched = ["/", "/markets/AAPL"];
/** The look that the last one is held against; in short runs after a sixth of the time. min */
const firstLook = 5;
const growthMax = 1.05;

interface Look {
  readonly minute: number;
  /** Bytes in use, garbage collected. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Only at the first look and the last: taking it stops the page for a while. */
  readonly kinds: HeapKinds | null;
}

async function lookAt(visit: Visit, minute: number, closely: boolean): Promise<Look> {
  const { cdp } = visit;
  await cdp.send("HeapProfiler.enable");
  // Twice: what the first frees may hold on to more.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.disable");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    minute,
    heap: usedSize,
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
    kinds: closely ? await heapKinds(visit) : null,
  };
}

/** Minutes at which to look: the first look, and every so often until the end. */
export function lookMinutes(minutes: number): number[] {
  const step = Math.min(firstLook, minutes / 6);
  return Array.from({ length: Math.round(minutes / step) }, (_, index) => (index + 1) * step);
}

async function run(stage: Stage): Promise<Findings> {
  const { options, cores, progress } = stage;
  const server = await startPages(stage, { rate });
  const found: [Place, Look[]][] = [];
  try {
    await inBrowser(cores?.crowd ?? null, options.minutes * 60, async (browser) => {
      const visits: [Visit, Look[]][] = [];
      for (const place of placesOf(server, watched)) {
        const looks: Look[] = [];
        visits.push([await visitLive(browser, server.address, place.path), looks]);
        found.push([place, looks]);
      }
      const began = performance.now();
      const minutes = lookMinutes(options.minutes);
      for (const [at, minute] of minutes.entries()) {
        const closely = at === 0 || at === minutes.length - 1;
        await sleep(Math.max(0, began + minute * 60_000 - performance.now()));
        for (const [visit, looks] of visits) {
          looks.push(await lookAt(visit, minute, closely));
        }
        const heaps = visits.map(([, looks]) => megabytes(looks.at(-1)?.heap ?? 0)).join(", ");
        progress(`after ${short(minute)} min: ${heaps}`);
      }
      for (const [visit] of visits) visit.mustBeWell();
    });
  } finally {
    await server.end();
  }
  const [first = []] = found.map(([, looks]) => looks);
  const heading = ["", ...first.map(({ minute }) => `${short(minute)} min`)];
  const rows = found.flatMap(([{ name }, looks]) => [
    [`${name}: heap`, ...looks.map(({ heap }) => megabytes(heap))],
    [`${name}: of it data`, ...looks.map(({ kinds }) => kindText(kinds?.data))],
    [`${name}: of it code`, ...looks.map(({ kinds }) => kindText(kinds?.code))],
    [`${name}: nodes`, ...looks.map(({ nodes }) => short(nodes))],
    [`${name}: listeners`, ...looks.map(({ listeners }) => short(listeners))],
  ]);
  const goals = found.map(([{ name }, looks]): Goal => {
    const [one] = looks;
    const last = looks.at(-1);
    return {
      question: `${name}: heap after ${short(options.minutes)} min, to that after ${short(one?.minute ?? 0)} min`,
      values: [one === undefined || last === undefined ? null : last.heap / one.heap],
      show: (ratio) => ratio.toFixed(3),
      goal: `≤ ${growthMax}`,
      holds: atMost(growthMax),
    };
  });
  return { text: [tableOf(heading, rows)], goals };
}

const kindText = (bytes: number | undefined) => (bytes === undefined ? "" : megabytes(bytes));
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;

export const heap: PageCase = {
  title: `Memory of two pages at ${rate.toLocaleString("en")} ticks/s`,
  run,
};
