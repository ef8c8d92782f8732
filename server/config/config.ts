/**
 * What can be set, from the command line and the environment, checked as a whole: all that is
 * wrong is said at once.
 */
import { randomBytes } from "node:crypto";
import { readArguments } from "./arguments.ts";
import type { Setting } from "./setting.ts";
import { settings, type Values } from "./settings.ts";

export interface Config extends Omit<Values, "operatorKey" | "viewerKey"> {
  /** What lets one look; null where everybody may who reaches the board. */
  readonly viewerKey: string | null;
  /** Who may use the controls: everyone who reaches a loopback address, else who has the key. */
  readonly operatorKey: string | null;
  /** Whether the key was made at this start, so that nobody knows it unless it is printed. */
  readonly operatorKeyMade: boolean;
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

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings; the command line goes before the environment.
 * @param args without the program's name.
 * @returns null when help was asked for.
 * @throws ConfigError that names everything that is wrong.
 */
export function readConfig(args: readonly string[], environment: Environment): Config | null {
  const problems: string[] = [];
  const given = readArguments(args, problems);
  if (given.switches.has("help")) return null;
  const values = Object.fromEntries(
    Object.entries<Setting>(settings).map(([name, setting]) => {
      return [name, readValue(setting, given.values, environment, problems)];
    }),
  ) as Values;
  if (problems.length > 0) throw new ConfigError(problems);
  const { operatorKey, viewerKey = null, ...rest } = values;
  if (viewerKey !== null && viewerKey === operatorKey) {
    throw new ConfigError(["BIGBOARD_VIEWER_KEY is the operator's: give viewers another one"]);
  }
  // Who keeps viewers out, or has a proxy bring them in, does not mean everybody to operate.
  const proxied = rest.allowedHosts.length > 0 || rest.trustProxy !== undefined;
  const open = isLoopback(rest.host) && viewerKey === null && !proxied;
  return {
    ...rest,
    viewerKey,
    operatorKey: operatorKey ?? (open ? null : randomBytes(18).toString("base64url")),
    operatorKeyMade: operatorKey === undefined && !open,
    dev: given.switches.has("dev"),
  };
}

/** What a setting comes to; what is wrong with it is added to the problems. */
function readValue(
  { flag, variable, otherwise, schema, secret, takes }: Setting,
  flags: ReadonlyMap<string, string>,
  environment: Environment,
  problems: string[],
): unknown {
  const byFlag = flag === undefined ? undefined : flags.get(flag);
  const byVariable = variable === undefined ? undefined : environment[variable] || undefined;
  const given = byFlag ?? byVariable ?? otherwise;
  if (given === null) return undefined;
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const name = byFlag === undefined ? variable : `--${flag}`;
  problems.push(`${name} ${secret ? "will not do" : `is "${given}"`}: give ${takes}`);
  return undefined;
}
