/**
 * `npm run bench:soak`: viewers of all kinds on one server for as long as wanted, restless users
 * and networks among them: whether anything grows, anything is left behind, or anybody ends with
 * something else than the board.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import type { ServerFacts, ServerOptions } from "../facts.ts";
import { machineFacts } from "../machine.ts";
import type { Memory } from "../memory.ts";
import { readNumbers } from "../number-options.ts";
import { findCores } from "../pinning.ts";
import { settled, slopeOf } from "../slope.ts";
import type { InHand, TableRows } from "../watched-server.ts";
import type { SoakLap, SoakOptions } from "./crowd.ts";
import type { Names } from "./looks.ts";

const helpText = `npm run bench:soak -- [options]

  --minutes <min>     how long                              (10)
  --viewers <count>   of all kinds                          (200)
  --rate <ticks/s>    the feed's rate                       (5000)
  --every <s>         how often to look                     (30)
  --seed <number>     of all that viewers do                (1)
  --rise <MB/min>     that live memory may rise, in a run of ten minutes or more (2)
  --help              this text
`;

const defaults = { minutes: 10, viewers: 200, rate: 5_000, every: 30, seed: 1, rise: 2 };
type Options = Readonly<Record<keyof typeof defaults, number>>;

/** Shorter runs say nothing of slopes. */
const slopeMinutesMin = 10;
const settleMs = 120_000;

const print = (text: string) => process.stdout.write(`${text}\n`);

interface Look {
  readonly minute: number;
  readonly memory: Memory;
}

const heading = [
  "after",
  "viewers",
  "server, of one core",
  "viewers, of one core",
  "resident",
  "live",
  "lanes",
  "subscriptions",
  "deltas/s",
  "cuts",
  "reloads",
];

/** Looks at both every so often. */
async function soak(server: Child, crowd: Child, options: Options): Promise<Look[]> {
  const looks: Look[] = [];
  print(`| ${heading.join(" | ")} |\n|${heading.map(() => "---").join("|")}|`);
  const end = Date.now() + options.minutes * 60_000;
  const began = Date.now();
  let { deltas } = await server.ask<InHand>("inHand");
  await server.ask("lap");
  while (Date.now() < end) {
    await sleep(Math.min(options.every * 1_000, end - Date.now()));
    const [facts, inHand, lap] = await Promise.all([
      server.ask<ServerFacts>("lap"),
      server.ask<InHand>("inHand"),
      crowd.ask<SoakLap>("lap"),
    ]);
    // Looked at last, since it sweeps.
    const memory = await server.ask<Memory>("memory");
    const minute = (Date.now() - began) / 60_000;
    looks.push({ minute, memory });
    const cells = [
      `${Math.round(minute * 60)} s`,
      `${inHand.viewers} (${lap.live} live)`,
      `${((facts.cpuSeconds / facts.seconds) * 100).toFixed(1)} %`,
      `${(lap.core * 100).toFixed(1)} %`,
      `${(memory.resident / 1e6).toFixed(1)} MB`,
      `${(memory.live / 1e6).toFixed(1)} MB`,
      inHand.lanes,
      inHand.subscriptions,
      Math.round((inHand.deltas - deltas) / facts.seconds).toLocaleString("en"),
      lap.cuts,
      lap.reloads,
    ];
    print(`| ${cells.join(" | ")} |`);
    ({ deltas } = inHand);
  }
  return looks;
}

/** Stops the feed and waits until all hold what stands still. @returns what differs in the end. */
async function compare(server: Child, crowd: Child): Promise<string[]> {
  await server.ask("pause");
  await crowd.ask("calm");
  let differences: string[] = [];
  for (const end = Date.now() + settleMs; Date.now() < end; await sleep(1_000)) {
    const names = await crowd.ask<string[]>("topics");
    const tables = await server.ask<(TableRows | null)[]>("rows", names);
    const pairs = names.map((name, index) => [name, tables[index] ?? null] as const);
    differences = await crowd.ask<string[]>("compare", pairs);
    if (differences.length === 0) break;
  }
  return differences;
}

/** Lets all go. @returns what is left of them, in words; null where nothing is. */
async function leave(server: Child, crowd: Child): Promise<string | null> {
  await crowd.ask("leave");
  let left: InHand | null = null;
  for (const end = Date.now() + settleMs; Date.now() < end; await sleep(500)) {
    left = await server.ask<InHand>("inHand");
    if (left.viewers + left.lanes + left.subscriptions === 0) return null;
  }
  return (
    left && `${left.viewers} viewers, ${left.lanes} lanes, ${left.subscriptions} subscriptions`
  );
}

async function run(options: Options): Promise<string[]> {
  const { viewers, rate, seed } = options;
  const cores = findCores();
  const node = ["--expose-gc"];
  const server = new Child("watched-server.ts", { core: cores?.server ?? null, node });
  const crowd = new Child("soak/crowd.ts", { core: cores?.crowd ?? null });
  const wrong: string[] = [];
  try {
    const port = await server.ask<number>("start", { rate, viewers } satisfies ServerOptions);
    const names = await server.ask<Names>("topicNames");
    await crowd.ask("start", { port, viewers, seed, names } satisfies SoakOptions);
    const looks = await soak(server, crowd, options);
    const slope = (of: (memory: Memory) => number) =>
      slopeOf(settled(looks).map(({ minute, memory }) => ({ minute, value: of(memory) / 1e6 })));
    const resident = slope((memory) => memory.resident);
    const live = slope((memory) => memory.live);
    print(
      `\nAfter the first third, resident memory rose by ${resident.toFixed(2)} MB/min, live memory by ${live.toFixed(2)} MB/min.`,
    );
    if (options.minutes >= slopeMinutesMin && live > options.rise) {
      wrong.push(`live memory rose by ${live.toFixed(2)} MB/min, over ${options.rise}`);
    }
    const differences = await compare(server, crowd);
    print(`\n${viewers - differences.length} of ${viewers} viewers end with what the board holds.`);
    wrong.push(...differences.slice(0, 5));
    const left = await leave(server, crowd);
    print(`\nAfter all have gone: ${left ?? "no viewer, no lane, no subscription"} left.`);
    if (left !== null) wrong.push(`left behind: ${left}`);
  } finally {
    await Promise.all([server.end(), crowd.end()]);
  }
  return wrong;
}

try {
  const options = readNumbers(process.argv.slice(2), defaults);
  if (options === null) process.stdout.write(helpText);
  else {
    const { viewers, minutes, rate } = options;
    print(`# Soak\n\n${machineFacts()}\n\n${viewers} viewers, ${minutes} min, ${rate} ticks/s.\n`);
    const wrong = await run(options);
    for (const what of wrong) print(`\n**${what}**`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exitCode = 1;
}
process.exit();
