/** Values of options as texts give them, for all benchmarks alike. */

/** @throws RangeError that says what would be right. */
export function number(option: string, given: string): number {
  const value = Number(given);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new RangeError(`${option} is "${given}": give a number over 0`);
}

/** @throws RangeError that says what would be right. */
export function whole(option: string, given: string): number {
  const value = number(option, given);
  if (Number.isInteger(value)) return value;
  throw new RangeError(`${option} is "${given}": give a whole number`);
}
