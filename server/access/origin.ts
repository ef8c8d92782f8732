/**
 * Under which names the server may be asked, and by whose pages. A browser lets any page send
 * requests to any server, so the server has to look at `Origin`; and a foreign name may be made to
 * point at this server (DNS rebinding), whose pages would then be of its own origin, so it looks at
 * `Host` too.
 */
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

export interface OriginPolicy {
  /** Whether the server listens on a loopback address. */
  readonly loopback: boolean;
  /** Origins besides the server's own, such as `https://example.com`. */
  readonly allowedOrigins: readonly string[];
  /** Names besides the server's own, with or without a port; `*` for any. */
  readonly allowedHosts: readonly string[];
  /** The machine's own name. */
  readonly machine: string;
}

const localNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Why a request under this name is refused; null where it is not. */
export function hostRefusal(
  { host = "" }: IncomingHttpHeaders,
  policy: OriginPolicy,
): string | null {
  const { allowedHosts } = policy;
  const given = host.toLowerCase();
  const name = given.replace(/:\d+$/, "");
  if (localNames.has(name) || allowedHosts.includes(given) || allowedHosts.includes(name)) {
    return null;
  }
  if (allowedHosts.includes("*") || (!policy.loopback && isReached(name, policy.machine))) {
    return null;
  }
  return "this server is not known by that name: see ALLOWED_HOSTS";
}

/** Why a request is not to be heard that came from a page; null where it is. */
export function originRefusal(headers: IncomingHttpHeaders, policy: OriginPolicy): string | null {
  const { origin } = headers;
  // Programs other than browsers send none, and are bound by no same-origin rule anyway.
  if (origin === undefined || policy.allowedOrigins.includes(origin)) return null;
  return isOwn(headers) ? null : "pages of that origin may not connect: see ALLOWED_ORIGINS";
}

/** Why a request that changes something is refused; null where it is not. */
export function changeRefusal(headers: IncomingHttpHeaders): string | null {
  return isFromElsewhere(headers) ? "only the board's own pages, and programs, may ask this" : null;
}

/** Whether a browser says that a page which is not the board's began a request. */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const { origin, "sec-fetch-site": site = "none" } = headers;
  if (origin !== undefined && !isOwn(headers)) return true;
  return site !== "same-origin" && site !== "none";
}

/** A network address cannot be made to point elsewhere; the machine's name is of the network's making. */
function isReached(name: string, machine: string): boolean {
  if (isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0) return true;
  const own = machine.toLowerCase();
  const short = own.split(".", 1)[0] ?? own;
  return own !== "" && [own, short, `${short}.local`].includes(name);
}

function isOwn({ origin = "", host = "" }: IncomingHttpHeaders): boolean {
  // Of other schemes, such as file:, a URL has no host to compare.
  if (!/^https?:/i.test(origin) || !URL.canParse(origin)) return false;
  return new URL(origin).host === hostOf(origin, host.toLowerCase());
}

/** A Host header as URLs write it: without the port that its scheme has anyway. */
function hostOf(origin: string, host: string): string {
  const address = `${origin.slice(0, origin.indexOf(":"))}://${host}`;
  return URL.canParse(address) ? new URL(address).host : "";
}
