/** What to tell a person who has just started the server. */
import type { Config } from "../config/config.ts";

const everywhere = new Set(["0.0.0.0", "::", "[::]"]);

/** The address to open and, where the controls want a key, the operator's link. */
export function addressLines(
  config: Pick<Config, "host" | "operatorKey" | "operatorKeyMade">,
  port: number,
): string[] {
  const { host, operatorKey, operatorKeyMade } = config;
  const name = everywhere.has(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const address = `http://${name}:${port}`;
  const lines = [`Bigboard is at ${address}`];
  // A key that was given is known to who gave it, and has no place in a log.
  if (operatorKey !== null && operatorKeyMade) {
    lines.push(`the controls, for you only: ${address}/control#key=${operatorKey}`);
  }
  return lines;
}
