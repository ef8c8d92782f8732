/** Runs the cases that were asked for, one after the other, and prints what they found. */
import { machineFacts } from "../machine.ts";
import { findCores } from "../pinning.ts";
import { type Goal, goalsTable, type PageCase, type Stage } from "./findings.ts";
import { heap } from "./heap.ts";
import { large } from "./large.ts";
import { type CaseName, helpText, type Options, readOptions } from "./options.ts";
import { peak } from "./peak.ts";
import { type RigServer, serveRig } from "./rig-build.ts";
import { rigCases } from "./rig-cases.ts";
import { start } from "./start-case.ts";
import { openBrowser } from "./visit.ts";

const print = (text: string) => process.stdout.write(`${text}\n\n`);
const progress = (text: string) => process.stderr.write(`${text}\n`);

const cases: Readonly<Partial<Record<CaseName, PageCase>>> = {
  ...rigCases,
  large,
  peak,
  start,
  heap,
};

async function browserFacts(): Promise<string> {
  const browser = await openBrowser();
  const version = browser.version();
  await browser.close();
  return `Chromium ${version}, headless, without a GPU`;
}

async function runCases(options: Options): Promise<Goal[]> {
  let rig: Promise<RigServer> | null = null;
  const stage: Stage = {
    options,
    cores: findCores(),
    progress,
    rig: () => {
      rig ??= serveRig(options.cases.flatMap((name) => cases[name]?.ways ?? []));
      return rig;
    },
  };
  const goals: Goal[] = [];
  try {
    for (const name of options.cases) {
      const found = cases[name];
      if (found === undefined) continue;
      print(`## ${found.title}`);
      try {
        const { text, goals: some } = await found.run(stage);
        for (const part of text) print(part);
        goals.push(...some);
      } catch (error) {
        progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
        print(`**Failed: ${error instanceof Error ? error.message.split("\n", 1)[0] : error}**`);
        process.exitCode = 1;
      }
    }
  } finally {
    await (rig as Promise<RigServer> | null)?.then((server) => server.close()).catch(() => {});
  }
  return goals;
}

/** @param args as on the command line. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === null) {
    process.stdout.write(helpText);
    return;
  }
  // For the rig's build and for the pages, which are children of this process or in it.
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const command = ["npm run bench:page", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  print("# bench:page");
  print(`${machineFacts()} · ${await browserFacts()}`);
  print(`\`${command}\``);
  const goals = await runCases(options);
  if (goals.length > 0) print(`## Goals\n\n${goalsTable(goals)}`);
}
