import { type Played, playMatch } from "../../../../server/feed/simulator/tennis/play.ts";
import type { Surface } from "../../../../server/feed/simulator/tennis/serve.ts";
import { TestMatch } from "../support.ts";

/** Surfaces as they follow one another, about as often as on the tour: 5 of 9 hard, 3 clay. */
const surfaces: readonly Surface[] = [
  "hard",
  "clay",
  "hard",
  "grass",
  "hard",
  "clay",
  "hard",
  "clay",
  "hard",
];

export interface Sample extends Played {
  readonly writer: TestMatch;
}

/** Plays so many matches of three sets. */
export function playMany(seed: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const writer = new TestMatch();
    const surface = surfaces[index % surfaces.length] ?? "hard";
    return { ...playMatch({ seed, index, writer, surface }), writer };
  });
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
