/**
 * TCP connections: how many there are, of one address and in all, and how long each may take to say
 * something. It keeps those that say nothing, or half a sentence, from filling the server.
 */
import type { Server, ServerOptions } from "node:http";
import type { Socket as NetSocket } from "node:net";
import type { Clock } from "../../lib/clock.ts";
import { Connections } from "../gateway/connections.ts";
import type { Limits } from "../gateway/limits.ts";
import { Spread } from "../gateway/spread.ts";
import { countedAddress, type Forwarded } from "./forwarded.ts";
import type { RefusalLog } from "./refusal-log.ts";

/** How often requests are looked at that take too long, ms. */
const lookMs = 1_000;
/** Requests on one connection: after so many a client opens another. */
const requestsPerConnection = 10_000;
/** How many times its patience an answer may stand still before it is given up. */
const stillness = 2;
/** Kept for this machine where all are taken: for who asks whether the server lives. */
const spare = 64;
/** When a place is asked for again, s, and over how long askers are spread. */
const againAfter = 5;
const againSpread = 10;
/** How long who is refused may take to hear it, ms, and how many are told at a time. */
const farewellMs = 1_000;
const farewellsMax = 256;

/** What Node's server is told of the limits when it is made. */
export function httpOptions(limits: Limits): ServerOptions {
  return {
    connectionsCheckingInterval: Math.min(lookMs, limits.headTimeoutMs),
    headersTimeout: Math.min(limits.headTimeoutMs, limits.requestTimeoutMs),
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.idleTimeoutMs,
    maxHeaderSize: limits.headBytesMax,
  };
}

export interface TcpDoorParts {
  readonly limits: Limits;
  readonly forwarded: Pick<Forwarded, "isProxy">;
  readonly refusals: RefusalLog;
  readonly clock: Clock;
}

/** Stands at a server's door from now on; to be called before others hear of its connections. */
export function boundConnections(server: Server, parts: TcpDoorParts): void {
  const { patienceMs } = parts.limits;
  server.maxRequestsPerSocket = requestsPerConnection;
  // They are bounded by their size; some of them would be dropped, which proxies may have added.
  server.maxHeadersCount = 0;
  server.timeout = patienceMs * stillness;
  const door = new TcpDoor(parts);
  // Who is refused is never handed to the server itself, which would go on reading.
  const accept = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: NetSocket) => {
    if (!door.takes(socket)) return;
    for (const listener of accept) Reflect.apply(listener, server, [socket]);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: NetSocket) => {
    door.giveUp(error, socket);
  });
}

class TcpDoor {
  readonly #parts: TcpDoorParts;
  readonly #connections = new Connections();
  readonly #spread = new Spread();
  /** By whom each is counted. */
  readonly #addresses = new Map<NetSocket, string>();
  /** How many are just being told that they are refused. */
  #farewells = 0;

  // One function for all sockets: there are thousands, and each would keep a closure of its own.
  readonly #left: (this: NetSocket) => void;

  constructor(parts: TcpDoorParts) {
    this.#parts = parts;
    const connections = this.#connections;
    const addresses = this.#addresses;
    this.#left = function (this: NetSocket) {
      connections.remove(addresses.get(this) ?? "");
      addresses.delete(this);
    };
  }

  /** Whether there is room for a connection; where there is none it is told so and ended. */
  takes(socket: NetSocket): boolean {
    const { remoteAddress = "" } = socket;
    const address = countedAddress(remoteAddress);
    const status = this.#refusalOf(remoteAddress, address);
    if (status !== null) {
      this.#refuse(socket, status);
      return false;
    }
    this.#connections.add(address);
    this.#addresses.set(socket, address);
    socket.on("close", this.#left);
    return true;
  }

  #refusalOf(remoteAddress: string, address: string): string | null {
    const { forwarded, limits, refusals } = this.#parts;
    const { total } = this.#connections;
    const room = limits.tcpMax + (isLocal(address) ? spare : 0);
    if (total >= room) {
      refusals.note("tcp", address);
      return "503 Service Unavailable";
    }
    const isFull = this.#connections.of(address) >= limits.tcpPerAddress;
    if (!isFull || forwarded.isProxy(remoteAddress)) return null;
    refusals.note("tcp_per_address", address);
    return "429 Too Many Requests";
  }

  #refuse(socket: NetSocket, status: string): void {
    const seconds = Math.ceil(againAfter + this.#spread.next() * againSpread);
    const text = `there are too many connections: try again in ${seconds} s`;
    socket.on("error", () => {});
    if (this.#farewells >= farewellsMax) {
      socket.destroy();
      return;
    }
    // Closed at once, with something unread, the answer would be lost with the connection.
    this.#farewells += 1;
    const end = this.#parts.clock.after(farewellMs, () => socket.destroy());
    socket.once("close", () => {
      end();
      this.#farewells -= 1;
    });
    socket.resume();
    socket.end(answerOf(status, text, seconds));
  }

  /** What came was no request, or did not come in time. */
  giveUp({ code }: NodeJS.ErrnoException, socket: NetSocket): void {
    const { refusals } = this.#parts;
    const address = this.#addresses.get(socket) ?? "";
    // Who went away by itself is owed no answer; nor is who may be in the middle of one.
    if (code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const slow = code === "ERR_HTTP_REQUEST_TIMEOUT";
    refusals.note(slow ? "slow" : "malformed", address);
    if (socket.bytesWritten > 0) socket.destroy();
    else if (slow) say(socket, "408 Request Timeout", "the request did not come in time");
    else if (code === "HPE_HEADER_OVERFLOW") {
      const most = `give at most ${this.#parts.limits.headBytesMax} bytes`;
      say(socket, "431 Request Header Fields Too Large", `the head is too long: ${most}`);
    } else say(socket, "400 Bad Request", "this is no request of HTTP/1.1");
  }
}

/** Answers on a connection that has no request, and ends it. */
function say(socket: NetSocket, status: string, text: string): void {
  socket.write(answerOf(status, text));
  socket.destroySoon();
}

/** @param retryAfter s */
function answerOf(status: string, text: string, retryAfter?: number): string {
  const head = [
    `HTTP/1.1 ${status}`,
    "Connection: close",
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${text.length + 1}`,
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
  ];
  return `${head.join("\r\n")}\r\n\r\n${text}\n`;
}

function isLocal(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}
