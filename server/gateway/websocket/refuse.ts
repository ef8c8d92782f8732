/** Refuses WebSockets before they are open, in one of two ways. */
import { createHash } from "node:crypto";
import { type IncomingMessage, ServerResponse } from "node:http";
import type { Socket as NetSocket } from "node:net";
import { Exchange } from "../http/exchange.ts";
import type { Refusal } from "../refusal.ts";

/** What a server proves with that it has read a handshake (RFC 6455, section 1.3). */
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** Sixteen bytes in base64. */
const keyShape = /^[+/0-9A-Za-z]{22}==$/;
const closeLater = 1013;
/** The longest reason that fits into a frame that closes, bytes. */
const reasonMax = 123;

/** Answers the handshake with a status, which every program can read that is no page. */
export function refuseUpgrade(
  request: IncomingMessage,
  socket: NetSocket,
  refusal: Refusal,
  ...how: [status?: number, headers?: Record<string, string>]
): void {
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  response.once("finish", () => socket.destroySoon());
  const [status, headers] = how;
  const exchange = new Exchange(request, response, null);
  exchange.refuse(refusal, status, { ...headers, connection: "close" });
}

/**
 * Opens the WebSocket and closes it in one go, with the code for "later" and what the refusal says:
 * browsers tell a page why it was closed, but nothing of a handshake that was refused.
 */
export function closeAtOnce(request: IncomingMessage, socket: NetSocket, refusal: Refusal): void {
  const key = request.headers["sec-websocket-key"] ?? "";
  if (!keyShape.test(key)) {
    refuseUpgrade(request, socket, refusal);
    return;
  }
  const accept = createHash("sha1")
    .update(key + guid)
    .digest("base64");
  const head = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
  const reason = Buffer.from(refusal.message).subarray(0, reasonMax);
  const frame = Buffer.from([0x88, 2 + reason.length, closeLater >> 8, closeLater & 255]);
  socket.write(Buffer.concat([Buffer.from(head), frame, reason]));
  socket.destroySoon();
}
