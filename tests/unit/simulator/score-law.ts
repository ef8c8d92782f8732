import {
  type Means,
  type Scoring,
  scoringChance,
} from "../../../server/feed/simulator/football/scoring.ts";

/** Beyond so many goals of a side nothing is told apart. */
const most = 12;
/** The mean length of a match; the law depends on it very little. */
const minutes = 99;

/**
 * The law of a final score, forward from kick-off over all scores, without red cards: another way
 * than the backward one of the simulator.
 */
export function scoreLaw(
  scoring: Scoring,
  means: Means,
): { readonly total: readonly number[]; readonly draw: number } {
  const key = JSON.stringify([scoring, means]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const size = most + 1;
  let law = new Float64Array(size * size);
  law[0] = 1;
  for (let k = 0; k < minutes; k += 1) {
    const chance = (side: "home" | "away") =>
      [-1, 0, 1].map((lead) => scoringChance(scoring, means, side, lead, 0, 0, k, minutes));
    const [homeChances, awayChances] = [chance("home"), chance("away")];
    const next = new Float64Array(size * size);
    const add = (h: number, a: number, p: number) => {
      const at = Math.min(most, h) * size + Math.min(most, a);
      next[at] = (next[at] ?? 0) + p;
    };
    for (let h = 0; h < size; h += 1) {
      for (let a = 0; a < size; a += 1) {
        const p = law[h * size + a] ?? 0;
        if (p === 0) continue;
        const up = homeChances[Math.sign(h - a) + 1] ?? 0;
        const down = awayChances[Math.sign(h - a) + 1] ?? 0;
        add(h, a, p * (1 - up) * (1 - down));
        add(h + 1, a, p * up * (1 - down));
        add(h, a + 1, p * (1 - up) * down);
        add(h + 1, a + 1, p * up * down);
      }
    }
    law = next;
  }
  const total: number[] = new Array(2 * size - 1).fill(0);
  let draw = 0;
  law.forEach((p, at) => {
    const [h, a] = [Math.floor(at / size), at % size];
    total[h + a] = (total[h + a] ?? 0) + p;
    if (h === a) draw += p;
  });
  const found = { total, draw };
  kept.set(key, found);
  return found;
}

const kept = new Map<string, { total: readonly number[]; draw: number }>();
