/** A part of the viewers of a restart, in a process of its own: pages with the real mirror. */
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../../lib/clock.ts";
import { Mirror } from "../../../lib/mirror/mirror.ts";
import type { Selection } from "../../../lib/mirror/selection.ts";
import { socketConnect } from "../../../lib/mirror/socket-link.ts";
import { View } from "../../../lib/mirror/view.ts";
import { type Pace, paceOf } from "../../../lib/wire/messages.ts";
import { BriskSurroundings } from "../../support/brisk-surroundings.ts";
import { Random } from "../../support/random.ts";
import { answer } from "../child.ts";
import { differenceOf } from "../mirror-state.ts";
import { lookOf, looks, type Names } from "../soak/looks.ts";
import type { TableRows } from "../watched-server.ts";
import { WaitLog, type Way } from "./wait-log.ts";

export interface RestartCrowdOptions {
  readonly port: number;
  /** The number of the first of them, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** Deltas a second. */
  readonly pace: number;
  readonly names: Names;
}

interface Page {
  readonly index: number;
  readonly mirror: Mirror;
  readonly selections: readonly Selection[];
  readonly views: readonly View[];
  readonly waits: WaitLog;
  /** When all was there again, ms since the epoch; null since it was last forgotten. */
  backAt: number | null;
}

/** Of how many it is told how they came back. */
const slowestCount = 3;
/** How many come at once. */
const atOnce = 20;
const pages: Page[] = [];

const isLive = ({ mirror }: Page) => mirror.connection.status === "live";

function open(index: number, url: string, pace: Pace, names: Names): Page {
  const waits = new WaitLog();
  const { clock, random } = waits;
  const mirror = new Mirror(socketConnect({ clock, random, url }), new BriskSurroundings());
  mirror.setPace(pace);
  const selections = looks[lookOf(index)](names, new Random(index));
  const views = selections.map((selection) => {
    const view = new View(mirror, selection);
    view.onChange(() => undefined);
    return view;
  });
  const page: Page = { index, mirror, selections, views, waits, backAt: null };
  mirror.onConnection.listen(() => {
    if (isLive(page)) page.backAt ??= systemClock.now();
  });
  mirror.start();
  return page;
}

answer({
  /** Brings all in. */
  async join({ port, first, count, pace, names }: RestartCrowdOptions): Promise<void> {
    for (let index = first; index < first + count; index += 1) {
      pages.push(open(index, `http://127.0.0.1:${port}`, paceOf(pace), names));
      if (index % atOnce === 0) await sleep(50);
    }
    while (!pages.every(isLive)) await sleep(50);
  },
  /** How many have all that they asked for. */
  live: (): number => pages.filter(isLive).length,
  /** From now on it counts anew how each comes back. */
  forget(): void {
    for (const page of pages) {
      page.waits.forget();
      page.backAt = null;
    }
  },
  /** How those came back who took the longest. @param endedAt when the server was gone, ms since the epoch. */
  slowest: (endedAt: number): Way[] =>
    pages
      .map(({ index, waits, backAt }) => waits.way(index, ((backAt ?? endedAt) - endedAt) / 1_000))
      .sort((one, other) => other.back - one.back)
      .slice(0, slowestCount),
  /** Every topic that somebody looks at. */
  topics: (): string[] => [
    ...new Set(pages.flatMap(({ selections }) => selections.map(({ topic }) => topic))),
  ],
  /** What differs from the server's tables, in words. */
  compare(tables: readonly (readonly [string, TableRows | null])[]): string[] {
    const known = new Map(tables);
    return pages.flatMap(({ index, selections, views }) =>
      selections.flatMap((selection, place) => {
        const picture = views[place]?.now;
        if (picture === undefined) return [];
        const table = known.get(selection.topic) ?? null;
        const difference = differenceOf(selection, picture, table);
        return difference === null ? [] : [`page ${index}: ${difference}`];
      }),
    );
  },
});
