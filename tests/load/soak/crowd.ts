/** The viewers of a soak, in a process of their own. */
import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "../../support/random.ts";
import { answer } from "../child.ts";
import { percentile } from "../fanout/latency.ts";
import { Stopwatch } from "../stopwatch.ts";
import type { TableRows } from "../watched-server.ts";
import { FollowerViewer } from "./follower-viewer.ts";
import type { Names } from "./looks.ts";
import { PageViewer } from "./page-viewer.ts";
import { Probe } from "./probe.ts";
import type { SoakViewer, SoakViewerParts } from "./viewer.ts";

export interface SoakOptions {
  readonly port: number;
  readonly viewers: number;
  readonly seed: number;
  readonly names: Names;
  /** How often each of them may do something, ms; a second unless given. */
  readonly actEveryMs?: number;
}

export interface SoakLap {
  /** Who has what it asked for, and who has left for a while. */
  readonly live: number;
  readonly away: number;
  /** Since the start. */
  readonly cuts: number;
  readonly reloads: number;
  /** Share of one core. */
  readonly core: number;
  /** ms from a change to the viewers who only read, since the last lap; null where none came. */
  readonly ageP50: number | null;
  readonly ageP99: number | null;
}

const stopwatch = new Stopwatch();
let viewers: SoakViewer[] = [];
let probes: Probe[] = [];
let restless: NodeJS.Timeout | null = null;
/** How many come at once. */
const atOnce = 20;
const probesMax = 10;

/** Of twenty, what each is. */
const kinds: readonly ((parts: SoakViewerParts) => SoakViewer)[] = [
  ...Array.from({ length: 12 }, () => (parts: SoakViewerParts) => new PageViewer(parts, "good")),
  (parts) => new PageViewer(parts, "slow"),
  (parts) => new PageViewer(parts, "polling"),
  (parts) => new FollowerViewer(parts, "websocket"),
  (parts) => new FollowerViewer(parts, "websocket"),
  (parts) => new FollowerViewer(parts, "events"),
  (parts) => new FollowerViewer(parts, "events"),
  (parts) => new FollowerViewer(parts, "long polls"),
  (parts) => new FollowerViewer(parts, "long polls"),
];

answer({
  async start(options: SoakOptions): Promise<void> {
    const { port, viewers: count, seed, names, actEveryMs = 1_000 } = options;
    const random = new Random(seed);
    for (let index = 0; index < count; index += 1) {
      const viewer = kinds[index % kinds.length]?.({ index, port, names, random });
      if (viewer === undefined) continue;
      viewers.push(viewer);
      await viewer.open();
      if (index % atOnce === 0) await sleep(50);
    }
    probes = Array.from({ length: probesMax }, () => new Probe(port, names.symbols));
    await Promise.all(probes.map(({ ready }) => ready));
    while (viewers.some(({ isLive }) => !isLive)) await sleep(50);
    restless = setInterval(() => {
      for (const viewer of viewers) viewer.act();
    }, actEveryMs);
  },
  /** @throws Error where one who only reads was lost. */
  lap(): SoakLap {
    const lost = probes.find(({ ended }) => ended !== null);
    if (lost !== undefined) throw new Error(`one who only reads was lost: ${lost.ended}`);
    const { seconds, cpuSeconds } = stopwatch.lap();
    const sum = (of: (viewer: SoakViewer) => number) =>
      viewers.reduce((total, viewer) => total + of(viewer), 0);
    const ages = probes.flatMap((probe) => probe.ages.splice(0)).sort((a, b) => a - b);
    return {
      live: viewers.filter(({ isLive }) => isLive).length,
      away: viewers.filter(({ isAway }) => isAway).length,
      cuts: sum(({ cuts }) => cuts),
      reloads: sum(({ reloads }) => reloads),
      core: cpuSeconds / seconds,
      ageP50: percentile(ages, 0.5),
      ageP99: percentile(ages, 0.99),
    };
  },
  /** Lets nothing more happen. */
  calm(): void {
    if (restless !== null) clearInterval(restless);
    restless = null;
    for (const viewer of viewers) viewer.calm();
  },
  /** Every topic that somebody looks at. */
  topics: (): string[] => [...new Set(viewers.flatMap(({ topics }) => topics))],
  /** What differs from the server's tables, in words. */
  compare(tables: readonly (readonly [string, TableRows | null])[]): string[] {
    const known = new Map(tables);
    return viewers.flatMap((viewer) => {
      if (!viewer.isLive) return ["one is not connected"];
      const difference = viewer.difference(known);
      return difference === null ? [] : [difference];
    });
  },
  leave(): void {
    for (const one of [...viewers]) one.leave();
    for (const probe of probes) probe.close();
    viewers = [];
    probes = [];
  },
});
