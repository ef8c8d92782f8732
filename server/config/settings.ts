/**
 * The table of settings: the one place that knows how each is called, what it takes and what holds
 * without it. The help, what is said of a wrong value, and docs/SETTINGS.md are made from it.
 */
import type { z } from "zod";
import { scenarioNames } from "../../lib/domain/scenarios.ts";
import { parseScenario } from "../feed/simulator/scenarios/start.ts";
import { parseTrust } from "../ops/forwarded.ts";
import { logLevels } from "../ops/log.ts";
import { limitSettings } from "./limit-settings.ts";
import {
  countWithin,
  entriesOf,
  key,
  numberWithin,
  oneOf,
  read,
  setting,
  text,
} from "./setting.ts";

export const settings = {
  feed: setting({
    ...text("sources parted by commas: simulator, replay:<file>"),
    group: "shown",
    flag: "feed",
    variable: "BIGBOARD_FEED",
    otherwise: "simulator",
    meaning: "where ticks come from",
  }),
  seed: setting({
    ...text("any text of at most 200 characters", 200),
    group: "shown",
    flag: "seed",
    variable: "BIGBOARD_SEED",
    otherwise: "bigboard",
    meaning: "the same seed brings the same simulated ticks",
  }),
  rate: setting({
    ...numberWithin(0, 400_000, "ticks/s"),
    group: "shown",
    flag: "rate",
    otherwise: null,
    otherwiseMeans: "the feed's own",
    meaning: "how many ticks a second of its time a feed brings",
  }),
  speed: setting({
    ...numberWithin(0.1, 600, "seconds a second"),
    group: "shown",
    flag: "speed",
    otherwise: null,
    otherwiseMeans: "the feed's own",
    meaning: "how fast the feed's time goes",
  }),
  instruments: setting({
    ...countWithin(1, 20_000, "instruments"),
    group: "shown",
    flag: "instruments",
    otherwise: null,
    otherwiseMeans: "485",
    meaning: "how many are simulated",
  }),
  scenario: setting({
    ...read(
      `one of ${scenarioNames.join(", ")}; with @<simulated seconds> to begin later, such as ${scenarioNames[0]}@600`,
      parseScenario,
    ),
    group: "shown",
    flag: "scenario",
    otherwise: null,
    meaning: "what the simulator plays out",
  }),
  port: setting({
    ...countWithin(0, 65_535),
    group: "reached",
    flag: "port",
    variable: "PORT",
    otherwise: "3000",
    meaning: "the port to listen on; 0 is any that is free",
  }),
  host: setting({
    ...text("an address such as 127.0.0.1, 0.0.0.0 or ::"),
    group: "reached",
    flag: "host",
    variable: "HOST",
    otherwise: "127.0.0.1",
    meaning: "the address to listen on; 127.0.0.1 is reached from this machine only",
  }),
  trustProxy: setting({
    ...read(
      "the number of proxies in front of the board (1 to 10), or their addresses parted by commas: 10.0.0.2, 10.1.0.0/16, loopback",
      parseTrust,
    ),
    group: "reached",
    variable: "TRUST_PROXY",
    otherwise: null,
    otherwiseMeans: "nobody's headers count",
    meaning:
      "whose X-Forwarded-For and X-Forwarded-Proto say who a viewer is and whether there is TLS",
  }),
  allowedHosts: setting({
    ...read("names parted by commas, such as board.example, or * for any", (given) =>
      entriesOf(given).map((entry) => entry.toLowerCase()),
    ),
    group: "reached",
    variable: "ALLOWED_HOSTS",
    otherwise: "",
    otherwiseMeans: "none",
    meaning:
      "names by which the board is asked besides localhost and, where HOST is no loopback address, network addresses and the machine's own name",
  }),
  allowedOrigins: setting({
    ...read("origins parted by commas, such as https://example.com", (given) =>
      entriesOf(given).map(originOf),
    ),
    group: "allowed",
    variable: "ALLOWED_ORIGINS",
    otherwise: "",
    otherwiseMeans: "none",
    meaning: "other origins whose pages may connect",
  }),
  viewerKey: setting({
    ...key,
    group: "allowed",
    variable: "BIGBOARD_VIEWER_KEY",
    otherwise: null,
    otherwiseMeans: "whoever reaches the board may look",
    meaning: "key that lets one look; operators can make links besides, which end at a date",
    secret: true,
  }),
  operatorKey: setting({
    ...key,
    group: "allowed",
    variable: "BIGBOARD_OPERATOR_KEY",
    otherwise: null,
    otherwiseMeans:
      "made and printed at each start, unless HOST is a loopback address and none of BIGBOARD_VIEWER_KEY, ALLOWED_HOSTS and TRUST_PROXY is set",
    meaning: "key to the controls",
    secret: true,
  }),
  ...limitSettings,
  logLevel: setting({
    ...oneOf(logLevels),
    group: "told",
    variable: "LOG_LEVEL",
    otherwise: "info",
    meaning: "how much is logged",
  }),
};

type Settings = typeof settings;

/** What each setting comes to; undefined where nothing was given and nothing holds otherwise. */
export type Values = {
  readonly [Name in keyof Settings]:
    | z.output<Settings[Name]["schema"]>
    | (Settings[Name]["otherwise"] extends string ? never : undefined);
};

/** What is on or off, on the command line only. */
export const switches = {
  dev: "reload pages as their code changes",
  help: "this text",
} as const;

function originOf(entry: string): string {
  const url = new URL(entry);
  if (!/^https?:$/.test(url.protocol) || url.pathname !== "/") throw new Error("no origin");
  return url.origin;
}
