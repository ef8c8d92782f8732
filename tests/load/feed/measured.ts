/** One measurement of the simulator in a process of its own, and what is made of several. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Where ticks go: nowhere, or to a board that derives all that it does in production. */
export type Target = "nothing" | "board";

export interface FeedCase {
  readonly instruments: number;
  readonly target: Target;
  /** Ticks a simulated second. */
  readonly rate: number;
  /** How many are measured. */
  readonly ticks: number;
}

export interface FeedCost {
  /** Processor time, user and system. */
  readonly nsPerTick: number;
  /** By which the heap grew between two collections. */
  readonly bytesPerTick: number;
}

const program = fileURLToPath(new URL("case.ts", import.meta.url));

/** Measures in a fresh process, so that no case is compiled for another. */
export async function measured(one: FeedCase): Promise<FeedCost> {
  const args = ["--expose-gc", program, JSON.stringify(one)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as FeedCost;
}

/** The middle one; of an even number the lower of two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
}

export interface FeedResult extends FeedCase {
  readonly costs: readonly FeedCost[];
}

const heading = [
  "instruments",
  "ticks go to",
  "ns a tick",
  "lowest to highest",
  "goal",
  "bytes a tick",
];

/** What a tick may cost the simulator alone, by how many instruments there are at most. */
const goals = [
  { instruments: 5000, ns: 300 },
  { instruments: 20_000, ns: 500 },
] as const;

/** Whether a result is within its goal; null where none is set. */
export function isWithin({ instruments, target, costs }: FeedResult): boolean | null {
  const goal = goals.find((one) => instruments <= one.instruments);
  if (goal === undefined || target !== "nothing") return null;
  return median(costs.map(({ nsPerTick }) => nsPerTick)) <= goal.ns;
}

/** A table in Markdown. */
export function feedTable(results: readonly FeedResult[]): string {
  const lines = results.map((result) => {
    const { instruments, target, costs } = result;
    const ns = costs.map(({ nsPerTick }) => nsPerTick);
    const goal = goals.find((one) => instruments <= one.instruments)?.ns;
    const within = isWithin(result);
    const cells = [
      instruments.toLocaleString("en"),
      target === "nothing" ? "nothing" : "a board",
      median(ns).toFixed(0),
      `${Math.min(...ns).toFixed(0)} to ${Math.max(...ns).toFixed(0)}`,
      within === null ? "" : `${goal}: ${within ? "met" : "MISSED"}`,
      median(costs.map(({ bytesPerTick }) => bytesPerTick)).toFixed(1),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [`| ${heading.join(" | ")} |`, `|${heading.map(() => "---").join("|")}|`, ...lines].join(
    "\n",
  );
}
