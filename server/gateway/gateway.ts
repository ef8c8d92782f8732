/**
 * The gateway: everything between the board and the wire. It speaks the protocol of
 * lib/wire/PROTOCOL.md over Socket.IO, and its folder is the only one that knows Socket.IO.
 */
import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { type Clock, elapsedMs } from "../../lib/clock.ts";
import { protocolVersion } from "../../lib/wire/messages.ts";
import * as parser from "../../lib/wire/parser.ts";
import type { Board } from "../board/board.ts";
import { Connections } from "./connections.ts";
import { hangUp } from "./hang-up.ts";
import { LanePool } from "./lane-pool.ts";
import { type Limits, limitsDefault } from "./limits.ts";
import { watchLoopLag } from "./loop-lag.ts";
import { isOperator, type OperatorPolicy } from "./operators.ts";
import { type OriginPolicy, refusalOf } from "./origin.ts";
import { Pacer } from "./pacer.ts";
import { serverRowPeriodMs, writeServerRow } from "./server-row.ts";
import type { SessionParts } from "./session.ts";
import { forgetHandshake, forgetRequest, removeRooms } from "./slim.ts";
import { type GatewayServer, type GatewaySocket, noteEnginePacket } from "./socket-reader.ts";
import { Subscriptions } from "./subscription.ts";
import { Traffic, type TrafficCounts } from "./traffic.ts";
import { Viewer, type ViewerParts } from "./viewer.ts";

/** What the gateway says to the log. */
export interface GatewayLog {
  info(message: string): void;
  warn(message: string): void;
  error(error: unknown, message: string): void;
}

export interface GatewayOptions {
  readonly board: Board;
  readonly clock: Clock;
  /** The program's version. */
  readonly version: string;
  /** Changes the feed and says what holds afterwards. */
  readonly control: SessionParts["control"];
  readonly operators: OperatorPolicy;
  readonly origins: OriginPolicy;
  /** Whether anybody is let in yet. */
  readonly isOpen: () => boolean;
  readonly limits?: Partial<Limits>;
  readonly log: GatewayLog;
}

/** How much the gateway has in hand. */
export interface GatewayStats {
  readonly viewers: number;
  readonly subscriptions: number;
  readonly lanes: number;
}

/** All that there is to count: as it stands, and since the start. */
export interface GatewayCounters extends TrafficCounts {
  /** How many are connected over each transport. */
  readonly viewers: { readonly websocket: number; readonly polling: number };
  readonly subscriptions: number;
  readonly lanes: number;
  /** How many wait, or are waited for, to read. */
  readonly slowReaders: number;
}

export interface Gateway {
  stats(): GatewayStats;
  counters(): GatewayCounters;
  /** Closes every connection; leaves no timer. */
  close(): void;
}

type Connection = GatewaySocket["conn"];

/** What of a packet of Engine.IO's is looked at. */
interface EnginePacket {
  readonly data?: unknown;
  readonly options?: object;
}

/** How often tables that nobody reads any more are let rest, ms. */
const restPeriodMs = 10_000;

/** A reader for which something has waited this long without anything draining, ms, is slow. */
const slowAfterMs = 1_000;

/** Puts the gateway on an HTTP server. */
export function createGateway(httpServer: HttpServer, options: GatewayOptions): Gateway {
  const { board, clock, log, version } = options;
  const limits: Limits = { ...limitsDefault, ...options.limits };
  const now = () => clock.now();
  const startedAt = now();
  const traffic = new Traffic();
  const loopLag = watchLoopLag();
  const pacer = new Pacer(clock);
  const lanes = new LanePool(pacer, { now, elapsed: elapsedMs, meter: traffic });
  const subscriptions = new Subscriptions(board.epoch, now);
  const viewers = new Set<Viewer>();
  const io = listen(httpServer, options, limits, traffic);
  const session: SessionParts = {
    epoch: board.epoch,
    tableOf: (topic) => board.table(topic),
    subscriptions,
    lanes,
    control: options.control,
    clock,
    limits,
  };

  const parts: ViewerParts = {
    reader: { now, ways: traffic.ways, windowBytes: limits.windowBytes },
    session,
    limits,
    now,
    onDefect: (error, event) => log.error(error, `answering "${event}" failed`),
    onExpel: (message) => log.warn(`closing a connection: ${message}`),
  };
  // One function for all connections; Socket.IO calls it as a method of the socket.
  const leave = function (this: GatewaySocket) {
    const { viewer } = this.data;
    if (viewer === undefined) return;
    viewers.delete(viewer);
    viewer.end();
  };

  io.on("connection", (socket) => {
    const operator = isOperator(options.operators, socket.handshake.auth);
    forgetHandshake(socket);
    viewers.add(new Viewer(socket, operator, parts));
    socket.on("disconnect", leave);
    const { epoch } = board;
    socket.emit("hello", { protocol: protocolVersion, epoch, version, operator });
  });

  const stopListening = board.onCommit(() => pacer.wake());
  const stopRow = clock.every(serverRowPeriodMs, () => {
    const slowReaders = countSlow(viewers);
    for (const { socket, reader } of viewers) {
      if (reader.stuckMs < limits.patienceMs) continue;
      traffic.closedSlow += 1;
      log.info(`closing a connection that read nothing for ${limits.patienceMs / 1_000} s`);
      hangUp(socket.conn, 1013, "reads too slowly");
    }
    const uptime = Math.floor((now() - startedAt) / 1_000);
    writeServerRow(board, traffic, loopLag, {
      viewers: viewers.size,
      polling: countTransports(viewers).polling,
      subscriptions: subscriptions.size,
      lanes: lanes.size,
      slowReaders,
      uptime,
      version,
    });
  });

  const stopRest = clock.every(restPeriodMs, () => {
    const read = subscriptions.tables();
    board.rest((table) => read.has(table));
  });

  return {
    stats: () => ({
      viewers: viewers.size,
      subscriptions: subscriptions.size,
      lanes: lanes.size,
    }),
    counters: () => ({
      ...traffic.counts(),
      viewers: countTransports(viewers),
      subscriptions: subscriptions.size,
      lanes: lanes.size,
      slowReaders: countSlow(viewers),
    }),
    close() {
      stopListening();
      stopRow();
      loopLag.stop();
      stopRest();
      for (const { socket } of viewers) hangUp(socket.conn, 1001, "server going away");
      io.engine.close();
      pacer.stop();
    },
  };
}

function countSlow(viewers: Iterable<Viewer>): number {
  let count = 0;
  for (const { reader } of viewers) {
    if (reader.stuckMs >= slowAfterMs && reader.waits) count += 1;
  }
  return count;
}

function countTransports(viewers: Iterable<Viewer>): GatewayCounters["viewers"] {
  const counts = { websocket: 0, polling: 0 };
  for (const { socket } of viewers) {
    counts[socket.conn.transport.name === "websocket" ? "websocket" : "polling"] += 1;
  }
  return counts;
}

/** Socket.IO on the HTTP server, with its limits, its guard at the door and its packets counted. */
function listen(
  httpServer: HttpServer,
  { origins, isOpen }: Pick<GatewayOptions, "origins" | "isOpen">,
  limits: Limits,
  traffic: Traffic,
): GatewayServer {
  const connections = new Connections();
  const crowded = (request: IncomingMessage) => {
    const isNew = !/[?&]sid=/.test(request.url ?? "");
    const count = connections.of(request.socket.remoteAddress ?? "");
    const full = isNew && count >= limits.connectionsPerAddress;
    return full ? "too many connections from this address" : null;
  };
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
    // Longer than a reader may take nothing, so that it is told why it is cut.
    pingTimeout: limits.patienceMs * 1.5,
    allowRequest(request, answer) {
      const early = isOpen() ? null : "this server is starting: try again in a moment";
      const refusal = refusalOf(request.headers, origins) ?? early ?? crowded(request);
      answer(refusal, refusal === null);
    },
  });
  removeRooms(io);
  // One function for all connections, here too.
  const leave = function (this: Connection) {
    connections.remove(this.remoteAddress);
  };
  io.engine.on("connection", (connection: Connection) => {
    connections.add(connection.remoteAddress);
    connection.on("close", leave);
    connection.on("packetCreate", countPacket);
    forgetRequest(connection);
  });
  return io;
}
