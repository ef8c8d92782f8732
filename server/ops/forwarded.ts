/**
 * Who a request comes from and whether it came by TLS, also where proxies stand in between. What
 * they say in X-Forwarded-For and X-Forwarded-Proto counts only where they are trusted: anybody can
 * write these headers, and what a proxy adds is at their right end.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { TLSSocket } from "node:tls";

/** Whose headers count: nobody's, those of so many proxies in a row, or those of some addresses. */
export type TrustProxy =
  | { readonly kind: "nobody" }
  | { readonly kind: "hops"; readonly count: number }
  | { readonly kind: "addresses"; readonly list: BlockList };

/** More proxies in a row than anybody has. */
const hopsMax = 10;

/** Addresses of this machine, by the name that settings have for them. */
const loopbackRanges = ["127.0.0.0/8", "::1"];

/**
 * Reads TRUST_PROXY: a number of proxies, or addresses, ranges (`10.0.0.0/8`) and `loopback`, parted
 * by commas.
 * @throws Error where it is neither.
 */
export function parseTrust(text: string): TrustProxy {
  const given = text.trim();
  if (/^\d+$/.test(given)) {
    const count = Number(given);
    if (count > hopsMax) throw new RangeError(`at most ${hopsMax} proxies`);
    return count === 0 ? { kind: "nobody" } : { kind: "hops", count };
  }
  const list = new BlockList();
  const entries = given.split(",").map((entry) => entry.trim());
  for (const entry of entries.flatMap((one) => (one === "loopback" ? loopbackRanges : one))) {
    const [address = "", bits, ...rest] = entry.split("/");
    const family = familyOf(address);
    if (family === null || rest.length > 0) throw new RangeError(`"${entry}" is no address`);
    if (bits === undefined) list.addAddress(address, family);
    else if (/^\d+$/.test(bits)) list.addSubnet(address, Number(bits), family);
    else throw new RangeError(`"${entry}" is no range of addresses`);
  }
  return { kind: "addresses", list };
}

/** What is read of a request. */
export type Forwardable = Pick<IncomingMessage, "headers" | "socket">;

export class Forwarded {
  readonly #trust: TrustProxy;

  constructor(trust: TrustProxy = { kind: "nobody" }) {
    this.#trust = trust;
  }

  /**
   * Who asks, as viewers are counted and named: an IPv4 address, or the /64 of an IPv6 address, since
   * whoever has one address of those has all of them. Empty where the connection is gone.
   */
  addressOf(request: Forwardable): string {
    return countedAddress(this.#trace(request).address);
  }

  /** Whether the viewer came by TLS: to this server, or to the proxy that it came to first. */
  isSecure(request: Forwardable): boolean {
    if (request.socket instanceof TLSSocket) return true;
    if (this.#trust.kind === "nobody") return false;
    const { proxies } = this.#trace(request);
    if (proxies === 0) return false;
    // Each proxy adds its own word or hands on the one before.
    const said = listOf(request.headers["x-forwarded-proto"]);
    return said[Math.max(0, said.length - proxies)]?.toLowerCase() === "https";
  }

  /** Whether what comes from a socket's address comes from a proxy whose headers count. */
  isProxy(address: string): boolean {
    return this.#trusts(address, 0);
  }

  /** Goes from the socket towards the viewer as far as each is trusted to say who came before. */
  #trace({ headers, socket }: Forwardable): { address: string; proxies: number } {
    let address = socket.remoteAddress ?? "";
    let proxies = 0;
    if (!this.#trusts(address, proxies)) return { address, proxies };
    const before = listOf(headers["x-forwarded-for"]);
    while (this.#trusts(address, proxies)) {
      proxies += 1;
      const next = bareAddress(before.pop() ?? "");
      if (isIP(next) === 0) break;
      address = next;
    }
    return { address, proxies };
  }

  #trusts(address: string, proxies: number): boolean {
    const trust = this.#trust;
    switch (trust.kind) {
      case "nobody":
        return false;
      case "hops":
        return proxies < trust.count;
      case "addresses": {
        const family = familyOf(address);
        return family !== null && trust.list.check(address, family);
      }
    }
  }
}

/** An address as viewers are counted by; anything that is no address stays as it is. */
export function countedAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  // An IPv4 address that came through a socket for both.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (address === "::1") return address;
  return `${leadingGroups(address).join(":")}::/64`;
}

/** The first four groups of an IPv6 address, without leading zeros. */
function leadingGroups(address: string): string[] {
  const [whole = ""] = address.split("%", 1);
  const [left = "", right] = whole.split("::");
  const groups = groupsOf(left);
  if (right !== undefined) {
    const after = groupsOf(right);
    const zeros = 8 - groups.length - after.length - (right.includes(".") ? 1 : 0);
    groups.push(...Array<string>(Math.max(0, zeros)).fill("0"), ...after);
  }
  return groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const version = isIP(address);
  return version === 4 ? "ipv4" : version === 6 ? "ipv6" : null;
}

/** Without the port that some proxies add, and the brackets that then stand around IPv6. */
function bareAddress(entry: string): string {
  const bracketed = /^\[([^\]]*)\](:\d+)?$/.exec(entry)?.[1];
  return bracketed ?? entry.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}

/** The entries of a header; one that came several times has been joined or is joined here. */
function listOf(header: string | readonly string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((text) => text.split(",").map((entry) => entry.trim()));
}
