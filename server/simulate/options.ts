/** What the programs here are told on the command line. */
import { parseArgs } from "node:util";

/** What was wrong with the options, and what would be right: for the user, without a stack. */
export class OptionError extends Error {}

/** What an option is for, what it is without being given, and what it may be. */
export interface OptionSpec {
  readonly default: string | number | null;
  readonly least?: number;
  readonly most?: number;
}

export interface Given<Name extends string> {
  readonly help: boolean;
  /** The value of a text option. @throws OptionError where it must be given and is not. */
  text(name: Name): string;
  /** The value of an option that is a number. @throws OptionError where it is none, or out of range. */
  number(name: Name, kind?: "whole"): number;
  /** Whether an option was given. */
  has(name: Name): boolean;
  /** What was given without a name. */
  readonly rest: readonly string[];
}

/**
 * Reads the options that there are.
 * @param restMax how many words without a name there may be.
 * @throws OptionError for an option that there is not, or too many words.
 */
export function readOptions<Name extends string>(
  args: readonly string[],
  specs: Readonly<Record<Name, OptionSpec>>,
  restMax = 0,
): Given<Name> {
  const names = Object.keys(specs) as Name[];
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = {
    help: { type: "boolean", short: "h" },
  };
  for (const name of names) options[name] = { type: "string" };
  const { values, positionals } = parsed(args, options);
  if (positionals.length > restMax) {
    throw new OptionError(`"${positionals[restMax]}" is not understood; see --help`);
  }
  const textOf = (name: Name): string => {
    const given = values[name] ?? specs[name].default;
    if (given === null || given === "")
      throw new OptionError(`--${name} must be given; see --help`);
    return String(given);
  };
  return {
    help: values.help === true,
    rest: positionals,
    text: textOf,
    has: (name) => values[name] !== undefined,
    number(name, kind) {
      const text = textOf(name);
      const value = text.trim() === "" ? Number.NaN : Number(text);
      const { least = 0, most = Number.MAX_SAFE_INTEGER } = specs[name];
      const isRight =
        value >= least && value <= most && (kind !== "whole" || Number.isInteger(value));
      if (isRight) return value;
      const what = kind === "whole" ? "a whole number" : "a number";
      throw new OptionError(`--${name} is "${text}": give ${what} from ${least} to ${most}`);
    },
  };
}

function parsed(
  args: readonly string[],
  options: Record<string, { type: "string" | "boolean"; short?: string }>,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new OptionError(`${cause.split(". ")[0]?.replaceAll("'", '"')}; see --help`);
  }
}

/** Runs a program, and ends the process with 1 and a word to the user where that fails. */
export async function runProgram(name: string, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${name}: ${cause}\n`);
    process.exitCode = 1;
  }
}
