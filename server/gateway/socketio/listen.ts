/** Socket.IO on the HTTP server, with its limits, its guard at the door and its packets counted. */
import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import * as parser from "../../../lib/wire/parser.ts";
import { isOperator } from "../operators.ts";
import { type GatewayParts, pingIntervalMs, pingTimeoutMs } from "../parts.ts";
import { forgetHandshake, forgetRequest, noteAddress, removeRooms } from "./slim.ts";
import { type GatewayServer, type GatewaySocket, noteEnginePacket } from "./socket-reader.ts";
import { SocketViewer, type SocketViewerParts } from "./socket-viewer.ts";

type Connection = GatewaySocket["conn"];

/** What of a packet of Engine.IO's is looked at. */
interface EnginePacket {
  readonly data?: unknown;
  readonly options?: object;
}

/** @returns what ends it, once its viewers have been hung up on. */
export function listenForSocketIo(httpServer: HttpServer, gateway: GatewayParts): () => void {
  const { clock, limits, log, operators, traffic, viewers } = gateway;
  const now = () => clock.now();
  const parts: SocketViewerParts = {
    gateway,
    reader: { now, ways: traffic.ways, windowBytes: limits.windowBytes },
    now,
    onDefect: (error, event) => log.error(error, `answering "${event}" failed`),
  };
  const io = engineOn(httpServer, gateway);
  // One function for all connections; Socket.IO calls it as a method of the socket.
  const leave = function (this: GatewaySocket) {
    const { viewer } = this.data;
    if (viewer === undefined) return;
    viewers.remove(viewer);
    viewer.end();
  };
  io.on("connection", (socket) => {
    const operator = isOperator(operators, socket.handshake.auth);
    forgetHandshake(socket);
    viewers.add(new SocketViewer(socket, operator, parts));
    socket.on("disconnect", leave);
  });
  return () => io.engine.close();
}

function engineOn(httpServer: HttpServer, gateway: GatewayParts): GatewayServer {
  const { admission, forwarded, limits, traffic } = gateway;
  const { connections } = admission;
  // One function for all connections. Lanes count deltas, which are the packets with a frame.
  const countPacket = function (this: Connection, { data, options }: EnginePacket) {
    if (options !== undefined && "wsPreEncodedFrame" in options) return;
    noteEnginePacket(this);
    if (typeof data === "string") traffic.packet(data.length);
  };
  const io: GatewayServer = new Server(httpServer, {
    parser,
    serveClient: false,
    // It would hold a compression context, and compress every delta anew, for each viewer.
    perMessageDeflate: false,
    maxHttpBufferSize: limits.messageBytesMax,
    connectTimeout: limits.connectTimeoutMs,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs(limits),
    allowRequest(request, answer) {
      const isNew = !/[?&]sid=/.test(request.url ?? "");
      const address = forwarded.addressOf(request);
      const refusal = admission.entry(request.headers) ?? (isNew ? admission.seat(address) : null);
      answer(refusal?.message ?? null, refusal === null);
    },
  });
  removeRooms(io);
  // One function for all connections, here too.
  const leave = function (this: Connection) {
    connections.remove(this.remoteAddress);
  };
  io.engine.on("connection", (connection: Connection) => {
    noteAddress(connection, forwarded.addressOf(connection.request));
    connections.add(connection.remoteAddress);
    connection.on("close", leave);
    connection.on("packetCreate", countPacket);
    forgetRequest(connection);
  });
  return io;
}
