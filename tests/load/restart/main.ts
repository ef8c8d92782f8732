/**
 * `npm run bench:restart`: a server with thousands of viewers is killed and started anew, and then
 * sent away by a signal and started anew: how long it takes until all are back and right, and what
 * that costs.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../child.ts";
import type { ServerOptions } from "../facts.ts";
import { tableOf } from "../fanout/report.ts";
import { machineFacts } from "../machine.ts";
import { monotonicMs } from "../monotonic.ts";
import { readNumbers } from "../number-options.ts";
import { runBench } from "../run-bench.ts";
import type { Names } from "../soak/looks.ts";
import type { InHand, TableRows } from "../watched-server.ts";
import type { RestartCrowdOptions } from "./crowd.ts";
import { longestOver, ProcessorWatch } from "./processor-watch.ts";
import { type Way, wayInWords } from "./wait-log.ts";

const helpText = `npm run bench:restart -- [options]

  --viewers <count>   pages that are open                   (2000)
  --processes <count> over which they are spread            (4)
  --pace <deltas/s>   what each asks for                    (2)
  --rate <ticks/s>    the feed's rate                       (10000)
  --help              this text
`;

const defaults = { viewers: 2_000, processes: 4, pace: 2, rate: 10_000 };
type Options = Readonly<Record<keyof typeof defaults, number>>;

/** Goals: all are back within so many s of the end of the server that was … */
const backSeconds = 30;
/** … and the next one takes more than a core for no more than so many s on end. */
const overCoreSeconds = 10;
/** How long deltas are counted before and after, s, and how many of them must come again. */
const measureSeconds = 10;
const paceShare = 0.95;
/** When it is given up, ms. */
const giveUpMs = 180_000;
const lookEveryMs = 250;
const settleMs = 60_000;

const print = (text: string) => process.stdout.write(`${text}\n`);

const tell = (text: string) => process.stderr.write(`${text}\n`);

/** What became of one restart. */
interface Restart {
  readonly signal: "SIGKILL" | "SIGTERM";
  /** s from the signal to the end of the process, and to the moment at which the next one is open. */
  readonly gone: number;
  readonly open: number;
  /** s from the end of the process until half of the viewers and until all were back; null: never. */
  readonly half: number | null;
  readonly all: number | null;
  /** Processor time of the server from its opening until all were back, s. */
  readonly processor: number;
  /** For how much of that time it was ready to run and had no core, 0 to 1. */
  readonly starved: number;
  readonly overCore: number;
  readonly peak: number;
  /** Deltas a second, after to before. */
  readonly deltas: number;
  readonly differences: readonly string[];
  readonly slowest: readonly Way[];
}

class Arena {
  server: Child;
  readonly crowds: Child[] = [];
  readonly #options: Options;
  #port = 0;

  constructor(options: Options) {
    this.#options = options;
    this.server = new Child("watched-server.ts");
  }

  async start(): Promise<void> {
    const { rate, viewers, pace, processes } = this.#options;
    const server = { rate, viewers, guarded: true } satisfies ServerOptions;
    this.#port = await this.server.ask<number>("start", server);
    const names = await this.server.ask<Names>("topicNames");
    const each = Math.ceil(viewers / processes);
    for (let first = 0; first < viewers; first += each) {
      const crowd = new Child("restart/crowd.ts");
      this.crowds.push(crowd);
      const count = Math.min(each, viewers - first);
      const options = { port: this.#port, first, count, pace, names } satisfies RestartCrowdOptions;
      await crowd.ask("join", options);
      tell(`${first + count} viewers are there`);
    }
  }

  /** Ends the server by a signal and starts another. */
  async restart(signal: Restart["signal"]): Promise<Restart> {
    const { rate, viewers } = this.#options;
    const before = await this.#deltasPerSecond();
    await Promise.all(this.crowds.map((crowd) => crowd.ask("forget")));
    const since = seconds();
    await this.server.end(signal);
    const endedAt = Date.now();
    const gone = since();
    const sinceGone = seconds();
    this.server = new Child("watched-server.ts");
    const watch = new ProcessorWatch(this.server.pid);
    const options = { rate, viewers, guarded: true, port: this.#port } satisfies ServerOptions;
    await this.server.ask("start", options);
    const open = since();
    tell(`${signal}: gone after ${gone.toFixed(1)} s, another open after ${open.toFixed(1)} s`);
    const usedBefore = watch.used;
    const starvedBefore = watch.starved;
    const sinceOpen = seconds();
    let half: number | null = null;
    let all: number | null = null;
    for (
      const end = Date.now() + giveUpMs;
      all === null && Date.now() < end;
      await sleep(lookEveryMs)
    ) {
      const live = await this.#live();
      tell(`${sinceGone().toFixed(1)} s: ${live} are back`);
      if (live * 2 >= viewers) half ??= sinceGone();
      if (live === viewers) all = sinceGone();
    }
    const processor = watch.used - usedBefore;
    const starved = (watch.starved - starvedBefore) / sinceOpen();
    const slowest = await this.#slowest(endedAt);
    const after = await this.#deltasPerSecond();
    const shares = watch.end();
    const differences = await this.#compare();
    await this.server.ask("resume");
    return {
      signal,
      gone,
      open,
      half,
      all,
      processor,
      starved,
      overCore: longestOver(shares, 1),
      peak: Math.max(...shares.map(({ share }) => share)),
      deltas: after / before,
      differences,
      slowest,
    };
  }

  async end(): Promise<void> {
    await Promise.all([this.server, ...this.crowds].map((child) => child.end()));
  }

  async #live(): Promise<number> {
    const live = await Promise.all(this.crowds.map((crowd) => crowd.ask<number>("live")));
    return live.reduce((sum, count) => sum + count, 0);
  }

  async #slowest(endedAt: number): Promise<Way[]> {
    const ways = this.crowds.map((crowd) => crowd.ask<Way[]>("slowest", endedAt));
    return (await Promise.all(ways)).flat().sort((one, other) => other.back - one.back);
  }

  async #deltasPerSecond(): Promise<number> {
    const count = async () => (await this.server.ask<InHand>("inHand")).deltas;
    const since = seconds();
    const before = await count();
    await sleep(measureSeconds * 1_000);
    return ((await count()) - before) / since();
  }

  /** Stops the feed and waits until all hold what stands still. @returns what differs in the end. */
  async #compare(): Promise<string[]> {
    await this.server.ask("pause");
    const topics = await Promise.all(this.crowds.map((crowd) => crowd.ask<string[]>("topics")));
    const names = [...new Set(topics.flat())];
    const tables = await this.server.ask<(TableRows | null)[]>("rows", names);
    const pairs = names.map((name, index) => [name, tables[index] ?? null] as const);
    let differences: string[] = [];
    for (const end = Date.now() + settleMs; Date.now() < end; await sleep(1_000)) {
      const found = this.crowds.map((crowd) => crowd.ask<string[]>("compare", pairs));
      differences = (await Promise.all(found)).flat();
      if (differences.length === 0) break;
    }
    return differences;
  }
}

/** A clock that begins now, in s. */
function seconds(): () => number {
  const began = monotonicMs();
  return () => (monotonicMs() - began) / 1_000;
}

/** What missed its goal, in words. */
function missed({ signal, all, overCore, deltas, differences }: Restart): string[] {
  const wrong: string[] = [];
  if (all === null) wrong.push("not all came back");
  else if (all > backSeconds) wrong.push(`all were back after ${all.toFixed(1)} s`);
  if (overCore > overCoreSeconds) wrong.push(`over one core for ${overCore.toFixed(1)} s`);
  if (deltas < paceShare) wrong.push(`${(deltas * 100).toFixed(0)} % of the deltas came again`);
  wrong.push(...differences.slice(0, 3));
  return wrong.map((what) => `${signal}: ${what}`);
}

async function run(options: Options): Promise<string[]> {
  const arena = new Arena(options);
  try {
    await arena.start();
    const restarts: Restart[] = [];
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      restarts.push(await arena.restart(signal));
    }
    const cell = (value: number | null) => (value === null ? "never" : `${value.toFixed(1)} s`);
    const rows = restarts.map((one) => [
      one.signal,
      cell(one.gone),
      cell(one.open),
      cell(one.half),
      cell(one.all),
      cell(one.processor),
      `${(one.starved * 100).toFixed(0)} %`,
      `${(one.peak * 100).toFixed(0)} %`,
      cell(one.overCore),
      `${(one.deltas * 100).toFixed(0)} %`,
      `${one.differences.length === 0 ? "all" : `${one.differences.length} pictures differ`}`,
    ]);
    const heading = [
      "ended by",
      "gone after",
      "next one open after",
      "half back",
      "all back",
      "processor time for that",
      "waited for a core",
      "most of a core, one second",
      "longest over one core",
      "deltas/s to before",
      "right",
    ];
    print(tableOf(heading, rows));
    for (const { signal, slowest } of restarts) {
      for (const way of slowest.slice(0, 3)) print(`- ${signal}, ${wayInWords(way)}`);
    }
    return restarts.flatMap(missed);
  } finally {
    await arena.end();
  }
}

await runBench(
  () => readNumbers(process.argv.slice(2), defaults),
  helpText,
  (options) => {
    const { viewers, pace, rate } = options;
    print(
      `# A restart\n\n${machineFacts()}\n\n${viewers} viewers at ${pace} deltas/s, ${rate} ticks/s.\n`,
    );
    return run(options);
  },
);
