/**
 * Keeps Next away from upgrades that are not its own. Where it is given the server, or finds it by a
 * request, it hears of every upgrade and ends those whose address leads to a page, as some address of
 * ours may one day.
 */
import { createServer, type Server } from "node:http";

/** Where Next's own sockets begin: those of hot reloading. */
export const nextPath = "/_next/";

/** @returns what Next is to take for the server: it hears of Next's own upgrades and never listens. */
export function nextUpgrades(server: Server): Server {
  const forNext = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith(nextPath)) forNext.emit("upgrade", request, socket, head);
  });
  return forNext;
}
