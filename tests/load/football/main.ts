/**
 * `npm run bench:football`: one football match in thirty states, and what each way to bring them to
 * a viewer takes on the wire, every header and acknowledgement counted.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { machineFacts } from "../machine.ts";
import { playMatch } from "./match-play.ts";
import { insideOption, runInOwnNetwork } from "./quiet.ts";
import { footballTable, type Outcome } from "./report.ts";
import { sentFrom } from "./sent.ts";
import { Stadium } from "./stadium.ts";
import { type Way, ways } from "./ways.ts";
import { LoopbackWire } from "./wire.ts";

const helpText = `npm run bench:football -- [options]

  --states <count>   how many states the match is put on the board in (30)
  --seed <text>      which match                                      (bench)
  --help             this text
`;

/** How long acknowledgements may be behind, ms; Linux holds them back for 40 to 200. */
const settleMs = 250;
const idleMs = 2_000;

const print = (text: string) => process.stdout.write(`${text}\n\n`);

async function measure(way: Way, wire: LoopbackWire, seed: string, states: number) {
  const stadium = new Stadium(playMatch(seed, states));
  const audience = await way.admit(stadium);
  await sleep(settleMs);
  const { subscribe } = audience;
  const counted = (act: () => Promise<void>) =>
    wire.during(async () => {
      await act();
      await sleep(settleMs);
    });
  const subscribing = subscribe === null ? null : await counted(subscribe);
  let bytes = 0;
  let packets = 0;
  const before = sentFrom(audience.port);
  for (let state = 0; state < states; state += 1) {
    const count = await counted(async () => {
      stadium.show(state);
      await audience.arrived();
    });
    bytes += count.bytes;
    packets += count.packets;
  }
  const after = sentFrom(audience.port);
  const sent =
    before === null || after === null
      ? null
      : { bytes: after.bytes - before.bytes, packets: after.packets - before.packets };
  const equal = audience.isEqual();
  await audience.close();
  const document = stadium.document().length;
  const outcome: Outcome = {
    title: way.title,
    states: { bytes, packets },
    sent,
    subscribing,
    equal,
  };
  return { outcome, document };
}

/** @returns the process's exit code: 1 where a viewer did not end with what the board holds. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      states: { type: "string", default: "30" },
      seed: { type: "string", default: "bench" },
      help: { type: "boolean" },
      [insideOption.slice(2)]: { type: "boolean" },
    },
  });
  if (values.help === true) {
    process.stdout.write(helpText);
    return 0;
  }
  const states = Number(values.states);
  const seed = String(values.seed);
  if (!Number.isInteger(states) || states < 1) {
    throw new RangeError(`--states is "${values.states}": give a whole number over 0`);
  }
  if (process.platform !== "linux") throw new Error("only Linux tells what passes on its loopback");
  const inside = process.argv.includes(insideOption);
  if (!inside) {
    const status = runInOwnNetwork();
    if (status !== null) return status;
  }
  print(`# A football match in ${states} states\n\n${machineFacts()}`);
  const wire = await LoopbackWire.open();
  const idle = await wire.idle(idleMs);
  const where = inside ? "in a network of its own" : "on the loopback that all share";
  print(
    `Counted ${where}; ${idle.packets} packets passed there in ${idleMs / 1_000} s before, with nothing done.`,
  );
  const outcomes: Outcome[] = [];
  for (const way of ways) {
    const { outcome, document } = await measure(way, wire, seed, states);
    if (outcomes.length === 0) print(`The document is ${document} bytes long at full time.`);
    outcomes.push(outcome);
  }
  print(footballTable(outcomes));
  return outcomes.every(({ equal }) => equal) ? 0 : 1;
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
