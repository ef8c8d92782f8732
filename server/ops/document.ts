/**
 * Tells a page's first load from a navigation inside the app: only the first carries values, since
 * the socket brings them afterwards.
 */
import type { IncomingMessage } from "node:http";
import { documentHeader, nonceHeader } from "../../lib/seam.ts";

/** Puts the header of lib/seam.ts on document loads; those that came from outside are dropped. */
export function markDocument(request: Pick<IncomingMessage, "method" | "url" | "headers">): void {
  delete request.headers[documentHeader];
  delete request.headers[nonceHeader];
  if (isDocument(request)) request.headers[documentHeader] = "1";
}

function isDocument({
  method,
  url,
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  // Next's own requests: payloads of server components, and prefetches of them.
  if (headers.rsc !== undefined || headers["next-router-prefetch"] !== undefined) return false;
  return !/[?&]_rsc(=|&|$)/.test(url ?? "");
}
