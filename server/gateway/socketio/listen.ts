/** Socket.IO on the HTTP server, with its limits, its guard at the door and its packets counted. */
import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import * as parser from "../../../lib/wire/parser.ts";
import type { Who } from "../../access/who.ts";
import { ended, notLetIn } from "../not-let-in.ts";
import { type GatewayParts, pingIntervalMs, pingTimeoutMs } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { ClosingServer } from "../websocket/closing-server.ts";
import { FloodGuard } from "./flood-guard.ts";
import { type Arrival, guard } from "./guard.ts";
import { hangUp } from "./hang-up.ts";
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
  const { clock, limits, log, traffic, viewers } = gateway;
  const now = () => clock.now();
  const parts: SocketViewerParts = {
    gateway,
    reader: { now, ways: traffic.ways, windowBytes: limits.windowBytes },
    now,
    onDefect: (error, event) => log.error(error, `answering "${event}" failed`),
  };
  const arrivals: Arrivals = new Map();
  const io = engineOn(httpServer, gateway, arrivals);
  io.use((socket, next) => {
    const who = whoConnects(socket, arrivals, gateway);
    if (who instanceof Refusal) {
      next(Object.assign(new Error(who.message), { data: who.answer.error }));
    } else {
      socket.data.who = who;
      next();
    }
  });
  // One function for all connections; Socket.IO calls it as a method of the socket.
  const leave = function (this: GatewaySocket) {
    const { viewer } = this.data;
    if (viewer === undefined) return;
    viewers.remove(viewer);
    viewer.end();
  };
  io.on("connection", (socket) => {
    const { who } = socket.data;
    if (who === undefined) return;
    try {
      forgetHandshake(socket);
      viewers.add(new SocketViewer(socket, who, parts));
      socket.on("disconnect", leave);
    } catch (error) {
      log.error(error, "letting a viewer in failed");
      socket.disconnect(true);
    }
  });
  return () => io.engine.close();
}

/** All connections of Engine.IO's, by their ids. */
type Arrivals = Map<string, Arrival>;

/** Who wants the namespace: as the connection, or by the key that comes only now. */
function whoConnects(
  { conn, handshake }: GatewaySocket,
  arrivals: Arrivals,
  { access }: GatewayParts,
): Who | Refusal {
  const arrival = arrivals.get(idOf(conn));
  if (arrival === undefined) return new Refusal("unavailable", "this connection is being closed");
  const { who, address } = arrival;
  const { key } = handshake.auth;
  const ending = who.pass && access.ending(who.pass);
  if (ending !== null) return ended(ending);
  if (typeof key !== "string" || who.role === "operator") return letIn(who);
  const keyed = access.withKey(key, address);
  // A wrong key takes nothing from who has a cookie.
  return letIn(keyed.role === "nobody" && who.role !== "nobody" ? who : keyed);
}

const letIn = (who: Who) => (who.role === "nobody" ? notLetIn(who) : who);

/** What its client calls a connection in every request; not in its public types, so tests watch it. */
const idOf = (connection: Connection) => (connection as unknown as { readonly id: string }).id;

function engineOn(
  httpServer: HttpServer,
  gateway: GatewayParts,
  arrivals: Arrivals,
): GatewayServer {
  const { access, admission, clock, forwarded, limits, log, traffic } = gateway;
  const { connections } = admission;
  const floods = new FloodGuard({
    limits,
    now: () => clock.now(),
    expel(connection, problem) {
      log.warn(`closing a connection: ${problem}`);
      hangUp(connection, 1008, problem);
    },
  });
  // One function for all connections. Lanes count deltas, which are the packets with a frame.
  const countPacket = function (this: Connection, { data, options }: EnginePacket) {
    if (options !== undefined && "wsPreEncodedFrame" in options) return;
    noteEnginePacket(this);
    if (typeof data === "string") traffic.packet(data.length);
  };
  const io: GatewayServer = new Server(httpServer, {
    parser,
    serveClient: false,
    wsEngine: ClosingServer,
    // It would hold a compression context, and compress every delta anew, for each viewer.
    perMessageDeflate: false,
    maxHttpBufferSize: limits.messageBytesMax,
    connectTimeout: limits.connectTimeoutMs,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs(limits),
  });
  removeRooms(io);
  guard(io, arrivals, gateway);
  // One function for all connections, here too.
  const leave = function (this: Connection) {
    arrivals.delete(idOf(this));
    connections.remove(this.remoteAddress);
  };
  io.engine.on("connection", (connection: Connection) => {
    const { request } = connection;
    const address = forwarded.addressOf(request);
    noteAddress(connection, address);
    arrivals.set(idOf(connection), { who: access.who(request), address });
    connections.add(connection.remoteAddress);
    connection.on("close", leave);
    connection.on("packetCreate", countPacket);
    floods.watch(connection);
    forgetRequest(connection);
  });
  return io;
}
