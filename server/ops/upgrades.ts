/** Which requests may become WebSockets. */
import type { IncomingMessage } from "node:http";
import { nextPath } from "./next-upgrades.ts";

/** Plain ones begin under `/live`, and then there are Socket.IO's. */
const paths = [/^\/live(?:[/?]|$)/, /^\/socket\.io\//];

/**
 * Whether a request that asks for an upgrade is to be heard as one. Any other is a plain request and
 * answered as such: nobody would take its connection over, which would hold a place for a while.
 * @param reloading whether pages have WebSockets of their own, for hot reloading.
 */
export function isUpgrade(
  { headers, url = "" }: Pick<IncomingMessage, "headers" | "url">,
  reloading: boolean,
): boolean {
  if (headers.upgrade?.toLowerCase() !== "websocket") return false;
  return paths.some((path) => path.test(url)) || (reloading && url.startsWith(nextPath));
}
