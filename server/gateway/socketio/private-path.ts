/**
 * The way past Engine.IO and ws to the TCP socket below, which saves each delta and reader some
 * microseconds. It leans on what those two do not promise, and on nothing else that they hide:
 *
 * - Engine.IO 6: a connection's `transport` has the WebSocket as `socket`; what it holds back is in
 *   `writeBuffer`, and what it has let go of has gone to the WebSocket.
 * - ws 8: a WebSocket has its `net.Socket` as `_socket`, and hands it every message at once as long
 *   as `_extensions` has nothing that would compress it first.
 *
 * Where any of it is missing, there is no such way, and deltas take Engine.IO's own. A test watches
 * that there is one with the versions that are installed.
 */
import type { Socket as NetSocket } from "node:net";
import type { FramePath, WebSocket } from "../frame-reader.ts";
import type { GatewaySocket } from "./socket-reader.ts";

type Connection = GatewaySocket["conn"];

type Maybe<T> = { readonly [K in keyof T]?: unknown };

/** The WebSocket below a connection; null for polling, or where it has moved. */
export function webSocketOf({ transport }: Connection): WebSocket | null {
  if (transport.name !== "websocket") return null;
  const { socket } = transport as { readonly socket?: Maybe<WebSocket> };
  const known = isFunction(socket?.close) && isFunction(socket?.ping) && isFunction(socket?.on);
  return known ? (socket as WebSocket) : null;
}

/** The way to a connection's TCP socket; null where there is none. */
export function privatePathOf(connection: Connection): FramePath | null {
  const webSocket = webSocketOf(connection);
  if (webSocket === null) return null;
  const { writeBuffer } = connection as unknown as { readonly writeBuffer?: unknown };
  const { _socket, _extensions } = webSocket as unknown as {
    readonly _socket?: Maybe<NetSocket>;
    readonly _extensions?: unknown;
  };
  const known =
    Array.isArray(writeBuffer) &&
    isFunction(_socket?.write) &&
    typeof _socket?.writableLength === "number" &&
    isEmpty(_extensions);
  if (!known) return null;
  return { webSocket, socket: _socket as NetSocket };
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

/** Extensions change what frames look like. */
function isEmpty(extensions: unknown): boolean {
  return typeof extensions === "object" && extensions !== null && !Object.keys(extensions).length;
}
