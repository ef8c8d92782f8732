/**
 * What `npm start` runs: builds the pages where their sources have changed, then starts the server
 * in the same process.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The oldest Node that runs TypeScript as it is and has all that is used here. */
const nodeMajorMin = 24;

const root = fileURLToPath(new URL("..", import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Whether these arguments lead to built pages: not those that ask for help, say --dev, are wrong
 * or name a port that is taken.
 */
async function leadToPages(args: readonly string[]): Promise<boolean> {
  const { readConfig } = await import("./config/config.ts");
  const { parseSources } = await import("./feed/sources.ts");
  const { tryAddress } = await import("./ops/port.ts");
  try {
    const config = readConfig(args, process.env);
    if (config === null || config.dev) return false;
    parseSources(config.feed);
    await tryAddress(config.host, config.port);
    return true;
  } catch {
    // The server meets it again and says what is wrong; nobody waits for a build to hear it.
    return false;
  }
}

async function buildWhereStale(): Promise<void> {
  const { buildPages, hashSources, isStale, writeStamp } = await import("./ops/build.ts");
  const hash = hashSources(root);
  if (!isStale(root, hash)) return;
  say("Building the pages; this takes about half a minute and is done once.");
  try {
    await buildPages(root);
  } catch (error) {
    fail(`The pages cannot be built.\n${error instanceof Error ? error.message : String(error)}`);
  }
  writeStamp(root, hash);
}

if (Number.parseInt(process.versions.node, 10) < nodeMajorMin) {
  fail(
    `Bigboard needs Node ${nodeMajorMin} or newer, and this is ${process.versions.node}. ` +
      "Start it with `npm start`, which takes the Node that `npm ci` has installed.",
  );
}
if (!existsSync(new URL("../node_modules", import.meta.url))) {
  fail("Bigboard is not installed yet: run `npm ci` first.");
}
process.env.NEXT_TELEMETRY_DISABLED = "1";
if (await leadToPages(process.argv.slice(2))) {
  Object.assign(process.env, { NODE_ENV: "production" });
  await buildWhereStale();
}
await import("./index.ts");
