import type { Random } from "../random.ts";
import { type Means, scoringChance, usualScoring } from "./scoring.ts";
import type { Goals } from "./season.ts";

/** Minutes of a half with what is usually added. */
const halfMinutes = 49;

/**
 * A result by the law of scoring alone, without players, cards or a clock: for matches of which
 * nothing else is told.
 */
export function quickResult(
  random: Random,
  means: Means,
): { readonly halfTime: Goals; readonly fullTime: Goals } {
  const minutes = 2 * halfMinutes;
  let home = 0;
  let away = 0;
  let halfTime: Goals = [0, 0];
  for (let k = 0; k < minutes; k += 1) {
    if (k === halfMinutes) halfTime = [home, away];
    const lead = home - away;
    if (random.uniform() < scoringChance(usualScoring, means, "home", lead, 0, 0, k, minutes)) {
      home += 1;
    }
    if (random.uniform() < scoringChance(usualScoring, means, "away", lead, 0, 0, k, minutes)) {
      away += 1;
    }
  }
  return { halfTime, fullTime: [home, away] };
}
