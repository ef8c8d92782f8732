/** Options of a benchmark that are all numbers over 0. */
import { parseArgs } from "node:util";

/**
 * @param defaults by name, without dashes.
 * @returns null where `--help` was given.
 * @throws RangeError for what is no number over 0, TypeError for an option that there is not.
 */
export function readNumbers<Name extends string>(
  args: readonly string[],
  defaults: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> | null {
  const names = Object.keys(defaults) as Name[];
  const text = { type: "string" } as const;
  const options: Record<string, { type: "string" | "boolean" }> = { help: { type: "boolean" } };
  for (const name of names) options[name] = text;
  const values: Record<string, unknown> = parseArgs({ args: [...args], options }).values;
  if (values.help === true) return null;
  const read: Record<Name, number> = { ...defaults };
  for (const name of names) {
    const given = values[name];
    if (given === undefined) continue;
    const value = Number(given);
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(`--${name} is "${given}": give a number over 0`);
    }
    read[name] = value;
  }
  return read;
}
