/** A scenario with its time, as an operator writes it: `goal-storm` or `goal-storm@600`. */
import { isScenario, type ScenarioName, scenarioNames } from "../../../../lib/domain/scenarios.ts";

export interface ScenarioStart {
  readonly name: ScenarioName;
  /** Simulated seconds since the board opened. */
  readonly at: number;
}

/** Longer than this nobody waits: 30 days. */
const latest = 30 * 86_400;

/** @throws Error that says what was given and what would be right. */
export function parseScenario(text: string): ScenarioStart {
  const [name = "", at, ...rest] = text.trim().split("@");
  if (!isScenario(name) || rest.length > 0) {
    throw new Error(
      `is "${text}": give one of ${scenarioNames.join(", ")}, with @ and the simulated seconds until it begins if not at once`,
    );
  }
  if (at === undefined) return { name, at: 0 };
  const seconds = at.trim() === "" ? Number.NaN : Number(at);
  if (!(seconds >= 0 && seconds <= latest)) {
    throw new Error(
      `is "${text}": give seconds from 0 to ${latest} after the @, such as ${name}@600`,
    );
  }
  return { name, at: seconds };
}
