/** What a case of the benchmark brings, and what it is held against. */
import { median } from "../fanout/latency.ts";
import { short, tableOf, yesOrNo } from "../fanout/report.ts";
import type { Cores } from "../pinning.ts";
import type { Options } from "./options.ts";
import type { RigServer } from "./rig-build.ts";

/** A question with a goal. */
export interface Goal {
  readonly question: string;
  /** One of each run; null where it was not measured. */
  readonly values: readonly (number | null)[];
  readonly show: (value: number) => string;
  readonly goal: string;
  readonly holds: (value: number) => boolean;
}

export interface Findings {
  /** Markdown, a paragraph or a table each. */
  readonly text: readonly string[];
  readonly goals: readonly Goal[];
}

/** What cases are given to work with. */
export interface Stage {
  readonly options: Options;
  readonly cores: Cores | null;
  readonly progress: (text: string) => void;
  /** The built pages of the rig; built once. */
  readonly rig: () => Promise<RigServer>;
}

export interface PageCase {
  readonly title: string;
  /** What of the rig it needs; nothing for a case that measures whole pages. */
  readonly ways?: readonly string[];
  run(stage: Stage): Promise<Findings>;
}

export const percent = (share: number) => `${short(share * 100)} %`;
export const atMost = (limit: number) => (value: number) => value <= limit;
export const atLeast = (limit: number) => (value: number) => value >= limit;

/** All goals in one table; the median of the runs is what counts. */
export function goalsTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ question, values, show, goal, holds }) => {
    const known = values.filter((value) => value !== null);
    const middle = median(known);
    return [
      question,
      values.map((value) => (value === null ? "failed" : show(value))).join(", "),
      middle === null ? "" : show(middle),
      goal,
      middle === null ? "NO" : yesOrNo(holds(middle)),
    ];
  });
  return tableOf(["question", "runs", "median", "goal", "met"], rows);
}
