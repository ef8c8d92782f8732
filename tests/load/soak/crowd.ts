/** The viewers of a soak, in a process of their own. */
import { setTimeout as sleep } from "node:timers/promises";
import { Random } from "../../support/random.ts";
import { answer } from "../child.ts";
import { Stopwatch } from "../stopwatch.ts";
import type { TableRows } from "../watched-server.ts";
import type { Names } from "./looks.ts";
import { SoakViewer } from "./viewer.ts";

export interface SoakOptions {
  readonly port: number;
  readonly viewers: number;
  readonly seed: number;
  readonly names: Names;
}

export interface SoakLap {
  readonly live: number;
  /** Since the start. */
  readonly cuts: number;
  readonly reloads: number;
  /** Share of one core. */
  readonly core: number;
}

const stopwatch = new Stopwatch();
let viewers: SoakViewer[] = [];
let restless: NodeJS.Timeout | null = null;
/** How many come at once. */
const atOnce = 20;

answer({
  async start({ port, viewers: count, seed, names }: SoakOptions): Promise<void> {
    const random = new Random(seed);
    for (let index = 0; index < count; index += 1) {
      const viewer = new SoakViewer(index, port, names, random);
      viewers.push(viewer);
      await viewer.open();
      if (index % atOnce === 0) await sleep(50);
    }
    while (viewers.some(({ isLive }) => !isLive)) await sleep(50);
    restless = setInterval(() => {
      for (const viewer of viewers) viewer.act();
    }, 1_000);
  },
  lap(): SoakLap {
    const { seconds, cpuSeconds } = stopwatch.lap();
    const sum = (of: (viewer: SoakViewer) => number) =>
      viewers.reduce((total, viewer) => total + of(viewer), 0);
    return {
      live: viewers.filter(({ isLive }) => isLive).length,
      cuts: sum(({ cuts }) => cuts),
      reloads: sum(({ reloads }) => reloads),
      core: cpuSeconds / seconds,
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
    for (const viewer of viewers) viewer.leave();
    viewers = [];
  },
});
