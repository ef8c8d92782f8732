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

/** The scenarios' figures against their goals. */
export function scenarioSummary(
  found: readonly (readonly [Scenario, readonly ScenarioOutcome[]])[],
): string {
  const rows = found.map(([scenario, outcomes]) => {
    const value = figureOf(outcomes);
    const runs = outcomes.map((outcome) =>
      isResult(outcome) ? scenario.show(outcome.value) : "failed",
    );
    const verdict = value === null ? "not measured" : value <= scenario.goal ? "met" : "missed";
    return [
      scenario.title,
      scenario.figure,
      runs.join(", "),
      value === null ? "" : scenario.show(value),
      `≤ ${scenario.show(scenario.goal)}`,
      verdict,
    ];
  });
  return tableOf(["scenario", "figure", "runs", "median", "goal", ""], rows);
}
