/**
 * `npm run bench`: the board at the feed's peak with a crowd of viewers, and the tutorial's way
 * beside it in the same run, on the same machine, fed by the same generator at the same rate.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Child } from "./child.ts";
import type { BoardState, CrowdFacts, CrowdOptions, ServerFacts, ServerOptions } from "./facts.ts";
import { machineFacts } from "./machine.ts";
import { type Measured, measured, reportOf } from "./report.ts";

const helpText = `npm run bench -- [options]

  --viewers <count>   viewers of the whole topic quotes (200)
  --pace <deltas/s>   what each asks for: 60, 30, 20, 10, 5, 2 or 1 (10)
  --rate <ticks/s>    the feed's rate (120000)
  --seconds <s>       how long to measure, each (20)
  --warm-up <s>       how long to wait before (5)
`;

/** Viewers that keep a mirror, to be held against the board at the end. */
const mirrorsMax = 10;

interface Options {
  readonly viewers: number;
  readonly pace: number;
  readonly rate: number;
  readonly seconds: number;
  readonly warmUp: number;
}

/** @throws RangeError for what is no number over 0. */
function readOptions(): Options | null {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      viewers: { ...text, default: "200" },
      pace: { ...text, default: "10" },
      rate: { ...text, default: "120000" },
      seconds: { ...text, default: "20" },
      "warm-up": { ...text, default: "5" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  const number = (name: "viewers" | "pace" | "rate" | "seconds" | "warm-up") => {
    const value = Number(values[name]);
    if (value > 0 && Number.isFinite(value)) return value;
    throw new RangeError(`--${name} is "${values[name]}": give a number over 0`);
  };
  return {
    viewers: Math.ceil(number("viewers")),
    pace: number("pace"),
    rate: number("rate"),
    seconds: number("seconds"),
    warmUp: number("warm-up"),
  };
}

/** Runs one server with its crowd and says what both did. */
async function measure(
  file: string,
  { viewers, pace, rate, seconds, warmUp }: Options,
  own: boolean,
): Promise<Measured> {
  const server = new Child(file);
  const crowd = new Child("viewers.ts");
  try {
    const port = await server.ask<number>("start", { rate, viewers } satisfies ServerOptions);
    const mirrors = own ? Math.min(mirrorsMax, viewers) : 0;
    const options: CrowdOptions = { port, viewers, mirrors, pace: own ? pace : null };
    await crowd.ask("connect", options);
    await sleep(warmUp * 1_000);
    await Promise.all([server.ask("lap"), crowd.ask("lap")]);
    await sleep(seconds * 1_000);
    const [serverFacts, crowdFacts] = await Promise.all([
      server.ask<ServerFacts>("lap"),
      crowd.ask<CrowdFacts>("lap"),
    ]);
    const equal = own ? await compare(server, crowd) : null;
    return measured(serverFacts, crowdFacts, { equal, rate });
  } finally {
    server.end();
    crowd.end();
  }
}

/** How long the last deltas may take to arrive. */
const settleMs = 2_000;

/** Stops the feed and holds what viewers have against the board. */
async function compare(server: Child, crowd: Child): Promise<boolean> {
  await server.ask("pause");
  await sleep(settleMs);
  const board = await server.ask<BoardState>("state");
  const seen = await crowd.ask<{ mirrors: BoardState[]; cursors: string[] }>("state");
  const same = seen.mirrors.every(
    ({ cursor, digest }) => cursor === board.cursor && digest === board.digest,
  );
  return same && seen.cursors.every((cursor) => cursor === board.cursor);
}

const options = readOptions();
if (options === null) process.stdout.write(helpText);
else {
  const { viewers, pace, rate, seconds } = options;
  process.stdout.write(
    `${viewers} viewers of all quotes, ${rate} ticks/s, ${pace} deltas/s asked for, ${seconds} s\n`,
  );
  const board = await measure("board-server.ts", options, true);
  const tutorial = await measure("tutorial-server.ts", options, false);
  process.stdout.write(`\n${machineFacts()}\n\n${reportOf(board, tutorial)}\n`);
  if (board.equal === false) process.exitCode = 1;
}
process.exit();
