/** Chance for what need not be the same twice: as with time, it comes in as an argument. */

/** The machine's own: a number from 0 up to but not 1. */
export function systemChance(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / 2 ** 32;
}
