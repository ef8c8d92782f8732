/**
 * `npm run bench:needs`: what a machine must have for so many viewers at each pace: processor,
 * memory and line. Every viewer watches all quotes, which is the most that a page asks for.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Want } from "../fanout/crowd-facts.ts";
import { figuresOf } from "../fanout/figures.ts";
import { percent } from "../fanout/report.ts";
import { on, Stage } from "../fanout/stage.ts";
import { machineFacts } from "../machine.ts";
import { readNumbers } from "../number-options.ts";
import { findCores } from "../pinning.ts";

const helpText = `npm run bench:needs -- [options]

  --viewers <count>   of all quotes, as binary frames  (1000)
  --rate <ticks/s>    the feed's rate                  (1000)
  --seconds <s>       how long to measure, each        (15)
  --warm-up <s>       how long to wait before          (5)
  --help              this text
`;

const defaults = { viewers: 1_000, rate: 1_000, seconds: 15, "warm-up": 5 };
type Options = Readonly<Record<keyof typeof defaults, number>>;

const paces = [1, 2, 5, 10];

const heading = [
  "deltas/s",
  "that came, least",
  "server, of one core",
  "without viewers",
  "memory",
  "alive for viewers",
  "line",
];
const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** A row of the table. */
async function needsAt(pace: number, options: Options): Promise<string[]> {
  const { viewers, rate, seconds } = options;
  const want: Want = { kind: "board", encoding: "binary", pace };
  return on(new Stage("board-server.ts", want, findCores()), async (stage) => {
    await stage.start({ rate, viewers });
    await sleep(options["warm-up"] * 1_000);
    const alone = (await stage.measure(seconds, 0)).server;
    const before = await stage.memory();
    await stage.join(viewers);
    await sleep(options["warm-up"] * 1_000);
    const stretch = await stage.measure(seconds, 0);
    const { serverCore, kilobytes, messagesLeast } = figuresOf(stretch, {
      connectionKilobytes: null,
      equal: null,
    });
    const after = await stage.memory();
    return [
      `${pace}`,
      messagesLeast.toFixed(1),
      percent(serverCore),
      percent(alone.cpuSeconds / alone.seconds),
      mega(after.resident),
      mega(after.live - before.live),
      `${((kilobytes * viewers * 8) / 1_000).toFixed(1)} Mbit/s`,
    ];
  });
}

async function run(options: Options): Promise<void> {
  const row = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(" | ")} |\n`);
  const { viewers, rate } = options;
  process.stdout.write(`${machineFacts()}\n\n${viewers} viewers, ${rate} ticks/s\n\n`);
  row(heading);
  row(heading.map(() => "---"));
  for (const pace of paces) row(await needsAt(pace, options));
}

try {
  const options = readNumbers(process.argv.slice(2), defaults);
  if (options === null) process.stdout.write(helpText);
  else await run(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
