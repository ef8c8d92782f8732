/** `npm run fuzz`: sends so many messages each way in, and says how they were answered and what stayed. */
import { readNumbers } from "../load/number-options.ts";
import { Random } from "../support/random.ts";
import { type DoorName, Doors, doorNames } from "./inbound-doors.ts";

const help = `npm run fuzz -- [--messages <count>] [--seed <number>]

Sends random messages to each way in without its sockets: events as Socket.IO brings them, texts of a
plain WebSocket, packets of Socket.IO, questions over HTTP. It ends with an error at the first that is
not answered as it should be.
`;

/** Memory is compared from here on: by then everything has been made that is made once. */
const warmShare = 0.2;
/** What may be held at the end, of what was held then. */
const heldMost = 1.1;

const collect = globalThis.gc;
if (collect === undefined) throw new Error("start Node with --expose-gc");

/** What is held after a collection, bytes. */
function held(): number {
  collect?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function fuzz(name: DoorName, messages: number, seed: number): Promise<void> {
  const before = process.cpuUsage();
  const doors = new Doors(new Random(seed));
  await doors.open();
  const warm = Math.floor(messages * warmShare);
  let then = 0;
  for (let count = 0; count < messages; count += 1) {
    if (count === warm) {
      doors.end();
      then = held();
    }
    doors.send(name);
  }
  doors.end();
  const now = held();
  doors.close();
  const { user, system } = process.cpuUsage(before);
  const answers = Object.entries(doors.answers).map(([kind, count]) => `${count} ${kind}`);
  const seconds = ((user + system) / 1e6).toFixed(1);
  const megabytes = [then, now].map((bytes) => (bytes / 1e6).toFixed(1)).join(" to ");
  say(`${name}: ${messages} in ${seconds} s of processor time: ${answers.join(", ")}`);
  say(`${" ".repeat(name.length)}  held ${megabytes} MB`);
  if (now > then * heldMost) throw new Error(`${name}: memory has grown`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const options = readNumbers(process.argv.slice(2), { messages: 100_000, seed: 1 });
if (options === null) say(help);
else for (const name of doorNames) await fuzz(name, options.messages, options.seed);
