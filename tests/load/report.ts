/** Figures from what servers and crowds say, and the table that shows them. */
import type { CrowdFacts, ServerFacts } from "./facts.ts";

export interface Measured {
  /** Ticks/s that the feed made. */
  readonly feedRate: number;
  /** Share of one core that the server used. */
  readonly core: number;
  /** Share of one core that all viewers used. */
  readonly crowdCore: number;
  /** Messages/s of a viewer. */
  readonly messagesMin: number;
  readonly messagesMedian: number;
  /** kB/s of a viewer. */
  readonly kilobytes: number;
  /** Rows/s that reached a viewer, on average. */
  readonly rows: number;
  /** Rows that reached viewers for each second of a core of the server. */
  readonly rowsPerCoreSecond: number;
  /** Of the ticks asked for, how many the feed made. */
  readonly feedKept: number;
  /** Of the ticks asked for, how many reached a viewer one by one. */
  readonly ticksArrived: number;
  readonly lagP50: number | null;
  readonly lagP99: number | null;
  /** MB. */
  readonly memory: number;
  /** Whether all viewers ended with what the board holds; null where nobody keeps anything. */
  readonly equal: boolean | null;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @param run what was asked for, and whether all ended equal. */
export function measured(
  server: ServerFacts,
  crowd: CrowdFacts,
  run: { readonly rate: number; readonly equal: boolean | null },
): Measured {
  const messages = crowd.messages.map((count) => count / crowd.seconds);
  const rows = mean(messages) * crowd.rowsPerMessage;
  const core = server.cpuSeconds / server.seconds;
  const feedRate = server.ticks / server.seconds;
  return {
    feedRate,
    core,
    crowdCore: crowd.cpuSeconds / crowd.seconds,
    messagesMin: Math.min(...messages),
    messagesMedian: median(messages),
    kilobytes: mean(crowd.bytes) / crowd.seconds / 1_000,
    rows,
    rowsPerCoreSecond: (rows * crowd.messages.length) / core,
    feedKept: feedRate / run.rate,
    ticksArrived: mean(messages) / run.rate,
    lagP50: server.lagP50,
    lagP99: server.lagP99,
    memory: server.memory / 1e6,
    equal: run.equal,
  };
}

const whole = (value: number) => Math.round(value).toLocaleString("en");
const percent = (share: number) => `${(share * 100).toPrecision(share < 0.1 ? 2 : 3)} %`;
const some = (value: number | null, unit: string) => (value === null ? "" : `${value} ${unit}`);

/** A Markdown table: the board, and the tutorial's way. */
export function reportOf(board: Measured, tutorial: Measured): string {
  const ratio = board.rowsPerCoreSecond / tutorial.rowsPerCoreSecond;
  const rows: readonly (readonly [string, (of: Measured) => string])[] = [
    ["feed, ticks/s", (of) => `${whole(of.feedRate)} (${percent(of.feedKept)})`],
    ["server, of one core", (of) => percent(of.core)],
    ["all viewers, of one core", (of) => percent(of.crowdCore)],
    ["server's memory", (of) => `${whole(of.memory)} MB`],
    ["messages/s of a viewer, least", (of) => of.messagesMin.toFixed(1)],
    ["messages/s of a viewer, median", (of) => of.messagesMedian.toFixed(1)],
    ["rows/s of a viewer", (of) => whole(of.rows)],
    ["kB/s of a viewer", (of) => whole(of.kilobytes)],
    ["tick to socket, median", (of) => some(of.lagP50, "ms")],
    ["tick to socket, p99", (of) => some(of.lagP99, "ms")],
    ["rows to viewers, per core and second", (of) => whole(of.rowsPerCoreSecond)],
    [
      "ticks sent one by one that arrived",
      (of) => (of.equal === null ? percent(of.ticksArrived) : ""),
    ],
    [
      "viewers end with what the board holds",
      (of) => ({ true: "yes", false: "NO", null: "" })[`${of.equal}`],
    ],
  ];
  const lines = rows.map(([name, show]) => `| ${name} | ${show(board)} | ${show(tutorial)} |`);
  return [
    "| | Bigboard | the tutorial's way |",
    "|---|---|---|",
    ...lines,
    `| ratio of rows per core and second | ${whole(ratio)} | 1 |`,
  ].join("\n");
}
