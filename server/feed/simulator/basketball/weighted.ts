import type { Random } from "../random.ts";

/** One of a few, by weights of which one at least is above 0. @throws RangeError for none */
export function weighted<T>(random: Random, from: readonly T[], weight: (one: T) => number): T {
  let total = 0;
  for (const one of from) total += weight(one);
  let u = random.uniform() * total;
  let last: T | undefined;
  for (const one of from) {
    const w = weight(one);
    if (w <= 0) continue;
    last = one;
    u -= w;
    if (u < 0) return one;
  }
  if (last === undefined) throw new RangeError("nobody can be chosen");
  return last;
}
