/**
 * Runs ways to bring the same quotes to the same viewers, one after the other on the same two cores
 * in the same run, so that anyone can hold them against each other.
 */
import { machineFacts } from "../machine.ts";
import { type Cores, findCores } from "../pinning.ts";
import type { Figures } from "./figures.ts";
import { climb, climbTable } from "./ladder.ts";
import { median } from "./latency.ts";
import { type Defaults, helpText, type Options, readOptions } from "./options.ts";
import {
  mediansTable,
  milliseconds,
  type Outcomes,
  percent,
  remarks,
  runTable,
  whole,
} from "./report.ts";
import { type ScenarioOutcome, scenarioSummary, scenarioTable } from "./scenario-report.ts";
import { scenarios } from "./scenarios/all.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { runWay } from "./way-run.ts";
import { type WayName, ways } from "./ways.ts";

const print = (text: string) => process.stdout.write(`${text}\n\n`);
const progress = (text: string) => process.stderr.write(`${text}\n`);

/** What went wrong, in a line; the whole of it goes to standard error. */
function failure(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  progress(text);
  return text.split("\n", 1)[0] ?? "";
}

async function runAll(viewers: number, options: Options, cores: Cores | null): Promise<Outcomes> {
  const outcomes = new Map<WayName, Figures | string>();
  for (const name of options.ways) {
    progress(`${viewers} viewers, ${name} …`);
    outcomes.set(name, await runWay(ways[name], { ...options, viewers, cores }).catch(failure));
  }
  return outcomes;
}

/** @returns whether all was measured and every mirror was equal to the board. */
async function compareWays(
  viewers: number,
  options: Options,
  cores: Cores | null,
): Promise<boolean> {
  print(`## ${viewers.toLocaleString("en")} viewers of all quotes`);
  const runs: Outcomes[] = [];
  for (let run = 1; run <= options.runs; run += 1) {
    if (options.runs > 1) progress(`run ${run} of ${options.runs}`);
    const outcomes = await runAll(viewers, options, cores);
    runs.push(outcomes);
    if (options.runs > 1) print(`Run ${run}:`);
    print(runTable(outcomes));
    for (const remark of remarks(outcomes)) print(`**${remark}**`);
  }
  if (options.runs > 1) print(`Medians of ${options.runs} runs:\n\n${mediansTable(runs)}`);
  return runs.every((outcomes) =>
    [...outcomes.values()].every((found) => typeof found !== "string" && found.equal !== false),
  );
}

async function findMax(name: WayName, options: Options, cores: Cores | null): Promise<void> {
  print(`## As many viewers as hold: ${ways[name].title}`);
  const limits = { pace: options.pace, rate: options.rate, step: options.step, seconds: 8, cores };
  const tell = ({ viewers, serverCore, flushP99 }: Figures) => {
    const p99 = milliseconds(flushP99);
    progress(`${name}: ${viewers} viewers, server ${percent(serverCore)}, p99 ${p99}`);
  };
  const held: number[] = [];
  for (let run = 1; run <= options.runs; run += 1) {
    if (options.runs > 1) print(`Run ${run}:`);
    try {
      const found = await climb(ways[name], limits, tell);
      held.push(found.held);
      print(climbTable(found));
      print(`**${whole(found.held)} viewers hold**; ${found.end}.`);
    } catch (error) {
      print(`**Failed: ${failure(error)}**`);
    }
  }
  const middle = median(held);
  if (options.runs > 1 && middle !== null) {
    print(`Median of ${held.length} runs: **${whole(middle)} viewers hold**.`);
  }
}

async function runScenarios(options: Options, cores: Cores | null): Promise<void> {
  const found: [Scenario, ScenarioOutcome[]][] = [];
  for (const name of options.scenarios) {
    const scenario = scenarios[name];
    const outcomes: ScenarioOutcome[] = [];
    print(`## ${scenario.title[0]?.toUpperCase()}${scenario.title.slice(1)}`);
    for (let run = 1; run <= options.runs; run += 1) {
      progress(`${name}, run ${run} of ${options.runs} …`);
      const outcome = await scenario.run({ ...options, cores }).catch(failure);
      outcomes.push(outcome);
      if (options.runs > 1) print(`Run ${run}:`);
      print(scenarioTable(scenario, outcome));
    }
    found.push([scenario, outcomes]);
  }
  if (found.length > 0)
    print(`## Scenarios and their goals\n\n${scenarioSummary(found, options.scale)}`);
}

/** @returns the process's exit code: 1 where a mirror was not equal or a way was not measured. */
async function main(name: string, defaults: Defaults, args: readonly string[]): Promise<number> {
  const options = readOptions(args, defaults);
  if (options === null) {
    process.stdout.write(helpText(name, defaults));
    return 0;
  }
  const cores = findCores();
  const command = [`npm run ${name}`, ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  const rate = options.rate.toLocaleString("en");
  print(
    [
      `# ${name}`,
      machineFacts(),
      `\`${command}\``,
      `Asked for: ${options.pace} deltas/s of a feed of ${rate} ticks/s; each measured for ${options.seconds} s after ${options.warmUp} s.`,
      cores === null
        ? "Nothing is pinned to a core, for there is no taskset here: take the figures with care."
        : `The server is pinned to core ${cores.server}, all viewers to core ${cores.crowd}.`,
    ].join("\n\n"),
  );
  let fine = true;
  for (const viewers of options.viewers) {
    if (viewers !== "max") fine = (await compareWays(viewers, options, cores)) && fine;
    else for (const way of options.maxWays) await findMax(way, options, cores);
  }
  await runScenarios(options, cores);
  return fine ? 0 : 1;
}

/**
 * Runs a benchmark as the command line says, and ends the process.
 * @param name of the npm script.
 */
export async function runProgram(name: string, defaults: Defaults): Promise<never> {
  try {
    process.exit(await main(name, defaults, process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
