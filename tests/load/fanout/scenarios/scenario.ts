/** A question of its own beside the table of ways: one figure, and the goal for it. */

import type { Encoding } from "../../../../lib/wire/messages.ts";
import { Random } from "../../../support/random.ts";
import type { Cores } from "../../pinning.ts";
import type { Figures } from "../figures.ts";
import { milliseconds, percent, short } from "../report.ts";
import type { Stage } from "../stage.ts";

export interface ScenarioOptions {
  /** The feed's rate where the scenario is not about it, ticks/s. */
  readonly rate: number;
  readonly seconds: number;
  /** s. */
  readonly warmUp: number;
  /** What viewers ask for. */
  readonly encoding: Encoding;
  /** Share of the viewers that come; under 1 to try things out. */
  readonly scale: number;
  readonly cores: Cores | null;
}

export interface ScenarioResult {
  /** To be held against the goal. */
  readonly value: number;
  /** What else there is to say: name and value. */
  readonly facts: readonly (readonly [string, string])[];
}

export interface Scenario {
  readonly title: string;
  /** What is measured. */
  readonly figure: string;
  /** The most that the figure should be. */
  readonly goal: number;
  show(value: number): string;
  run(options: ScenarioOptions): Promise<ScenarioResult>;
}

/** How many come, at least one. */
export function scaled(viewers: number, { scale }: ScenarioOptions): number {
  return Math.max(1, Math.round(viewers * scale));
}

/** Keys of some rows, the same in every run. */
export async function someSymbols(stage: Stage, count: number, seed = 1): Promise<string[]> {
  const symbols = (await stage.symbols()).sort();
  const random = new Random(seed);
  const some = new Set<string>();
  while (some.size < Math.min(count, symbols.length)) some.add(random.pick(symbols));
  return [...some].sort();
}

/** What is worth knowing of any crowd. @param of whose figures they are. */
export function factsOf(
  of: string,
  { viewers, serverCore, crowdCore, kilobytes, messagesMedian, messagesLeast, flushP99 }: Figures,
): [string, string][] {
  const size = messagesMedian > 0 ? kilobytes / messagesMedian : 0;
  return [
    [`${of}: viewers`, viewers.toLocaleString("en")],
    [`${of}: server, of one core`, percent(serverCore)],
    [`${of}: all viewers, of one core`, percent(crowdCore)],
    [
      `${of}: messages/s of a viewer, least and median`,
      `${messagesLeast.toFixed(2)}, ${messagesMedian.toFixed(2)}`,
    ],
    [`${of}: kB in a message`, short(size)],
    ...(flushP99 === null
      ? []
      : [[`${of}: flush to client, p99`, milliseconds(flushP99)] as [string, string]]),
  ];
}
