/** Whether what was looked at during a soak rises. */
import { tableOf } from "../fanout/report.ts";
import type { Lags } from "../lag-log.ts";
import type { Memory } from "../memory.ts";
import { type Point, settled } from "../slope.ts";
import { trendBlocks, trendOf } from "../trend.ts";
import type { SoakLap } from "./crowd.ts";

/** What was seen at one moment. */
export interface Look {
  readonly minute: number;
  readonly memory: Memory;
  readonly lags: Lags;
  readonly lap: Pick<SoakLap, "ageP50" | "ageP99">;
}

export interface Verdict {
  /** A table of all that was judged. */
  readonly table: string;
  /** What rises, in words. */
  readonly wrong: readonly string[];
}

/** Taken to rise where chance alone would do so less often than this. */
const chanceMin = 0.01;

interface Judged {
  readonly name: string;
  readonly unit: string;
  /** null where nothing was there to be seen. */
  readonly of: (look: Look) => number | null;
  /** What it may rise by from the first look that counts to the last, of the same unit. */
  readonly allowed: number;
}

/**
 * Memory may not rise at all. Lags are also those of a machine that has other things to do, so
 * that a rise of a few ms does not count.
 */
const judged: readonly Judged[] = [
  { name: "resident memory", unit: "MB", of: ({ memory }) => memory.resident / 1e6, allowed: 0 },
  { name: "live memory", unit: "MB", of: ({ memory }) => memory.live / 1e6, allowed: 0 },
  { name: "event loop, p99 of a second", unit: "ms", of: ({ lags }) => lags.loop, allowed: 5 },
  {
    name: "change to socket, p99 of a second",
    unit: "ms",
    of: ({ lags }) => lags.flush,
    allowed: 5,
  },
  { name: "change to client, p50", unit: "ms", of: ({ lap }) => lap.ageP50, allowed: 5 },
];

/** Judges what comes after the first third. @returns null where there are too few looks. */
export function judge(looks: readonly Look[]): Verdict | null {
  const wrong: string[] = [];
  const rows: string[][] = [];
  for (const { name, unit, of, allowed } of judged) {
    const points = settled(looks).flatMap((look): Point[] => {
      const value = of(look);
      return value === null ? [] : [{ minute: look.minute, value }];
    });
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined || points.length < 2 * trendBlocks) continue;
    const { slope, chance } = trendOf(points);
    const rises = chance < chanceMin && slope * (last.minute - first.minute) > allowed;
    const figures = `${slope.toFixed(3)} ${unit}/min`;
    if (rises)
      wrong.push(`${name} rises by ${figures}: chance does so once in ${Math.round(1 / chance)}`);
    const values = [first.value, last.value].map((value) => value.toFixed(1));
    rows.push([
      name,
      ...values.map((value) => `${value} ${unit}`),
      figures,
      chance.toFixed(4),
      rises ? "**yes**" : "no",
    ]);
  }
  if (rows.length === 0) return null;
  return {
    table: tableOf(["after the first third", "first", "last", "slope", "by chance", "rises"], rows),
    wrong,
  };
}
