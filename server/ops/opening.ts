/** What to tell a person who has just started the server: where it is, what is on, what may be wrong. */
import { type Config, isLoopback } from "../config/config.ts";
import type { Setting } from "../config/setting.ts";
import { settings } from "../config/settings.ts";

export type OpeningConfig = Pick<
  Config,
  | "host"
  | "viewerKey"
  | "operatorKey"
  | "operatorKeyMade"
  | "allowedHosts"
  | "allowedOrigins"
  | "trustProxy"
>;

/** A feed as its row of the board says. */
export interface FeedLine {
  readonly source: string;
  readonly status: string | null;
  readonly message: string | null;
}

const everywhere = new Set(["0.0.0.0", "::", "[::]"]);

/** The address to open, on this machine. */
function addressOf(host: string, port: number): string {
  const name = everywhere.has(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Where it is and what is on. */
export function openingLines(
  config: OpeningConfig,
  port: number,
  feeds: readonly FeedLine[],
): string[] {
  const changed = changedLimits(config);
  return [
    `Bigboard is at ${addressOf(config.host, port)}`,
    `it shows: ${feeds.map(feedWords).join("; ")}`,
    `it lets in: ${whoWords(config)}`,
    `it is called: ${nameWords(config)}; it believes: ${proxyWords(config)}`,
    ...(changed.length > 0 ? [`limits that were set: ${changed.join(", ")}`] : []),
  ];
}

/** The operator's link, where nobody else knows the key; null for a key that was given. */
export function operatorLine(config: OpeningConfig, port: number): string | null {
  const { host, operatorKey, operatorKeyMade } = config;
  if (operatorKey === null || !operatorKeyMade) return null;
  return `the controls, for you only: ${addressOf(host, port)}/control#key=${operatorKey}`;
}

/** What is probably not meant. */
export function openingWarnings({ host, viewerKey, trustProxy }: OpeningConfig): string[] {
  if (isLoopback(host)) return [];
  const warnings: string[] = [];
  if (viewerKey === null) {
    warnings.push(
      "whoever reaches this port may look: set BIGBOARD_VIEWER_KEY where that is not meant",
    );
  }
  if (trustProxy === undefined) {
    warnings.push(
      "keys and cookies travel as plain text: put a proxy with TLS in front and set TRUST_PROXY",
    );
  }
  return warnings;
}

function feedWords({ source, status, message }: FeedLine): string {
  if (status === "running" || status === null) return source;
  return `${source} (${status}${message === null ? "" : `: ${message}`})`;
}

function whoWords({ host, viewerKey, operatorKey }: OpeningConfig): string {
  const reach = isLoopback(host) ? "everybody on this machine" : "everybody who reaches it";
  const viewers = viewerKey === null ? reach : "who has the viewer's key or a link";
  return operatorKey === null
    ? `${viewers}, to the controls too`
    : `${viewers}; to the controls who has the operator's key`;
}

function nameWords({ host, allowedHosts }: OpeningConfig): string {
  const own = isLoopback(host) ? "localhost" : "localhost, its network addresses, its own name";
  return allowedHosts.length === 0
    ? `${own} (more with ALLOWED_HOSTS)`
    : `${own}, ${allowedHosts.join(", ")}`;
}

function proxyWords({ trustProxy }: OpeningConfig): string {
  switch (trustProxy?.kind) {
    case "hops":
      return `${trustProxy.count} ${trustProxy.count === 1 ? "proxy" : "proxies"} in front`;
    case "addresses":
      return "proxies at the addresses of TRUST_PROXY";
    default:
      return "no proxy";
  }
}

/** Limits that are not as they are by themselves, as one would set them. */
function changedLimits(config: OpeningConfig): string[] {
  const given = new Map(Object.entries(config));
  return Object.entries<Setting>(settings).flatMap(
    ([name, { group, variable, flag, ...setting }]) => {
      const value = given.get(name);
      if (group !== "limits" || value === undefined || setting.otherwise === null) return [];
      if (value === setting.schema.parse(setting.otherwise)) return [];
      return [`${variable ?? `--${flag}`} ${value}`];
    },
  );
}
