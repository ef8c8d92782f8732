import { scoreText } from "../match-state.ts";
import { PeriodPairs } from "./period-pairs.tsx";
import { quarterClock, quarterName, quarterWords } from "./quarters.ts";
import { moreOf } from "./sets.ts";
import type { SportMatch, SportShape } from "./shape.ts";

/** Basketball: points by quarter, overtimes after them. */
export const basketball: SportShape = {
  moments: false,
  clock: quarterClock,
  words: quarterWords,
  winner: moreOf,
  steps: quarters,
  beside: () => null,
  detail: ({ line }) => <PeriodPairs pairs={line ?? []} nameOf={quarterName} />,
  spoken: quarters,
};

function quarters({ line }: SportMatch): readonly string[] {
  return (line ?? []).map((points, index) => `${quarterName(index)} ${scoreText(points)}`);
}
