/**
 * `npm run bench:transports`: five ways to have the same small topic at the same pace, and what each
 * takes: requests, bytes, the server's processor, and how old the news are when they come.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import { percent } from "../fanout/report.ts";
import { machineFacts } from "../machine.ts";
import { type Cores, findCores } from "../pinning.ts";
import type { CrowdLap, Joined, JoinOptions, Rows, ServerLap } from "./facts.ts";
import { helpText, type Options, readOptions } from "./options.ts";
import { type Outcome, remarksOn, transportsTable } from "./report.ts";
import { wayTitles } from "./ways.ts";

/** How long the last news may take besides two periods of the pace, ms. */
const settleMs = 500;
const idleWarmUpMs = 1_000;

const print = (text: string) => process.stdout.write(`${text}\n\n`);

/** Share of a core that the server takes for its topic alone, with nobody there. */
async function idleCore(rate: number, seconds: number, cores: Cores | null): Promise<number> {
  const server = new Child("transports/server.ts", { core: cores?.server ?? null });
  try {
    await server.ask("start", { rate });
    await sleep(idleWarmUpMs);
    await server.ask("lap");
    await sleep(seconds * 1_000);
    const lap = await server.ask<ServerLap>("lap");
    return lap.cpuSeconds / lap.seconds;
  } finally {
    await server.end();
  }
}

interface Case extends Omit<JoinOptions, "port"> {
  /** Changes/s. */
  readonly rate: number;
}

async function measure(one: Case, { seconds, warmUp }: Options, cores: Cores | null) {
  const { rate, ...wanted } = one;
  const { way, viewers, pace } = wanted;
  const server = new Child("transports/server.ts", { core: cores?.server ?? null });
  const crowd = new Child("transports/crowd.ts", { core: cores?.crowd ?? null });
  try {
    const port = await server.ask<number>("start", { rate });
    const joined = await crowd.ask<Joined>("join", { port, ...wanted } satisfies JoinOptions);
    await sleep(warmUp * 1_000);
    await Promise.all([server.ask("lap"), crowd.ask("lap")]);
    await sleep(seconds * 1_000);
    const [served, seen] = await Promise.all([
      server.ask<ServerLap>("lap"),
      crowd.ask<CrowdLap>("lap"),
    ]);
    await server.ask("rest");
    await sleep(2_000 / pace + settleMs);
    const differing = await crowd.ask<number>("differing", await server.ask<Rows>("rows"));
    return { way, viewers, joined, server: served, crowd: seen, differing } satisfies Outcome;
  } finally {
    await Promise.all([server.end(), crowd.end()]);
  }
}

/** @returns the process's exit code: 1 where a viewer did not end with what the board holds. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(helpText);
    return 0;
  }
  const { viewers, rates, ways, pace, seconds } = options;
  const cores = findCores();
  print(`# Five ways to the same topic\n\n${machineFacts()}`);
  const pinned = cores === null ? "not pinned to cores" : "each pinned to a core of its own";
  print(
    `20 rows, three columns, at most ${pace} deltas/s a viewer (short polls as often), ${seconds} s each; server and viewers ${pinned}.`,
  );
  let fine = true;
  for (const rate of rates) {
    const idle = await idleCore(rate, seconds, cores);
    print(`At ${rate} changes/s with nobody there the server takes ${percent(idle)} of a core.`);
    for (const count of viewers) {
      const outcomes: Outcome[] = [];
      for (const way of ways) {
        process.stderr.write(`${count} viewers, ${rate} changes/s: ${wayTitles[way]}\n`);
        outcomes.push(await measure({ way, viewers: count, pace, rate }, options, cores));
      }
      print(`## ${count.toLocaleString("en")} viewers, ${rate} changes/s`);
      print(transportsTable(outcomes));
      const remarks = remarksOn(outcomes, rate);
      if (remarks.length > 0) print(remarks.map((line) => `- ${line}`).join("\n"));
      fine &&= outcomes.every(({ differing }) => differing === 0);
    }
  }
  return fine ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
