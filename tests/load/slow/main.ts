/**
 * `npm run bench:slow`: one viewer that reads at a tenth of its rate beside healthy ones, and one
 * that stops reading altogether: what they cost the server, the others, and themselves.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { topics } from "../../../lib/schema/topics.ts";
import { Child } from "../child.ts";
import { on, Stage, type Stretch } from "../fanout/stage.ts";
import { machineFacts } from "../machine.ts";
import { readNumbers } from "../number-options.ts";
import { findCores } from "../pinning.ts";
import type { TableRows } from "../watched-server.ts";
import type { ReaderLap, ReaderOptions } from "./reader.ts";
import {
  healthyOf,
  healthyTable,
  type Look,
  looksTable,
  slopeLine,
  stoppedTable,
} from "./report.ts";
import { stopReading } from "./stopped-reader.ts";

const helpText = `npm run bench:slow -- [options]

  --seconds <s>       how long the slow one reads          (600)
  --without <s>       how long to measure without it first (60)
  --viewers <count>   healthy viewers of all quotes        (500)
  --pace <deltas/s>   what each asks for                   (10)
  --rate <ticks/s>    the feed's rate                      (5000)
  --share <share>     of a healthy one's bytes/s           (0.1)
  --warm-up <s>       how long to wait before              (10)
  --help              this text
`;

const defaults = {
  seconds: 600,
  without: 60,
  viewers: 500,
  pace: 10,
  rate: 5_000,
  share: 0.1,
  "warm-up": 10,
} as const;
type Options = Readonly<Record<keyof typeof defaults, number>>;

/** Whose prints the slow one follows: among the most traded. */
const symbol = "AAPL";
const lookEverySeconds = 10;
const mirrors = 10;
/** How long a slow reader may take to the end of what it was sent, ms. */
const catchUpMs = 180_000;

/** How long a reader that was slow may take to be like the others, ms. */
const steadyMs = 10_000;

const print = (text: string) => process.stdout.write(`${text}\n\n`);

/** Reads slowly for so long; @returns what was seen of it, and of the healthy. */
async function readSlowly(stage: Stage, reader: Child, address: string, seconds: number) {
  const looks: Look[] = [];
  const stretches: Stretch[] = [];
  let followed = address;
  await reader.ask("lap");
  for (let second = 0; second < seconds; second += lookEverySeconds) {
    const stretch = await stage.measure(Math.min(lookEverySeconds, seconds - second));
    stretches.push(stretch);
    const lap = await reader.ask<ReaderLap>("lap");
    const held = await stage.ask<number | null>("held", followed);
    if (lap.address !== followed && (await stage.ask<boolean>("follow", lap.address))) {
      followed = lap.address;
    }
    // Between two stretches, for it sweeps.
    const memory = await stage.memory();
    looks.push({
      minute: (second + lookEverySeconds) / 60,
      value: memory.resident,
      live: memory.live,
      held,
      changes: lap.changes,
      rate: lap.bytes / stretch.crowd.seconds,
      status: lap.reconnects > 0 ? `${lap.status}, came back ${lap.reconnects} times` : lap.status,
    });
  }
  return { looks, stretches };
}

/** Waits until the slow one has what stands still on the board. @returns what differs in the end. */
async function compare(stage: Stage, reader: Child, names: readonly string[]): Promise<string[]> {
  const tables = await stage.ask<(TableRows | null)[]>("rows", names);
  let differences: string[] = [];
  for (const end = Date.now() + catchUpMs; Date.now() < end; await sleep(500)) {
    differences = await reader.ask<string[]>("compare", tables);
    if (differences.length === 0) break;
  }
  return differences;
}

async function run(options: Options): Promise<number> {
  const { seconds, without, viewers, pace, rate, share } = options;
  const cores = findCores();
  const want = { kind: "board", encoding: "binary", pace } as const;
  return await on(new Stage("watched-server.ts", want, cores), async (stage) => {
    await stage.start({ rate, viewers, pace, paused: true });
    await stage.join(viewers, { mirrors: Math.min(mirrors, viewers) });
    await stage.run(true);
    await sleep(options["warm-up"] * 1_000);
    const before = await stage.measure(without);
    const healthyRate =
      before.crowd.bytes.reduce((sum, bytes) => sum + bytes, 0) / viewers / before.crowd.seconds;
    const slowRate = healthyRate * share;
    print(
      `A healthy one takes ${(healthyRate / 1_000).toFixed(1)} kB/s; the slow one may take ${(slowRate / 1_000).toFixed(1)} kB/s.`,
    );

    const reader = new Child("slow/reader.ts", { core: cores?.crowd ?? null });
    const selections = [topics.quotes, topics.headlines, topics.trades(symbol)].map((topic) => ({
      topic,
    }));
    const names = selections.map(({ topic }) => topic);
    const address = await reader.ask<string>("start", {
      port: stage.port,
      selections,
    } satisfies ReaderOptions);
    await stage.ask("follow", address);
    await reader.ask("throttle", slowRate);
    const { looks, stretches } = await readSlowly(stage, reader, address, seconds);
    print(looksTable(looks));
    print(slopeLine(looks));
    const heldMost = Math.max(...looks.map(({ held }) => held ?? 0));
    print(
      `The most that the server's process held for it: ${heldMost.toLocaleString("en")} bytes.`,
    );
    print(healthyTable(healthyOf([before]), healthyOf(stretches)));

    // From here on it reads as the others do, so that the server's count of viewers is steady.
    await reader.ask("throttle", null);
    await sleep(steadyMs);
    const stopped = [
      await stopReading(stage, { pace, encoding: "binary" }),
      await stopReading(stage, { pace, encoding: "json" }),
    ];
    print(stoppedTable(stopped));

    const equal = await stage.compare();
    const differences = await compare(stage, reader, names);
    const lap = await reader.ask<ReaderLap>("lap");
    await reader.end();
    print(
      `Logs: ${lap.newest > 0 ? "followed" : "NOT followed"}, ${lap.holes} rows missing inside their windows, ${lap.agedOut} aged out before it came to them.`,
    );
    print(
      `The slow one ${differences.length === 0 ? "ends with what the board holds" : `differs: ${differences[0]}`}; the healthy ${equal === true ? "too" : "do NOT"}.`,
    );
    const fine =
      equal === true &&
      differences.length === 0 &&
      lap.holes === 0 &&
      stopped.every(({ goneAfter }) => goneAfter !== null);
    return fine ? 0 : 1;
  });
}

/** @returns the process's exit code: 1 where something is not as it should be. */
async function main(): Promise<number> {
  const options = readNumbers(process.argv.slice(2), defaults);
  if (options === null) {
    process.stdout.write(helpText);
    return 0;
  }
  const { viewers, pace, rate } = options;
  print(`# A slow reader\n\n${machineFacts()}`);
  print(`${viewers} healthy viewers of all quotes at ${pace} deltas/s, ${rate} ticks/s.`);
  return await run(options);
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  process.exit(1);
}
