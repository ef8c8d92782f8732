/** What `npm run bench:page` can be told, checked as a whole. */
import { parseArgs } from "node:util";

export const caseNames = [
  "charts",
  "chart",
  "table",
  "table60",
  "candles",
  "treemap",
  "large",
  "peak",
  "start",
  "heap",
] as const;
export type CaseName = (typeof caseNames)[number];

export interface Options {
  readonly cases: readonly CaseName[];
  readonly runs: number;
  /** How long to measure, s; null for each case's own. */
  readonly seconds: number | null;
  /** How long to wait before, s. */
  readonly warmUp: number;
  /** How long pages are left open for their memory, min. */
  readonly minutes: number;
  /** Some pages only; null for all. */
  readonly pages: readonly string[] | null;
  /** The folder for traces, where they are to be kept. */
  readonly traces: string | null;
}

/** All but the half hour of the memory. */
const casesDefault = caseNames.filter((name) => name !== "heap").join(",");

const lines = [
  ["cases <list>", `some of ${caseNames.join(", ")}`, "all but heap"],
  ["runs <count>", "how often to measure each of the cases with a rival", "3"],
  ["seconds <s>", "how long to measure", "15; 100 for peak, 30 for large"],
  ["warm-up <s>", "how long to wait before", "5"],
  ["minutes <min>", "how long heap leaves its pages open", "30"],
  ["pages <list>", "some of the pages of peak and start, such as /,/markets", "all"],
  ["traces <folder>", "keep what peak traced and heap took, for the browser's tools", "none"],
].map(([option = "", meaning, value]) => `  --${option.padEnd(17)} ${meaning} (${value})`);

export const helpText = `npm run bench:page -- [options]

${lines.join("\n")}
  --${"help".padEnd(17)} this text

The tables go to standard output as Markdown, the progress to standard error.
`;

/**
 * @returns null where help was asked for.
 * @throws RangeError that says what is wrong and what would be right; TypeError for an option that
 *   there is not.
 */
export function readOptions(args: readonly string[]): Options | null {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { ...text, default: casesDefault },
      runs: { ...text, default: "3" },
      seconds: text,
      "warm-up": { ...text, default: "5" },
      minutes: { ...text, default: "30" },
      pages: text,
      traces: text,
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  return {
    cases: listOf(values.cases).map(caseOf),
    runs: whole("--runs", values.runs),
    seconds: values.seconds === undefined ? null : positive("--seconds", values.seconds),
    warmUp: positive("--warm-up", values["warm-up"]),
    minutes: positive("--minutes", values.minutes),
    pages: values.pages === undefined ? null : listOf(values.pages),
    traces: values.traces ?? null,
  };
}

function listOf(given: string): string[] {
  return given
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function caseOf(given: string): CaseName {
  const name = caseNames.find((known) => known === given);
  if (name !== undefined) return name;
  throw new RangeError(`--cases holds "${given}": give some of ${caseNames.join(", ")}`);
}

function positive(option: string, given: string): number {
  const value = Number(given);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new RangeError(`${option} is "${given}": give a number over 0`);
}

function whole(option: string, given: string): number {
  const value = positive(option, given);
  if (Number.isInteger(value)) return value;
  throw new RangeError(`${option} is "${given}": give a whole number`);
}
