/**
 * Where all parts meet: settings, log, board, feeds, pages, gateway. It wires and listens; what
 * each part does is said in its own folder.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { systemClock } from "../lib/clock.ts";
import { topics } from "../lib/schema/topics.ts";
import { createBoard } from "./board/create.ts";
import { sinkFor } from "./board/sink.ts";
import { type Config, ConfigError, readConfig } from "./config/config.ts";
import { helpText } from "./config/help.ts";
import { limitsOf } from "./config/limit-settings.ts";
import { Random } from "./feed/simulator/random.ts";
import { createFeed, parseSources } from "./feed/sources.ts";
import type { FeedPlace } from "./feed-keeper.ts";
import { Feeds } from "./feeds.ts";
import type { Limits } from "./gateway/limits.ts";
import { Faults } from "./ops/faults.ts";
import { routeForeignLines } from "./ops/foreign-lines.ts";
import { catchTheRest } from "./ops/last-resort.ts";
import { createLog, type Logger } from "./ops/log.ts";
import { socketsMax } from "./ops/open-files.ts";
import { openingLines, openingWarnings, operatorLine } from "./ops/opening.ts";
import { drainOnSignal } from "./ops/shutdown.ts";
import { heapOfProcess, Strain } from "./ops/strain.ts";
import { openPages, type Pages } from "./pages/pages.ts";
import { seamOf } from "./seam.ts";
import { BoardServer } from "./server.ts";

const root = new URL("..", import.meta.url);

function readVersion(): string {
  const text = readFileSync(new URL("package.json", root), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The settings; ends the process where help was asked for or something is wrong. */
function settings(): Config {
  try {
    const config = readConfig(process.argv.slice(2), process.env);
    if (config !== null) return config;
    process.stdout.write(helpText);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.problems.join("\n")}\n`);
    process.exit(1);
  }
}

/** No more connections than the system has files for: those beyond would break what is there. */
function withinSystem(limits: Limits, log: Logger): Limits {
  const most = socketsMax();
  if (most === null || most >= limits.tcpMax) return limits;
  log.warn(`the system has room for ${most} connections: raise its limit of open files for more`);
  return { ...limits, tcpMax: most };
}

async function run(config: Config, log: Logger): Promise<void> {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const clock = systemClock;
  const faults = new Faults(log, () => clock.now());
  // In development Next's own words, in its colours, are what one wants to see.
  if (!config.dev) routeForeignLines(log, faults);
  const version = readVersion();
  const limits = withinSystem(limitsOf(config), log);
  const board = createBoard({ epoch: randomBytes(4).toString("hex"), clock });

  const defaults = {
    seed: config.seed,
    ...(config.rate === undefined ? {} : { rate: config.rate }),
    ...(config.speed === undefined ? {} : { speed: config.speed }),
    ...(config.instruments === undefined ? {} : { instruments: config.instruments }),
    ...(config.scenario === undefined ? {} : { scenario: config.scenario }),
  };
  const places = parseSources(config.feed).map((spec): FeedPlace => {
    const say = (message: string) => log.info(message);
    return {
      source: spec.source,
      sink: sinkFor(board, spec.source),
      make: (context) => createFeed(spec, { ...context, log: say }, defaults),
    };
  });
  const random = new Random(board.epoch, "feeds");
  const feeds = new Feeds(places, {
    clock,
    log,
    faults,
    chance: () => random.uniform(),
    leave: (why) => leave(why),
  });

  let isOpen = false;
  let pages: Pages | null = null;
  let strain: Strain | null = null;
  const server = new BoardServer(config, {
    board,
    clock,
    log,
    faults,
    counts: () => ({
      feedRestarts: feeds.restarts(),
      pages: pages?.counts() ?? {},
      loopStalls: strain?.stalls ?? 0,
      heap: heapOfProcess(),
    }),
    version,
    control: (change) => feeds.control(change),
    isOpen: () => isOpen,
    limits,
  });
  const { port } = await server.listen();
  const leave = drainOnSignal(
    async () => {
      feeds.stop();
      strain?.stop();
      await server.close();
      await pages?.close();
    },
    { clock, log },
  );

  const { dev, host } = config;
  const opened = openPages({
    dev,
    root: fileURLToPath(root),
    http: server.http,
    host,
    port,
    seam: seamOf(board, version),
    clock,
    log,
    faults,
  });
  [pages] = await Promise.all([opened, feeds.start()]);
  catchTheRest(process, faults);
  server.serve(pages.answer);
  // From now on: what comes before has nobody who waits for it.
  strain = new Strain({ clock, log });
  isOpen = true;
  const { table } = board.place(topics.feed);
  const rows = Array.from(table.keys(), (source) => {
    const { status = null, message = null } = table.get(source) ?? {};
    return { source, status, message };
  });
  for (const line of openingLines(config, port, rows)) log.info(line);
  for (const line of openingWarnings(config)) log.warn(line);
  const forOperator = operatorLine(config, port);
  // The one line that hands over a secret.
  if (forOperator !== null) createLog(config.logLevel, process.stdout, null).info(forOperator);
}

/** What stopped the start, for a person. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `Port ${config.port} is taken: choose another with --port.`;
  if (code === "EACCES")
    return `Port ${config.port} is not open to you: choose another with --port.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `This machine has no address "${config.host}": choose another with --host.`;
  }
  return error.message;
}

const config = settings();
const secrets = [config.viewerKey ?? [], config.operatorKey ?? []].flat();
const log = createLog(config.logLevel, process.stdout, secrets);
try {
  await run(config, log);
} catch (error) {
  log.debug(error, "start failed");
  process.stderr.write(`Bigboard cannot start.\n${causeOf(error)}\n`);
  process.exit(1);
}
