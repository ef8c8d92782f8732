/** The server of WebSockets that all transports use which speak WebSocket. */
import { type ServerOptions, WebSocketServer } from "ws";
import { farewellMs } from "../parts.ts";

/**
 * Cuts a connection that is being closed, by whomever and with whichever code, soon after: the library
 * would let the other end take half a minute to answer.
 */
export class ClosingServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    // The library has this option, its types do not know it yet; tests watch that it counts.
    const closing: ServerOptions & { closeTimeout: number } = {
      ...options,
      closeTimeout: farewellMs,
    };
    super(closing);
  }
}
