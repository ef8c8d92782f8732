/**
 * The gateway: everything between the board and the wire. It speaks the protocol of
 * lib/wire/PROTOCOL.md over Socket.IO, plain WebSockets and HTTP, each in a folder of its own; what
 * is sent, to whom and when, is decided here and known to none of them.
 */
import type { Server as HttpServer, IncomingMessage, ServerResponse } from "node:http";
import { type Cancel, type Clock, elapsedMs } from "../../lib/clock.ts";
import type { Table } from "../../lib/table/table.ts";
import type { OriginPolicy } from "../access/origin.ts";
import type { Who } from "../access/who.ts";
import type { Board } from "../board/board.ts";
import type { RefusalLog } from "../ops/refusal-log.ts";
import { Admission } from "./admission.ts";
import { Comeback } from "./comeback.ts";
import { HttpFront } from "./http/http-front.ts";
import { LanePool } from "./lane-pool.ts";
import { type Limits, limitsDefault } from "./limits.ts";
import { watchLoopLag } from "./loop-lag.ts";
import { Pacer } from "./pacer.ts";
import type { GatewayAccess, GatewayLog, GatewayParts } from "./parts.ts";
import { Refusal } from "./refusal.ts";
import { serverRowPeriodMs, writeServerRow } from "./server-row.ts";
import type { SessionParts } from "./session.ts";
import { listenForSocketIo } from "./socketio/listen.ts";
import { Subscriptions } from "./subscriptions.ts";
import { Traffic, type TrafficCounts } from "./traffic.ts";
import type { Transport } from "./viewer.ts";
import { Viewers } from "./viewers.ts";
import { listenForWebSockets } from "./websocket/listen.ts";

/** Tables besides the board's: made when they are asked for, and gone some time after. */
export interface MoreTables {
  /** Whether a topic is one of theirs. */
  has(topic: string): boolean;
  /** The table of such a topic; null where there is no room for it now. */
  table(topic: string): Table | null;
  /** Calls back when any of them has changed. */
  onCommit(listener: () => void): Cancel;
  /** Told now and then which of them are read. */
  rest(isRead: (table: Table) => boolean): void;
}

export interface GatewayOptions {
  readonly board: Board;
  readonly more: MoreTables;
  readonly clock: Clock;
  /** The program's version. */
  readonly version: string;
  /** Changes the feed and says what holds afterwards. */
  readonly control: SessionParts["control"];
  /** Does what is asked of a lab. */
  readonly lab: SessionParts["lab"];
  readonly access: GatewayAccess;
  readonly origins: OriginPolicy;
  /** Says who a request comes from. */
  readonly forwarded: GatewayParts["forwarded"];
  /** Whether anybody is let in yet. */
  readonly isOpen: () => boolean;
  readonly refusals: RefusalLog;
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
  readonly viewers: Readonly<Record<Transport, number>>;
  readonly subscriptions: number;
  readonly lanes: number;
  /** How many wait, or are waited for, to read. */
  readonly slowReaders: number;
}

export interface Gateway {
  /** Answers a request for the paths under `/live`; false for any other. */
  answer(path: string, request: IncomingMessage, response: ServerResponse, who: Who): boolean;
  stats(): GatewayStats;
  counters(): GatewayCounters;
  /** How many each link, by its id, has let in, of those who are there now. */
  viewersByLink(): ReadonlyMap<string, number>;
  /** Closes every connection; leaves no timer. */
  close(): void;
}

/** How often what nobody has asked for any more is forgotten, and its tables let rest, ms. */
const sweepPeriodMs = 10_000;

/** How often those are looked for whose time is over, ms: they are to be gone within a second. */
const endPeriodMs = 500;

/** Puts the gateway on an HTTP server. */
export function createGateway(httpServer: HttpServer, options: GatewayOptions): Gateway {
  const { access, board, clock, forwarded, log, version } = options;
  const limits: Limits = { ...limitsDefault, ...options.limits };
  const now = () => clock.now();
  const startedAt = now();
  const traffic = new Traffic();
  const loopLag = watchLoopLag();
  const pacer = new Pacer(clock);
  const lanes = new LanePool(pacer, {
    now,
    elapsed: elapsedMs,
    meter: traffic,
    failed: (error) => log.error(error, "sending what has changed failed"),
  });
  const subscriptions = new Subscriptions(board.epoch, now);
  const viewers = new Viewers((error) => log.error(error, "seeing to a viewer failed"));
  const { control, isOpen, lab, more, origins, refusals } = options;
  const admission = new Admission({ origins, isOpen, limits, now, refusals });
  const session: SessionParts = {
    epoch: board.epoch,
    tableOf(topic) {
      if (!more.has(topic)) return board.table(topic);
      const table = more.table(topic);
      if (table === null) throw new Refusal("unavailable", "there is no room: try again later");
      return table;
    },
    subscriptions,
    lanes,
    control,
    lab,
    clock,
    limits,
  };
  const parts: GatewayParts = {
    clock,
    limits,
    log,
    access,
    forwarded,
    admission,
    refusals,
    viewers,
    traffic,
    session,
    version,
  };
  const stopSocketIo = listenForSocketIo(httpServer, parts);
  listenForWebSockets(httpServer, parts);
  const http = new HttpFront(parts);

  const stats = () => ({
    viewers: viewers.size,
    subscriptions: subscriptions.size,
    lanes: lanes.size,
  });
  const look = () => {
    const slowReaders = viewers.slow();
    const stuck = viewers.dropStuck(limits.patienceMs) + http.dropStuck(limits.patienceMs);
    traffic.closedSlow += stuck;
    const seconds = limits.patienceMs / 1_000;
    if (stuck > 0) log.info(`closing connections that read nothing for ${seconds} s: ${stuck}`);
    viewers.beat(now());
    const { socketio_polling, long_polling } = viewers.byTransport();
    const uptime = Math.floor((now() - startedAt) / 1_000);
    const polling = socketio_polling + long_polling;
    writeServerRow(board, traffic, loopLag, { ...stats(), polling, slowReaders, uptime, version });
  };
  const sweep = () => {
    subscriptions.sweep();
    const read = subscriptions.tables();
    board.rest((table) => read.has(table));
    more.rest((table) => read.has(table));
  };
  const dismiss = () => viewers.dismiss(({ pass }) => pass && access.ending(pass));
  const ends = [
    board.onCommit(() => pacer.wake()),
    more.onCommit(() => pacer.wake()),
    clock.every(serverRowPeriodMs, look),
    clock.every(sweepPeriodMs, sweep),
    clock.every(endPeriodMs, dismiss),
    access.onEnd(dismiss),
    () => loopLag.stop(),
  ];

  return {
    answer: (path, request, response, who) => http.answer(path, request, response, who),
    stats,
    counters: () => ({
      ...traffic.counts(),
      viewers: viewers.byTransport(),
      subscriptions: subscriptions.size,
      lanes: lanes.size,
      slowReaders: viewers.slow(),
    }),
    viewersByLink: () => viewers.byLink(),
    close() {
      for (const end of ends) end();
      const comeback = new Comeback(viewers.size);
      admission.close(comeback);
      viewers.sendAway(comeback);
      stopSocketIo();
      pacer.stop();
    },
  };
}
