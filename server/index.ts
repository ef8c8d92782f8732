/**
 * Where all parts meet: settings, log, board, feeds, pages, gateway. It wires and listens; what
 * each part does is said in its own folder.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import next from "next";
import { systemClock } from "../lib/clock.ts";
import { createBoard } from "./board/create.ts";
import { sinkFor } from "./board/sink.ts";
import { type Config, ConfigError, helpText, readConfig } from "./config.ts";
import { createFeed, parseSources } from "./feed/sources.ts";
import { type FeedPlace, Feeds } from "./feeds.ts";
import { addressLines } from "./ops/address.ts";
import { createLog, type Logger } from "./ops/log.ts";
import { drainOnSignal } from "./ops/shutdown.ts";
import { openSeam, seamOf } from "./seam.ts";
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

async function run(config: Config, log: Logger): Promise<void> {
  const clock = systemClock;
  const version = readVersion();
  const board = createBoard({ epoch: randomBytes(4).toString("hex"), clock });
  openSeam(seamOf(board, version));

  const defaults = {
    seed: config.seed,
    ...(config.rate === undefined ? {} : { rate: config.rate }),
    ...(config.speed === undefined ? {} : { speed: config.speed }),
  };
  const places = parseSources(config.feed).map((spec): FeedPlace => {
    const say = (message: string) => log.info(message);
    const sink = sinkFor(board, spec.source);
    return { sink, feed: createFeed(spec, { sink, clock, log: say }, defaults) };
  });
  const feeds = new Feeds(places, log);

  const control = (change: Parameters<Feeds["control"]>[0]) => feeds.control(change);
  const server = new BoardServer(config, { board, clock, log, version, control });
  const { port } = await server.listen();
  drainOnSignal(
    async () => {
      feeds.stop();
      await server.close();
    },
    { clock, log },
  );

  const { dev, host } = config;
  const pages = next({ dev, dir: ".", hostname: host, port, httpServer: server.http });
  await Promise.all([feeds.start(), pages.prepare()]);
  server.serve(pages.getRequestHandler());
  for (const line of addressLines(config, port)) log.info(line);
}

const config = settings();
const log = createLog(config.logLevel);
try {
  await run(config, log);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  log.debug(error, "start failed");
  process.stderr.write(`Bigboard cannot start.\n${message}\n`);
  process.exit(1);
}
