/** What `npm run bench:transports` can be told, checked as a whole. */

import { parseArgs } from "node:util";
import { paces } from "../../../lib/wire/messages.ts";
import { number, whole } from "../option-values.ts";
import { type WayName, wayNames } from "./ways.ts";

export interface Options {
  readonly viewers: readonly number[];
  /** Changes/s of the topic. */
  readonly rates: readonly number[];
  /** Deltas/s. */
  readonly pace: number;
  readonly seconds: number;
  /** s. */
  readonly warmUp: number;
  readonly ways: readonly WayName[];
}

export const helpText = `npm run bench:transports -- [options]

  --viewers <list>   how many there are of the same topic     (100,1000)
  --rates <list>     changes of the topic a second            (40,1)
  --ways <list>      some of ${wayNames.join(", ")}
                                                              (all)
  --pace <deltas/s>  what each is told at most: 60, 30, 20, 10, 5, 2 or 1;
                     short polls come as often                (2)
  --seconds <s>      how long to measure, each                (10)
  --warm-up <s>      how long to wait before                  (3)
  --help             this text

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
      viewers: { ...text, default: "100,1000" },
      rates: { ...text, default: "40,1" },
      ways: { ...text, default: wayNames.join(",") },
      pace: { ...text, default: "2" },
      seconds: { ...text, default: "10" },
      "warm-up": { ...text, default: "3" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  const pace = number("--pace", values.pace);
  if (!paces.some((known) => known === pace)) {
    throw new RangeError(`--pace is ${pace}: give one of ${paces.slice(0, -1).join(", ")}`);
  }
  return {
    viewers: listOf("--viewers", values.viewers).map((entry) => whole("--viewers", entry)),
    rates: listOf("--rates", values.rates).map((entry) => number("--rates", entry)),
    ways: listOf("--ways", values.ways).map(way),
    pace,
    seconds: number("--seconds", values.seconds),
    warmUp: number("--warm-up", values["warm-up"]),
  };
}

function listOf(option: string, given: string): string[] {
  const entries = given.split(",").map((entry) => entry.trim());
  const list = entries.filter((entry) => entry !== "");
  if (list.length === 0) throw new RangeError(`${option} is empty: give at least one`);
  return list;
}

function way(given: string): WayName {
  const name = wayNames.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  throw new RangeError(`--ways holds "${given}": give some of ${wayNames.join(", ")}`);
}
