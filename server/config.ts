/**
 * What can be set, from the command line and the environment, checked as a whole: all that is
 * wrong is said at once.
 */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { scenarioNames } from "../lib/domain/scenarios.ts";
import { parseScenario, type ScenarioStart } from "./feed/simulator/scenarios/start.ts";
import { type LogLevel, logLevels } from "./ops/log.ts";

export interface Config {
  /** Sources of ticks, as typed: `simulator`, `replay:<file>`, joined by commas. */
  readonly feed: string;
  readonly seed: string;
  /** Target, ticks/s; undefined leaves it to the feed. */
  readonly rate: number | undefined;
  /** Feed seconds a second; undefined leaves it to the feed. */
  readonly speed: number | undefined;
  /** How many the simulator lists; undefined leaves it to the feed. */
  readonly instruments: number | undefined;
  /** What the simulator plays out, and from when on; undefined for nothing. */
  readonly scenario: ScenarioStart | undefined;
  readonly port: number;
  readonly host: string;
  /** Who may use the controls: everyone who reaches a loopback address, else who has the key. */
  readonly operatorKey: string | null;
  /** Whether the key was made at this start, so that nobody knows it unless it is printed. */
  readonly operatorKeyMade: boolean;
  /** Origins besides the server's own whose pages may connect, such as `https://example.com`. */
  readonly allowedOrigins: readonly string[];
  /** Host names besides localhost under which a server bound to a loopback address is reached. */
  readonly allowedHosts: readonly string[];
  readonly logLevel: LogLevel;
  readonly dev: boolean;
}

/** All that is wrong with what was set, a line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The names of scenarios, in lines of the help. */
const scenarioLines = [scenarioNames.slice(0, 3), scenarioNames.slice(3)]
  .map((names) => names.join(", "))
  .join(",\n                               ");

/** What `--help` prints. */
export const helpText = `Bigboard: a live board for markets and matches.

  npm start -- [options]

  --feed <source>[,<source>…]  simulator, or replay:<file>      BIGBOARD_FEED (simulator)
  --seed <text>                same seed, same simulated ticks  BIGBOARD_SEED (bigboard)
  --rate <ticks/s>             of feed time, 0 to 400000        (the feed's own)
  --speed <factor>             0.1 to 600                       (the feed's own)
  --instruments <count>        that are simulated, 1 to 20000   (485)
  --scenario <name>[@seconds]  what the simulator plays out:    (nothing)
                               ${scenarioLines}
  --port <port>                0 to 65535                       PORT (3000)
  --host <address>             what to listen on                HOST (127.0.0.1)
  --dev                        reload pages as their code changes
  --help                       this text

Environment only:
  BIGBOARD_OPERATOR_KEY  key to the controls where HOST is not a loopback address; one is made
                         and printed when it is not given
  ALLOWED_ORIGINS        other origins whose pages may connect, such as https://example.com
  ALLOWED_HOSTS          names under which a server on a loopback address is reached through a proxy
  LOG_LEVEL              ${logLevels.join(", ")} (info)
`;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

const options = {
  feed: { type: "string" },
  seed: { type: "string" },
  rate: { type: "string" },
  speed: { type: "string" },
  instruments: { type: "string" },
  scenario: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  dev: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** What the command line says. */
interface Given {
  readonly feed?: string;
  readonly seed?: string;
  readonly rate?: string;
  readonly speed?: string;
  readonly instruments?: string;
  readonly scenario?: string;
  readonly port?: string;
  readonly host?: string;
  readonly dev?: boolean;
  readonly help?: boolean;
}

/** A number within a range; the message says what was given and what would be right. */
function within(least: number, most: number, whole = false) {
  const kind = whole ? "a whole number" : "a number";
  return z.string().transform((given, context) => {
    const value = Number(given);
    const fits = given.trim() !== "" && value >= least && value <= most;
    if (fits && (!whole || Number.isInteger(value))) return value;
    context.addIssue(`is "${given}": give ${kind} from ${least} to ${most}`);
    return z.NEVER;
  });
}

const scenario = z.string().transform((given, context) => {
  try {
    return parseScenario(given);
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error));
    return z.NEVER;
  }
});

const list = z.string().transform((given) =>
  given
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
);

const origins = list.transform((entries, context) =>
  entries.map((entry) => {
    const url = URL.canParse(entry) ? new URL(entry) : null;
    if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/") return url.origin;
    context.addIssue(`holds "${entry}": give origins such as https://example.com`);
    return z.NEVER;
  }),
);

const schema = z.object({
  feed: z.string().trim().min(1, "is empty: give simulator or replay:<file>"),
  seed: z.string().min(1, "is empty: give any text").max(200, "is too long: give 200 characters"),
  rate: within(0, 400_000).optional(),
  speed: within(0.1, 600).optional(),
  instruments: within(1, 20_000, true).optional(),
  scenario: scenario.optional(),
  port: within(0, 65_535, true),
  host: z.string().trim().min(1, "is empty: give an address such as 127.0.0.1 or 0.0.0.0"),
  operatorKey: z
    .string()
    .min(16, "is too short to be safe: give 16 characters or more")
    .max(200, "is too long: give at most 200 characters")
    .optional(),
  allowedOrigins: origins,
  allowedHosts: list.transform((entries) => entries.map((entry) => entry.toLowerCase())),
  logLevel: z.enum(logLevels, `is no level: give one of ${logLevels.join(", ")}`),
});

/** How each setting is called where it is set. */
const settingNames: Readonly<Record<string, string>> = {
  feed: "--feed or BIGBOARD_FEED",
  seed: "--seed or BIGBOARD_SEED",
  rate: "--rate",
  speed: "--speed",
  instruments: "--instruments",
  scenario: "--scenario",
  port: "--port or PORT",
  host: "--host or HOST",
  operatorKey: "BIGBOARD_OPERATOR_KEY",
  allowedOrigins: "ALLOWED_ORIGINS",
  allowedHosts: "ALLOWED_HOSTS",
  logLevel: "LOG_LEVEL",
};

/**
 * Reads the settings; the command line goes before the environment.
 * @param args without the program's name.
 * @returns null when help was asked for.
 * @throws ConfigError that names everything that is wrong.
 */
export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Config | null {
  const problems: string[] = [];
  const given = readArgs(args, problems);
  if (given.help === true) return null;
  const text = (name: "feed" | "seed" | "port" | "host", variable: string, otherwise: string) =>
    given[name] ?? environment[variable] ?? otherwise;
  const checked = schema.safeParse({
    feed: text("feed", "BIGBOARD_FEED", "simulator"),
    seed: text("seed", "BIGBOARD_SEED", "bigboard"),
    rate: given.rate,
    speed: given.speed,
    instruments: given.instruments,
    scenario: given.scenario,
    port: text("port", "PORT", "3000"),
    host: text("host", "HOST", "127.0.0.1"),
    operatorKey: environment.BIGBOARD_OPERATOR_KEY || undefined,
    allowedOrigins: environment.ALLOWED_ORIGINS ?? "",
    allowedHosts: environment.ALLOWED_HOSTS ?? "",
    logLevel: environment.LOG_LEVEL || "info",
  });
  for (const issue of checked.error?.issues ?? []) {
    problems.push(`${settingNames[String(issue.path[0])] ?? "settings"} ${issue.message}`);
  }
  if (problems.length > 0 || !checked.success) throw new ConfigError(problems);
  const { operatorKey, rate, speed, instruments, scenario, ...rest } = checked.data;
  const open = isLoopback(rest.host);
  return {
    ...rest,
    rate,
    speed,
    instruments,
    scenario,
    operatorKey: operatorKey ?? (open ? null : randomBytes(18).toString("base64url")),
    operatorKeyMade: operatorKey === undefined && !open,
    dev: given.dev === true,
  };
}

/** Reads the command line, noting every option that is not known or lacks its value. */
function readArgs(args: readonly string[], problems: string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given: { -readonly [K in keyof Given]: Given[K] } = {};
  let strayed = false;
  for (const token of tokens) {
    if (token.kind === "positional" && !strayed) {
      problems.push(`"${token.value}" is no option: see --help`);
    }
    strayed = false;
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    if (name === "dev" || name === "help") {
      if (value !== undefined) problems.push(`${rawName} takes no value`);
      given[name] = true;
    } else if (isValued(name)) {
      if (value === undefined) problems.push(`${rawName} needs a value`);
      else given[name] = value;
    } else {
      problems.push(`${rawName} is no option: see --help`);
      // What follows was meant as its value.
      strayed = value === undefined;
    }
  }
  return given;
}

function isValued(name: string): name is Exclude<keyof Given, "dev" | "help"> {
  return Object.hasOwn(options, name);
}
