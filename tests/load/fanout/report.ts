/** The tables of the fan-out benchmark, as Markdown. */
import type { Figures } from "./figures.ts";
import { median } from "./latency.ts";
import { type WayName, ways } from "./ways.ts";

/** What was measured of each way; a text where that failed. */
export type Outcomes = ReadonlyMap<WayName, Figures | string>;

/** Above this share of its core the crowd may be what is measured. */
export const crowdCoreMax = 0.9;

/** Above this share of messages without a known flush the latencies are no longer of all. */
const unmatchedMax = 0.01;

/** With fewer, what the server itself takes as it runs would be most of it. */
const memoryViewersMin = 500;

export const whole = (value: number) => Math.round(value).toLocaleString("en");
const some = (value: number | null, show: (value: number) => string) =>
  value === null ? "" : show(value);
/** Three digits, as far as they say something. */
export const short = (value: number) =>
  Math.abs(value) >= 100 ? whole(value) : String(Number(value.toPrecision(3)));
export const percent = (share: number) => `${short(share * 100)} %`;
export const milliseconds = (value: number | null) => some(value, (ms) => `${short(ms)} ms`);

/** What is wrong shall be seen. */
export const yesOrNo = (is: boolean | null) => (is === null ? "" : is ? "yes" : "NO");

/** A Markdown table. @param rows cells of the first column and of the others. */
export function tableOf(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), `|${heading.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

type Show = (figures: Figures) => string;

const shown: readonly (readonly [string, Show])[] = [
  ["server, of one core", ({ serverCore }) => percent(serverCore)],
  ["all viewers, of one core", ({ crowdCore }) => percent(crowdCore)],
  ["feed, ticks/s", ({ feedRate }) => whole(feedRate)],
  ["kB/s of a viewer", ({ kilobytes }) => short(kilobytes)],
  ["messages/s of a viewer, least", ({ messagesLeast }) => messagesLeast.toFixed(1)],
  ["messages/s of a viewer, median", ({ messagesMedian }) => messagesMedian.toFixed(1)],
  ["rows in a message", ({ rowsPerMessage }) => short(rowsPerMessage)],
  ["flush to client, p50", ({ flushP50 }) => milliseconds(flushP50)],
  ["flush to client, p99", ({ flushP99 }) => milliseconds(flushP99)],
  ["tick to client, p50", ({ tickP50 }) => milliseconds(tickP50)],
  ["tick to client, p99", ({ tickP99 }) => milliseconds(tickP99)],
  [
    "server's memory for a connection",
    ({ viewers, connectionKilobytes }) =>
      some(viewers < memoryViewersMin ? null : connectionKilobytes, (kB) => `${short(kB)} kB`),
  ],
  ["rows to viewers, per core and second", ({ rowsPerCoreSecond }) => whole(rowsPerCoreSecond)],
  ["mirrors equal to the board", ({ equal }) => yesOrNo(equal)],
];

/** How a way stands to another in the same run. */
export interface Ratio {
  readonly name: string;
  readonly to: WayName;
  of(way: Figures, other: Figures): number | null;
}

const overNull = (a: number | null, b: number | null) =>
  a === null || b === null || b === 0 ? null : a / b;

export const ratios: readonly Ratio[] = [
  {
    name: "rows per core and second, to the tutorial's way",
    to: "tutorial",
    of: (way, other) => way.rowsPerCoreSecond / other.rowsPerCoreSecond,
  },
  {
    name: "rows per core and second, to the limit",
    to: "limit",
    of: (way, other) => way.rowsPerCoreSecond / other.rowsPerCoreSecond,
  },
  {
    name: "bytes, to the JSON batch",
    to: "batch",
    of: (way, other) => way.kilobytes / other.kilobytes,
  },
  {
    name: "flush to client p99, to the limit's",
    to: "limit",
    of: (way, other) => overNull(way.flushP99, other.flushP99),
  },
  {
    name: "tick to client p99, to the limit's",
    to: "limit",
    of: (way, other) => overNull(way.tickP99, other.tickP99),
  },
];

function measured(outcomes: Outcomes, name: WayName): Figures | null {
  const outcome = outcomes.get(name);
  return outcome === undefined || typeof outcome === "string" ? null : outcome;
}

/** One ratio of one way in one run; null where one of the two was not measured. */
export function ratioIn(outcomes: Outcomes, name: WayName, ratio: Ratio): number | null {
  const way = measured(outcomes, name);
  const other = measured(outcomes, ratio.to);
  if (way === null || other === null) return null;
  return ratio.of(way, other);
}

const heading = (names: readonly WayName[]) => ["", ...names.map((name) => ways[name].title)];

/** The table of one run with one number of viewers. */
export function runTable(outcomes: Outcomes): string {
  const names = [...outcomes.keys()];
  const cells = (show: Show) =>
    names.map((name) => {
      const figures = measured(outcomes, name);
      return figures === null ? "failed" : show(figures);
    });
  const rows = [
    ...shown.map(([name, show]) => [name, ...cells(show)]),
    ...ratioRows(names, (name, ratio) => ratioIn(outcomes, name, ratio)),
  ];
  return tableOf(heading(names), rows);
}

/** The medians over runs of the ratios within each run. */
export function mediansTable(runs: readonly Outcomes[]): string {
  const names = [...new Set(runs.flatMap((outcomes) => [...outcomes.keys()]))];
  const rows = ratioRows(names, (name, ratio) =>
    median(runs.flatMap((outcomes) => ratioIn(outcomes, name, ratio) ?? [])),
  );
  return tableOf(heading(names), rows);
}

/** A row for each ratio that is known of any way. */
function ratioRows(
  names: readonly WayName[],
  of: (name: WayName, ratio: Ratio) => number | null,
): string[][] {
  return ratios
    .map((ratio) => ({ ratio, values: names.map((name) => of(name, ratio)) }))
    .filter(({ values }) => values.some((value) => value !== null))
    .map(({ ratio, values }) => [
      `ratio of ${ratio.name}`,
      ...values.map((value) => some(value, short)),
    ]);
}

/** What is to be doubted, or went wrong, a line each. */
export function remarks(outcomes: Outcomes): string[] {
  return [...outcomes].flatMap(([name, outcome]) => {
    const { title } = ways[name];
    if (typeof outcome === "string") return [`${title} failed: ${outcome}`];
    const found: string[] = [];
    if (outcome.equal === false) found.push(`${title}: A MIRROR IS NOT EQUAL TO THE BOARD`);
    if (outcome.crowdCore > crowdCoreMax) {
      const core = percent(outcome.crowdCore);
      found.push(`${title}: the viewers used ${core} of their core and may have held things up`);
    }
    if (outcome.unmatched > unmatchedMax) {
      const share = percent(outcome.unmatched);
      found.push(`${title}: of ${share} of the messages it is not known when they were flushed`);
    }
    return found;
  });
}
