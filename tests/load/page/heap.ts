/** The memory of two pages that are left open, after a first while and at the end. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { short, tableOf } from "../fanout/report.ts";
import { atMost, type Findings, type Goal, type PageCase, type Stage } from "./findings.ts";
import { type HeapKinds, heapSnapshot, kindsOf } from "./heap-kinds.ts";
import { type Place, placesOf, startPages, visitLive } from "./pages.ts";
import { inBrowser, type Visit } from "./visit.ts";

const rate = 10_000;
const watched = ["/", "/markets/AAPL"];
/** The look that the last one is held against; in short runs after a sixth of the time. min */
const firstLook = 5;
const growthMax = 1.05;
/**
 * How often a page is looked at each time, and how long from one to the next at most, ms. The page
 * goes on meanwhile, so what it has made and dropped since the collection is seen as well, some 3 %
 * in one look and nothing in another: the lowest is what it holds.
 */
const closeLooks = 5;
const betweenLooksMax = 10_000;

interface Look {
  readonly minute: number;
  /** Bytes in use, garbage collected; the lowest of {@link closeLooks}. */
  readonly heap: number;
  /** The highest of these. */
  readonly highest: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Only at the first look and the last: taking it stops the page for a while. */
  readonly kinds: HeapKinds | null;
}

/** Bytes in use once garbage is collected. */
async function heapOf({ cdp }: Visit): Promise<number> {
  await cdp.send("HeapProfiler.enable");
  // Twice: what the first frees may hold on to more.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  await cdp.send("HeapProfiler.disable");
  return usedSize;
}

interface Occasion {
  readonly minute: number;
  /** From one look to the next, ms. */
  readonly between: number;
  readonly closely: boolean;
  /** Keeps a snapshot of a page. */
  readonly keep: (snapshot: string, page: number, minute: number) => void;
}

/** Looks at all pages by turns, several times. */
async function lookAt(visits: readonly Visit[], occasion: Occasion): Promise<Look[]> {
  const { minute, between, closely, keep } = occasion;
  const heaps: number[][] = visits.map(() => []);
  for (let look = 0; look < closeLooks; look++) {
    if (look > 0) await sleep(between);
    for (const [at, visit] of visits.entries()) heaps[at]?.push(await heapOf(visit));
  }
  const looks: Look[] = [];
  for (const [at, visit] of visits.entries()) {
    const { metrics } = await visit.cdp.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const all = heaps[at] ?? [];
    const snapshot = closely ? await heapSnapshot(visit) : null;
    if (snapshot !== null) keep(snapshot, at, minute);
    looks.push({
      minute,
      heap: Math.min(...all),
      highest: Math.max(...all),
      nodes: of("Nodes"),
      listeners: of("JSEventListeners"),
      kinds: snapshot === null ? null : kindsOf(snapshot),
    });
  }
  return looks;
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
      const visits: Visit[] = [];
      const places = placesOf(server, watched);
      for (const place of places) {
        visits.push(await visitLive(browser, server.address, place.path));
        found.push([place, []]);
      }
      const keep = (snapshot: string, page: number, minute: number) => {
        if (options.traces === null) return;
        const name = `${places[page]?.name.toLowerCase()}-${minute}.heapsnapshot`;
        writeFileSync(join(options.traces, name), snapshot);
      };
      const began = performance.now();
      const minutes = lookMinutes(options.minutes);
      const between = Math.min(betweenLooksMax, ((minutes[0] ?? 0) * 60_000) / (2 * closeLooks));
      for (const [at, minute] of minutes.entries()) {
        const closely = at === 0 || at === minutes.length - 1;
        // So that the middle one of the looks is at the minute.
        const begin = began + minute * 60_000 - (between * (closeLooks - 1)) / 2;
        await sleep(Math.max(0, begin - performance.now()));
        const looks = await lookAt(visits, { minute, between, closely, keep });
        for (const [page, look] of looks.entries()) found[page]?.[1].push(look);
        const heaps = looks.map(
          ({ heap, highest }) => `${megabytes(heap)} (to ${megabytes(highest)})`,
        );
        progress(`after ${short(minute)} min: ${heaps.join(", ")}`);
      }
      for (const visit of visits) visit.mustBeWell();
    });
  } finally {
    await server.end();
  }
  const [first = []] = found.map(([, looks]) => looks);
  const heading = ["", ...first.map(({ minute }) => `${short(minute)} min`)];
  const rows = found.flatMap(([{ name }, looks]) => [
    [`${name}: heap`, ...looks.map(({ heap }) => megabytes(heap))],
    [`${name}: highest look`, ...looks.map(({ highest }) => megabytes(highest))],
    [`${name}: of it data`, ...looks.map(({ kinds }) => kindText(kinds?.data))],
    [`${name}: of it code`, ...looks.map(({ kinds }) => kindText(kinds?.code))],
    [`${name}: outside of it`, ...looks.map(({ kinds }) => kindText(kinds?.native))],
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
