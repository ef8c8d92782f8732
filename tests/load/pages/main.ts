/**
 * `npm run bench:pages`: whether those who load pages disturb those who watch. A crowd of viewers is
 * measured by turns without visitors and beside a stream of them, on one server in one run.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import { on, Stage } from "../fanout/stage.ts";
import { machineFacts } from "../machine.ts";
import { readNumbers } from "../number-options.ts";
import { goal, isFine, type Round, ratioOf, roundsTable } from "./report.ts";
import type { VisitOptions, Visits } from "./visitors.ts";

const helpText = `npm run bench:pages -- [options]

  --visitors <pages/s>  page loads a second                  (200)
  --viewers <count>     viewers of all quotes                (1000)
  --pace <deltas/s>     what each asks for                   (10)
  --rate <ticks/s>      the feed's rate                      (1000)
  --seconds <s>         how long to measure, each            (15)
  --rounds <count>      how often without and with visitors  (3)
  --warm-up <s>         how long to wait before              (5)
  --help                this text

The pages must have been built: npm run build.
`;

const defaults = {
  visitors: 200,
  viewers: 1_000,
  pace: 10,
  rate: 1_000,
  seconds: 15,
  rounds: 3,
  "warm-up": 5,
} as const;

const paths = ["/", "/markets", "/markets/AAPL", "/scores", "/lab", "/control"];

/** Visitors come so long before one measures, and have gone so long, ms. */
const settleMs = 2_000;

const print = (text: string) => process.stdout.write(`${text}\n\n`);

async function run(options: Readonly<Record<keyof typeof defaults, number>>): Promise<number> {
  const { viewers, pace, rate, seconds } = options;
  const want = { kind: "board", encoding: "binary", pace } as const;
  const visitors = new Child("pages/visitors.ts");
  const stage = new Stage("board-server.ts", want, null);
  try {
    return await on(stage, async () => {
      await stage.start({ rate, viewers, watched: true, pages: true });
      await stage.join(viewers);
      const coming = { port: stage.port, rate: options.visitors, paths } satisfies VisitOptions;
      // Code that has run before is compiled: what is measured is what lasts.
      await visitors.ask("start", coming);
      await sleep(options["warm-up"] * 1_000);
      await visitors.ask("stop");
      const rounds: Round[] = [];
      while (rounds.length < options.rounds) {
        await sleep(settleMs);
        const without = await stage.measure(seconds);
        await visitors.ask("start", coming);
        await sleep(settleMs);
        const beside = await stage.measure(seconds);
        const visits = await visitors.ask<Visits>("stop");
        rounds.push({ without, with: beside, visits });
      }
      print(roundsTable(rounds));
      print(
        `Beside visitors a message's 99th percentile is ${ratioOf(rounds).toFixed(2)} times as long; the goal is at most ${goal}.`,
      );
      return isFine(rounds) ? 0 : 1;
    });
  } finally {
    await visitors.end();
  }
}

/** @returns the process's exit code: 1 where something is not as it should be. */
async function main(): Promise<number> {
  const options = readNumbers(process.argv.slice(2), defaults);
  if (options === null) {
    process.stdout.write(helpText);
    return 0;
  }
  const { visitors, viewers, pace, rate } = options;
  print(`# Pages beside the push\n\n${machineFacts()}`);
  print(
    `${viewers} viewers of all quotes at ${pace} deltas/s, ${rate} ticks/s; ${visitors} page loads/s of ${paths.length} pages in turn.`,
  );
  return await run(options);
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exit(1);
}
