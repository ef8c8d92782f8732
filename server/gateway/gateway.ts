/**
 * The gateway: everything between the board and the wire. It speaks the protocol of
 * lib/wire/PROTOCOL.md over Socket.IO, and is the only folder that knows Socket.IO.
 */
import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import type { Clock } from "../../lib/clock.ts";
import { topics } from "../../lib/schema/topics.ts";
import type { Inbound } from "../../lib/wire/inbound.ts";
import { type Controlled, type Pace, protocolVersion } from "../../lib/wire/messages.ts";
import type { Board } from "../board/board.ts";
import { Connections } from "./connections.ts";
import { Door } from "./door.ts";
import { hangUp } from "./hang-up.ts";
import { Lane } from "./lane.ts";
import { type Limits, limitsDefault } from "./limits.ts";
import type { Lanes } from "./member.ts";
import { isOperator, type OperatorPolicy } from "./operators.ts";
import { type OriginPolicy, refusalOf } from "./origin.ts";
import { Pacer } from "./pacer.ts";
import { Session } from "./session.ts";
import {
  type GatewayServer,
  type GatewaySocket,
  RoomCarrier,
  SocketReader,
} from "./socket-reader.ts";
import { type Subscription, Subscriptions } from "./subscription.ts";
import { Traffic } from "./traffic.ts";

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
  readonly control: (change: Inbound<"control">) => Omit<Controlled, "ok">;
  readonly operators: OperatorPolicy;
  readonly origins: OriginPolicy;
  readonly limits?: Partial<Limits>;
  readonly log: GatewayLog;
}

/** How the gateway is doing. */
export interface GatewayStats {
  readonly viewers: number;
  readonly subscriptions: number;
  readonly lanes: number;
}

export interface Gateway {
  stats(): GatewayStats;
  /** Closes every connection and lets the HTTP server go. */
  close(): void;
}

const statsPeriodMs = 1_000;
/** A reader that has drained nothing for this long, ms, counts as slow. */
const slowAfterMs = 1_000;

interface Viewer {
  readonly socket: GatewaySocket;
  readonly reader: SocketReader;
  readonly session: Session;
}

/** Puts the gateway on an HTTP server. */
export function createGateway(httpServer: HttpServer, options: GatewayOptions): Gateway {
  const { board, clock, log } = options;
  const limits: Limits = { ...limitsDefault, ...options.limits };
  const startedAt = clock.now();
  const now = () => clock.now();
  const connections = new Connections();
  const subscriptions = new Subscriptions(board.epoch);
  const traffic = new Traffic();
  const pacer = new Pacer(clock);
  const viewers = new Set<Viewer>();
  let laneCount = 0;

  const lanes: Lanes = {
    borrow(subscription: Subscription, pace: Pace): Lane {
      const found = subscription.lanes.get(pace);
      if (found !== undefined) {
        found.members += 1;
        return found;
      }
      const lane = new Lane(subscription, pace, { now, meter: traffic });
      lane.members = 1;
      subscription.lanes.set(pace, lane);
      pacer.add(lane);
      laneCount += 1;
      return lane;
    },
    giveBack(lane: Lane): void {
      lane.members -= 1;
      if (lane.members > 0) return;
      pacer.remove(lane);
      lane.subscription.lanes.delete(lane.pace);
      laneCount -= 1;
    },
  };

  const io: GatewayServer = new Server(httpServer, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: limits.messageBytesMax,
    connectTimeout: limits.connectTimeoutMs,
    allowRequest(request, answer) {
      const refusal = refusalOf(request.headers, options.origins) ?? crowded(request);
      answer(refusal, refusal === null);
    },
  });
  const carrier = new RoomCarrier(io);
  const crowded = (request: IncomingMessage) => {
    const fresh = !/[?&]sid=/.test(request.url ?? "");
    const full = connections.of(request.socket.remoteAddress ?? "") >= limits.connectionsPerAddress;
    return fresh && full ? "too many connections from this address" : null;
  };

  io.engine.on("connection", (connection: GatewaySocket["conn"]) => {
    connection.once("close", connections.add(connection.remoteAddress));
    connection.on("packetCreate", ({ data }: { data?: unknown }) => {
      if (typeof data === "string") traffic.packet(data.length);
    });
  });

  const sessionParts = {
    epoch: board.epoch,
    tableOf: (topic: string) => board.table(topic),
    subscriptions,
    lanes,
    control: options.control,
    now,
    subscriptionsMax: limits.subscriptionsMax,
  };
  io.on("connection", (socket) => {
    const reader = new SocketReader(socket, carrier, now);
    const operator = isOperator(options.operators, socket.handshake.auth);
    const session = new Session(reader, operator, sessionParts);
    const viewer: Viewer = { socket, reader, session };
    const door = new Door(session, {
      limits,
      now,
      onDefect: (error, event) => log.error(error, `answering "${event}" failed`),
      expel(message) {
        log.warn(`closing a connection: ${message}`);
        // Socket.IO's own farewell first: on it, clients do not come back by themselves.
        socket.disconnect();
        hangUp(socket.conn, 1008, "too many bad messages");
      },
    });
    viewers.add(viewer);
    socket.onAny((event: string, ...args: unknown[]) => door.receive(event, args));
    socket.on("disconnect", () => {
      viewers.delete(viewer);
      session.end();
    });
    socket.emit("hello", {
      protocol: protocolVersion,
      epoch: board.epoch,
      version: options.version,
      operator,
    });
  });

  const stopListening = board.onCommit(() => pacer.wake());
  const stopStats = clock.every(statsPeriodMs, () => {
    for (const { socket, reader } of viewers) {
      if (reader.stuckMs < limits.patienceMs) continue;
      log.info(`closing a connection that read nothing for ${limits.patienceMs / 1000} s`);
      hangUp(socket.conn, 1013, "reads too slowly");
    }
    writeServerRow();
  });

  function writeServerRow(): void {
    const { deltas, bytes, lagP50, lagP99 } = traffic.report();
    const perSecond = 1_000 / statsPeriodMs;
    board.transact(() => {
      board.join(board.place(topics.server)).put("now", {
        viewers: viewers.size,
        deltasPerSecond: deltas * perSecond,
        bytesPerSecond: bytes * perSecond,
        slowReaders: [...viewers].filter(({ reader }) => reader.stuckMs >= slowAfterMs).length,
        lagP50,
        lagP99,
        memory: process.memoryUsage.rss(),
        uptime: Math.floor((now() - startedAt) / 1_000),
        version: options.version,
      });
    });
  }

  return {
    stats: () => ({
      viewers: viewers.size,
      subscriptions: subscriptions.size,
      lanes: laneCount,
    }),
    close() {
      stopListening();
      stopStats();
      for (const { socket } of viewers) hangUp(socket.conn, 1001, "server going away");
      pacer.stop();
      io.engine.close();
    },
  };
}
