/** The command line, option by option. */
import { parseArgs } from "node:util";
import type { Setting } from "./setting.ts";
import { settings, switches } from "./settings.ts";

export interface Arguments {
  /** What was given for each flag, without its dashes. */
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<keyof typeof switches>;
}

const flags = Object.values<Setting>(settings).flatMap(({ flag }) => flag ?? []);

const options = Object.fromEntries([
  ...flags.map((flag) => [flag, { type: "string" }] as const),
  ...Object.keys(switches).map((name) => [name, { type: "boolean" }] as const),
]);

/** Reads the command line, noting every option that is not known or lacks its value. */
export function readArguments(args: readonly string[], problems: string[]): Arguments {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values = new Map<string, string>();
  const on = new Set<keyof typeof switches>();
  let strayed = false;
  for (const token of tokens) {
    if (token.kind === "positional" && !strayed) {
      problems.push(`"${token.value}" is no option: see --help`);
    }
    strayed = false;
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (isSwitch(name)) {
      if (value !== undefined) problems.push(`${rawName} takes no value`);
      on.add(name);
    } else if (flags.includes(name)) {
      if (value === undefined) problems.push(`${rawName} needs a value`);
      else values.set(name, value);
    } else {
      problems.push(`${rawName} is no option: see --help`);
      // What follows was meant as its value.
      strayed = value === undefined;
    }
  }
  return { values, switches: on };
}

function isSwitch(name: string): name is keyof typeof switches {
  return Object.hasOwn(switches, name);
}
