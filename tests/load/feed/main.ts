/** `npm run bench:feed`: what a tick of the simulator costs, alone and with the board behind it. */
import { machineFacts } from "../machine.ts";
import { readNumbers } from "../number-options.ts";
import { type FeedResult, feedTable, isWithin, measured, type Target } from "./measured.ts";

const helpText = `npm run bench:feed -- [options]

  --ticks <count>   how many are measured, after others to warm up     (2000000)
  --runs <count>    processes for each case; the median counts         (5)
  --rate <ticks/s>  a simulated second                                 (120000)
  --help            this text
`;

const sizes = [485, 5000, 20_000] as const;
const targets: readonly Target[] = ["nothing", "board"];

/** @returns the process's exit code: 1 where a goal is missed. */
async function main(): Promise<number> {
  const options = readNumbers(process.argv.slice(2), { ticks: 2_000_000, runs: 5, rate: 120_000 });
  if (options === null) {
    process.stdout.write(helpText);
    return 0;
  }
  const { ticks, runs, rate } = options;
  const results: FeedResult[] = [];
  for (const target of targets) {
    for (const instruments of sizes) {
      const one = { instruments, target, rate, ticks };
      const costs = [];
      for (let run = 0; run < runs; run += 1) {
        costs.push(await measured(one));
        process.stderr.write(
          `${instruments} to ${target}: ${costs.at(-1)?.nsPerTick.toFixed(0)} ns\n`,
        );
      }
      results.push({ ...one, costs });
    }
  }
  process.stdout.write(
    `# What a tick costs\n\n${machineFacts()}\n\n${rate.toLocaleString("en")} ticks a simulated second, ${runs} runs; processor time, medians.\n\n${feedTable(results)}\n`,
  );
  return results.some((result) => isWithin(result) === false) ? 1 : 0;
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
