/** What `npm run bench:fanout` can be told, checked as a whole. */

import { parseArgs } from "node:util";
import { type Encoding, paces } from "../../../lib/wire/messages.ts";
import { number, whole } from "../option-values.ts";
import { type WayName, wayNames } from "./ways.ts";

export const scenarioNames = ["once", "watchlists", "memory", "feed"] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Options {
  readonly viewers: readonly (number | "max")[];
  /** Deltas/s. */
  readonly pace: number;
  /** Ticks/s. */
  readonly rate: number;
  readonly seconds: number;
  /** s. */
  readonly warmUp: number;
  readonly runs: number;
  readonly ways: readonly WayName[];
  /** Of the ways, those of which `max` looks for the most viewers that hold. */
  readonly maxWays: readonly WayName[];
  /** How many viewers join from one step of `max` to the next. */
  readonly step: number;
  readonly scenarios: readonly ScenarioName[];
  /** What viewers of the scenarios ask for. */
  readonly encoding: Encoding;
  /** Share of a scenario's viewers that come. */
  readonly scale: number;
}

/** What holds where nothing is said, as it would be typed. */
export interface Defaults {
  readonly viewers: string;
  readonly ways: string;
  readonly rate: string;
  readonly seconds: string;
  readonly runs: string;
  readonly scenario: string;
}

/** @param name of the npm script. */
export function helpText(name: string, defaults: Defaults): string {
  const lines = [
    ["viewers <list>", "viewers of all quotes; max for as many as hold", defaults.viewers],
    ["ways <list>", `some of ${wayNames.join(", ")}`, defaults.ways],
    ["pace <deltas/s>", "what each asks for: 60, 30, 20, 10, 5, 2 or 1", "10"],
    ["rate <ticks/s>", "the feed's rate", defaults.rate],
    ["seconds <s>", "how long to measure, each", defaults.seconds],
    ["warm-up <s>", "how long to wait before", "5"],
    ["runs <count>", "how often to measure all", defaults.runs],
    ["max-ways <list>", "the ways of which max is looked for", "binary"],
    ["step <viewers>", "how many more join from step to step of max, from 6,000 on", "1000"],
    ["scenario <list>", `some of ${scenarioNames.join(", ")}, or none`, defaults.scenario],
    ["encoding <name>", "what the scenarios' viewers ask for: binary or json", "binary"],
    ["scale <share>", "of the scenarios' viewers; less to try things out", "1"],
  ].map(([option = "", meaning, value]) => `  --${option.padEnd(18)} ${meaning} (${value})`);
  return `npm run ${name} -- [options]

${lines.join("\n")}
  --${"help".padEnd(18)} this text

The tables go to standard output as Markdown, the progress to standard error.
`;
}

/**
 * @returns null where help was asked for.
 * @throws RangeError that says what is wrong and what would be right; TypeError for an option that
 *   there is not.
 */
export function readOptions(args: readonly string[], defaults: Defaults): Options | null {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      viewers: { ...text, default: defaults.viewers },
      ways: { ...text, default: defaults.ways },
      pace: { ...text, default: "10" },
      rate: { ...text, default: defaults.rate },
      seconds: { ...text, default: defaults.seconds },
      "warm-up": { ...text, default: "5" },
      runs: { ...text, default: defaults.runs },
      "max-ways": { ...text, default: "binary" },
      step: { ...text, default: "1000" },
      scenario: { ...text, default: defaults.scenario },
      encoding: { ...text, default: "binary" },
      scale: { ...text, default: "1" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  const pace = number("--pace", values.pace);
  if (!paces.some((known) => known === pace)) {
    throw new RangeError(`--pace is ${pace}: give one of ${paces.slice(0, -1).join(", ")}`);
  }
  return {
    viewers: listOf(values.viewers).map((entry) =>
      entry === "max" ? "max" : whole("--viewers", entry),
    ),
    pace,
    rate: number("--rate", values.rate),
    seconds: number("--seconds", values.seconds),
    warmUp: number("--warm-up", values["warm-up"]),
    runs: whole("--runs", values.runs),
    ways: names("--ways", values.ways, wayNames),
    maxWays: names("--max-ways", values["max-ways"], wayNames),
    step: whole("--step", values.step),
    encoding: encoding(values.encoding),
    scale: Math.min(1, number("--scale", values.scale)),
    scenarios:
      values.scenario === "none" ? [] : names("--scenario", values.scenario, scenarioNames),
  };
}

function encoding(given: string): Encoding {
  if (given === "binary" || given === "json") return given;
  throw new RangeError(`--encoding is "${given}": give binary or json`);
}

function listOf(given: string): string[] {
  return given
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function names<Name extends string>(
  option: string,
  given: string,
  known: readonly Name[],
): readonly Name[] {
  return listOf(given).map((entry) => {
    const name = known.find((candidate) => candidate === entry);
    if (name !== undefined) return name;
    throw new RangeError(`${option} holds "${entry}": give some of ${known.join(", ")}`);
  });
}
