/** The tables of the scenarios, as Markdown. */
import { median } from "./latency.ts";
import { tableOf } from "./report.ts";
import type { Scenario, ScenarioResult } from "./scenarios/scenario.ts";

/** What each run of a scenario came to; a text where it failed. */
export type ScenarioOutcome = ScenarioResult | string;

const isResult = (outcome: ScenarioOutcome): outcome is ScenarioResult =>
  typeof outcome !== "string";

/** The middle figure of the runs that did not fail; null where all did. */
export function figureOf(outcomes: readonly ScenarioOutcome[]): number | null {
  return median(outcomes.filter(isResult).map(({ value }) => value));
}

/** All that one run of a scenario found. */
export function scenarioTable(scenario: Scenario, outcome: ScenarioOutcome): string {
  if (!isResult(outcome)) return `Failed: ${outcome}`;
  const rows = [[scenario.figure, scenario.show(outcome.value)], ...outcome.facts];
  return tableOf(["", ""], rows);
}

/**
 * The scenarios' figures against their goals.
 * @param scale share of the viewers that came; the goals are for all of them.
 */
export function scenarioSummary(
  found: readonly (readonly [Scenario, readonly ScenarioOutcome[]])[],
  scale = 1,
): string {
  const rows = found.map(([scenario, outcomes]) => {
    const value = figureOf(outcomes);
    const runs = outcomes.map((outcome) =>
      isResult(outcome) ? scenario.show(outcome.value) : "failed",
    );
    return [
      scenario.title,
      scenario.figure,
      runs.join(", "),
      value === null ? "" : scenario.show(value),
      `≤ ${scenario.show(scenario.goal)}`,
      verdictOn(value, scenario.goal, scale),
    ];
  });
  return tableOf(["scenario", "figure", "runs", "median", "goal", ""], rows);
}

function verdictOn(value: number | null, goal: number, scale: number): string {
  if (value === null) return "not measured";
  if (scale < 1) return `at a scale of ${scale}`;
  return value <= goal ? "met" : "missed";
}
