import type { ScenarioName } from "../options.ts";
import { feed } from "./feed.ts";
import { memory } from "./memory.ts";
import { once } from "./once.ts";
import type { Scenario } from "./scenario.ts";
import { watchlists } from "./watchlists.ts";

/** The scenarios by name. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  once,
  watchlists,
  memory,
  feed,
};
