/**
 * `npm run bench:soak`: viewers of all kinds on one server for as long as wanted, restless users
 * and networks among them: whether anything grows, anything is left behind, or anybody ends with
 * something else than the board.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import type { ServerFacts, ServerOptions } from "../facts.ts";
import type { Lags } from "../lag-log.ts";
import { machineFacts } from "../machine.ts";
import type { Memory } from "../memory.ts";
import { readNumbers } from "../number-options.ts";
import { findCores } from "../pinning.ts";
import { runBench } from "../run-bench.ts";
import type { InHand } from "../watched-server.ts";
import type { SoakLap, SoakOptions } from "./crowd.ts";
import { endRight, leave } from "./ending.ts";
import { judge, type Look } from "./judge.ts";
import type { Names } from "./looks.ts";
import { changeMoods } from "./moods.ts";

const helpText = `npm run bench:soak -- [options]

  --minutes <min>     how long                              (10)
  --viewers <count>   of all kinds                          (500)
  --rate <ticks/s>    the feed's rate, which it leaves and comes back to (10000)
  --every <s>         how often to look                     (10)
  --seed <number>     of all that viewers do                (1)
  --help              this text
`;

const defaults = { minutes: 10, viewers: 500, rate: 10_000, every: 10, seed: 1 };
type Options = Readonly<Record<keyof typeof defaults, number>>;

/** Of so many looks one is told of. */
const tellEvery = 3;
/**
 * Simulated minutes before the start and seconds of a quick market after it: candles and trades
 * are kept up to a number, and a board that still fills up would be taken for one that leaks. At
 * this warm-up no interval's candles outgrow their room within the hour.
 */
const fill = { warmUpMinutes: 700, seconds: 60, speed: 20, rate: 5_000 } as const;

const print = (text: string) => process.stdout.write(`${text}\n`);

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
  "event loop p99",
  "change to client p50, p99",
  "cuts",
  "reloads",
];

const milliseconds = (value: number | null) => (value === null ? "" : `${value.toFixed(0)} ms`);

/** Looks at both every so often. */
async function soak(server: Child, crowd: Child, options: Options): Promise<Look[]> {
  const looks: Look[] = [];
  print(`| ${heading.join(" | ")} |\n|${heading.map(() => "---").join("|")}|`);
  const everyMs = options.every * 1_000;
  const began = Date.now();
  let { deltas } = await server.ask<InHand>("inHand");
  await Promise.all([server.ask("lap"), server.ask("lags"), crowd.ask("lap")]);
  for (let next = everyMs; next <= options.minutes * 60_000; next += everyMs) {
    await sleep(Math.max(0, began + next - Date.now()));
    const [facts, inHand, lags, lap] = await Promise.all([
      server.ask<ServerFacts>("lap"),
      server.ask<InHand>("inHand"),
      server.ask<Lags>("lags"),
      crowd.ask<SoakLap>("lap"),
    ]);
    // Looked at last, since it sweeps.
    const memory = await server.ask<Memory>("memory");
    const minute = (Date.now() - began) / 60_000;
    looks.push({ minute, memory, lags, lap });
    const rate = Math.round((inHand.deltas - deltas) / facts.seconds);
    ({ deltas } = inHand);
    if (looks.length % tellEvery !== 0) continue;
    const cells = [
      `${Math.round(minute * 60)} s`,
      `${inHand.viewers} (${lap.live} live, ${lap.away} away)`,
      `${((facts.cpuSeconds / facts.seconds) * 100).toFixed(1)} %`,
      `${(lap.core * 100).toFixed(1)} %`,
      `${(memory.resident / 1e6).toFixed(1)} MB`,
      `${(memory.live / 1e6).toFixed(1)} MB`,
      inHand.lanes,
      inHand.subscriptions,
      rate.toLocaleString("en"),
      milliseconds(lags.loop),
      `${milliseconds(lap.ageP50)}, ${milliseconds(lap.ageP99)}`,
      lap.cuts,
      lap.reloads,
    ];
    print(`| ${cells.join(" | ")} |`);
  }
  return looks;
}

async function run(options: Options): Promise<string[]> {
  const { viewers, rate, seed } = options;
  const cores = findCores();
  const node = ["--expose-gc"];
  const server = new Child("watched-server.ts", { core: cores?.server ?? null, node });
  const crowd = new Child("soak/crowd.ts", { core: cores?.crowd ?? null });
  const wrong: string[] = [];
  try {
    const { warmUpMinutes, seconds, ...quick } = fill;
    const serverOptions = { rate, viewers, warmUpMinutes } satisfies ServerOptions;
    const port = await server.ask<number>("start", serverOptions);
    await server.ask("control", quick);
    await sleep(seconds * 1_000);
    await server.ask("control", { rate, speed: 1 });
    const names = await server.ask<Names>("topicNames");
    await crowd.ask("start", { port, viewers, seed, names } satisfies SoakOptions);
    const stopMoods = changeMoods(server, rate);
    const looks = await soak(server, crowd, options);
    await stopMoods();
    const verdict = judge(looks);
    print(`\n${verdict?.table ?? "Too short to say whether anything rises."}`);
    wrong.push(...(verdict?.wrong ?? []));
    const differences = await endRight(server, crowd);
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

await runBench(
  () => readNumbers(process.argv.slice(2), defaults),
  helpText,
  (options) => {
    const { viewers, minutes, rate } = options;
    print(`# Soak\n\n${machineFacts()}\n\n${viewers} viewers, ${minutes} min, ${rate} ticks/s.\n`);
    return run(options);
  },
);
