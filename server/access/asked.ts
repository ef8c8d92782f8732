/** What comes with a request: the address to go on to, and small bodies. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** The longest body that is read, bytes, and the longest address to go on to. */
const bodyMax = 4_096;
const addressMax = 2_000;

/**
 * Sees an answer through that goes on after its route has returned: where the work fails, what has been
 * asked is answered all the same.
 */
export type SeeThrough = (path: string, response: ServerResponse, work: Promise<void>) => void;

/** An address of this server's, to go on to; `/` for what is none. */
export function ownAddress(to: string | null): string {
  const base = "http://board.invalid";
  if (to === null || to.length > addressMax || !to.startsWith("/")) return "/";
  if (!URL.canParse(to, base)) return "/";
  const { origin, pathname, search } = new URL(to, base);
  // Two slashes would be another host's, and who signs in is not to be sent back to it.
  const own = origin === base && !pathname.startsWith("//") && !/^\/enter(\/|$)/.test(pathname);
  return own ? pathname + search : "/";
}

/** Reads a body; null where it is longer than any that is meant, or does not come whole. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > bodyMax) return null;
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > bodyMax) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Whether what is asked for is shown by a browser as a page. */
export function wantsPage({ method, headers, url = "" }: IncomingMessage): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (headers.rsc !== undefined || /[?&]_rsc(=|&|$)/.test(url)) return false;
  return headers.accept?.includes("text/html") === true;
}
