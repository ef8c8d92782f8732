/** Which requests may become WebSockets. */
import type { IncomingMessage } from "node:http";
import { isLive } from "../gateway/http/http-front.ts";
import { nextPath } from "./next-upgrades.ts";

/** Where Socket.IO's begin. */
const socketIoPath = "/socket.io/";

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
  if (url.startsWith(socketIoPath) || (reloading && url.startsWith(nextPath))) return true;
  const [path = ""] = url.split("?", 1);
  return isLive(path);
}
