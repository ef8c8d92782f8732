/**
 * Which pages may open a connection. A browser lets any page connect to any server, so the server
 * has to look at `Origin`; and a foreign name may be made to point at 127.0.0.1 (DNS rebinding),
 * so a server that only this machine should reach looks at `Host` too.
 */
import type { IncomingHttpHeaders } from "node:http";

export interface OriginPolicy {
  /** Whether the server listens on a loopback address. */
  readonly loopback: boolean;
  /** Origins besides the server's own, such as `https://example.com`. */
  readonly allowedOrigins: readonly string[];
  /** Names besides localhost for a server on a loopback address, with or without a port. */
  readonly allowedHosts: readonly string[];
}

const localNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Why a handshake with these headers is refused; null where it is not. */
export function refusalOf(headers: IncomingHttpHeaders, policy: OriginPolicy): string | null {
  const host = headers.host?.toLowerCase() ?? "";
  if (policy.loopback && !isKnownHost(host, policy.allowedHosts)) {
    return "this server is not known by that name: see ALLOWED_HOSTS";
  }
  const { origin } = headers;
  // Programs other than browsers send none, and are bound by no same-origin rule anyway.
  if (origin === undefined || policy.allowedOrigins.includes(origin)) return null;
  const own = URL.canParse(origin) && new URL(origin).host === hostOf(origin, host);
  return own ? null : "pages of that origin may not connect: see ALLOWED_ORIGINS";
}

function isKnownHost(host: string, allowed: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, "");
  return localNames.has(name) || allowed.includes(host) || allowed.includes(name);
}

/** A Host header as URLs write it: without the port that its scheme has anyway. */
function hostOf(origin: string, host: string): string {
  const address = `${origin.slice(0, origin.indexOf(":"))}://${host}`;
  return URL.canParse(address) ? new URL(address).host : "";
}
