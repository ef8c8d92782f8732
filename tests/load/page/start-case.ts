/** How soon each page is there, on a slow processor and an ordinary network. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright";
import { median } from "../fanout/latency.ts";
import { short, tableOf } from "../fanout/report.ts";
import { atMost, type Findings, type Goal, type PageCase, type Stage } from "./findings.ts";
import { blockedAfter, blockedByProcessor, namedScripts } from "./load-figures.ts";
import { type Place, placesOf, startPages } from "./pages.ts";
import { markName, partsOf, type TraceEvent, taskCategories, tasksOf } from "./tasks.ts";
import { inBrowser, Visit } from "./visit.ts";

const rate = 1_000;
const throttle = 4;
/** 10 Mbit/s both ways and 40 ms: what lab tools call a fast connection of a phone. */
const networkFaster = (times: number) => ({
  offline: false,
  latency: 40 / times,
  downloadThroughput: (times * 10_000_000) / 8,
  uploadThroughput: (times * 10_000_000) / 8,
});
/** How long a page is watched after its load event, s. */
const settleSeconds = 5;
const loads = 5;
const processorLoads = 3;
/** Of the longest tasks, how many are told of, and how much of each. */
const tellTasks = 4;
const tellParts = 5;
const lcpMaxMs = 1_500;
const blockedMaxMs = 150;
const scriptMaxBytes = 190_000;

interface Load {
  /** ms since the page was asked for. */
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
  /** What has moved. */
  readonly moved: readonly string[];
  /** ms beyond 50 of each task between the first paint and the end. */
  readonly blocked: number;
  /** Bytes of script as they came, compressed: what the document names, and all until the end. */
  readonly scriptFirst: number;
  readonly scriptAll: number;
  /** Bytes of the document as they came. */
  readonly document: number;
}

interface Seen {
  lcp: number;
  cls: number;
  readonly moved: string[];
  readonly tasks: { start: number; duration: number }[];
}

/** Runs in the page before all else. */
function watch(): void {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly { readonly node?: Node | null }[];
  }
  const nameOf = (node: Node | null | undefined) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? `${element.tagName} "${element.getAttribute("class") ?? ""}"` : "gone";
  };
  const seen: Seen = { lcp: 0, cls: 0, moved: [], tasks: [] };
  Object.assign(globalThis, { seen });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.lcp = startTime;
  });
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput, sources } = entry as Shift;
    if (hadRecentInput) return;
    seen.cls += value;
    seen.moved.push(...sources.map(({ node }) => `${value.toFixed(4)} ${nameOf(node)}`));
  });
  observe("longtask", ({ startTime, duration }) => {
    seen.tasks.push({ start: startTime, duration });
  });
}

/** @param full whether all runs at full speed, the network as much faster as the processor is. */
async function visitSlow(browser: Browser, full = false): Promise<Visit> {
  const visit = await Visit.begin(browser);
  await visit.cdp.send("Network.enable");
  await visit.cdp.send("Network.emulateNetworkConditions", networkFaster(full ? throttle : 1));
  if (!full) await visit.throttle(throttle);
  return visit;
}

/** Loads a page once more, traced. */
async function traced(browser: Browser, visit: Visit, url: string): Promise<TraceEvent[]> {
  await visit.page.addInitScript((mark) => performance.mark(mark), markName);
  await browser.startTracing(visit.page, { categories: [...taskCategories, "v8.execute"] });
  let trace: Buffer;
  try {
    await visit.page.goto(url, { waitUntil: "load" });
    await sleep(settleSeconds * 1_000);
  } finally {
    trace = await browser.stopTracing();
  }
  return (JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }).traceEvents;
}

/**
 * Total blocking time of a load at full speed, if all that the page does took so many times the
 * processor's time, ms. A processor that is made slower waits by the clock, and so takes longer, too,
 * for what others do.
 */
async function processorBlocked(browser: Browser, address: string, path: string): Promise<number> {
  const visit = await visitSlow(browser, true);
  const events = await traced(browser, visit, address + path);
  const { fcp, from } = await visit.page.evaluate((mark) => {
    const startOf = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
    return { fcp: startOf("first-contentful-paint"), from: startOf(mark) };
  }, markName);
  return blockedByProcessor(fcp - from, tasksOf(events), throttle);
}

/** Says what a page's longest tasks were made of. */
async function tellLongest(browser: Browser, address: string, path: string): Promise<string[]> {
  const traceEvents = await traced(browser, await visitSlow(browser), address + path);
  return tasksOf(traceEvents)
    .sort((one, other) => other.duration - one.duration)
    .slice(0, tellTasks)
    .map((task) => {
      const parts = partsOf(traceEvents, task, tellParts).join("; ");
      return `${short(task.duration)} ms, ${short(task.processor)} by processor time, at ${short(task.start)} ms: ${parts}`;
    });
}

async function loadOnce(browser: Browser, address: string, path: string): Promise<Load> {
  const visit = await visitSlow(browser);
  await visit.page.addInitScript(watch);
  const response = await visit.page.goto(address + path, { waitUntil: "load" });
  const html = (await response?.text()) ?? "";
  await sleep(settleSeconds * 1_000);
  const found = await visit.page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Seen };
    const [navigation] = performance.getEntriesByType("navigation");
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return {
      ...seen,
      fcp: paint?.startTime ?? 0,
      document: (navigation as PerformanceNavigationTiming).encodedBodySize,
      scripts: resources
        .filter(({ name }) => /\.js(\?|$)/.test(name))
        .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
    };
  });
  visit.mustBeWell();
  const named = namedScripts(html);
  const bytes = (scripts: typeof found.scripts) =>
    scripts.reduce((sum, script) => sum + script.bytes, 0);
  return {
    fcp: found.fcp,
    lcp: found.lcp,
    cls: found.cls,
    moved: found.moved,
    blocked: blockedAfter(found.fcp, found.tasks),
    scriptFirst: bytes(found.scripts.filter(({ name }) => named.has(new URL(name).pathname))),
    scriptAll: bytes(found.scripts),
    document: found.document,
  };
}

type Figure = Exclude<keyof Load, "moved">;
const middle = (found: readonly Load[], name: Figure) =>
  median(found.map((load) => load[name])) ?? 0;
const milliseconds = (value: number) => `${short(value)} ms`;
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
/** Shifts below what anyone can see are rounding of the browser's. */
const unseenShift = 0.000_5;

function goalsOf({ name }: Place, found: readonly Load[]): Goal[] {
  const values = (of: Figure) => (found.length > 0 ? [middle(found, of)] : [null]);
  const goal = (question: string, of: Figure, show: Goal["show"], max: number, text: string) => ({
    question: `${name}: ${question}`,
    values: values(of),
    show,
    goal: text,
    holds: atMost(max),
  });
  return [
    goal("largest contentful paint", "lcp", milliseconds, lcpMaxMs, "≤ 1.5 s"),
    goal("layout shift", "cls", (value) => value.toFixed(4), unseenShift, "0"),
    goal("total blocking time", "blocked", milliseconds, blockedMaxMs, "≤ 150 ms"),
    goal("script of the first load, gzip", "scriptFirst", kilobytes, scriptMaxBytes, "≤ 190 kB"),
  ];
}

async function run({ options, progress }: Stage): Promise<Findings> {
  // Nothing is pinned: on one core the page's main thread, which is to be four times slower, would
  // also wait for what the browser's other threads draw, and no machine that shows pages has but one.
  const server = await startPages({ cores: null, progress }, { rate });
  const found: [Place, Load[], number[]][] = [];
  const inOne = <Result>(
    work: (browser: Browser, address: string, path: string) => Promise<Result>,
    path: string,
  ) => inBrowser(null, settleSeconds, (browser) => work(browser, server.address, path));
  try {
    for (const place of placesOf(server, options.pages)) {
      // The first is drawn by a server that has not drawn the page before; nobody is measured by it.
      await inOne(loadOnce, place.path).catch(() => null);
      const some: Load[] = [];
      for (let time = 1; time <= loads; time += 1) {
        progress(`${place.name}, load ${time} of ${loads} …`);
        try {
          some.push(await inOne(loadOnce, place.path));
        } catch (error) {
          progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
        }
      }
      const byProcessor: number[] = [];
      for (let time = 1; time <= processorLoads; time += 1) {
        const blocked = await inOne(processorBlocked, place.path).catch(() => null);
        if (blocked !== null) byProcessor.push(blocked);
      }
      found.push([place, some, byProcessor]);
      for (const one of new Set(some.flatMap(({ moved }) => moved))) progress(`  moved: ${one}`);
      const longest = await inOne(tellLongest, place.path).catch(() => []);
      for (const line of longest) progress(`  ${line}`);
    }
  } finally {
    await server.end();
  }
  const heading = [
    "median of 5 loads",
    "first contentful paint",
    "largest contentful paint",
    "layout shift",
    "total blocking time",
    "the same by processor time",
    "script of the first load, gzip",
    `script until ${settleSeconds} s after load`,
    "document",
  ];
  const rows = found.map(([{ name }, some, byProcessor]) => [
    name,
    milliseconds(middle(some, "fcp")),
    milliseconds(middle(some, "lcp")),
    middle(some, "cls").toFixed(4),
    milliseconds(middle(some, "blocked")),
    byProcessor.length > 0 ? milliseconds(median(byProcessor) ?? 0) : "–",
    kilobytes(middle(some, "scriptFirst")),
    kilobytes(middle(some, "scriptAll")),
    kilobytes(middle(some, "document")),
  ]);
  return {
    text: [tableOf(heading, rows)],
    goals: found.flatMap(([place, some]) => goalsOf(place, some)),
  };
}

export const start: PageCase = {
  title: `First load, processor ${throttle} times slower, 10 Mbit/s and 40 ms`,
  run,
};
