/** A Socket.IO connection as a reader of lanes. */
import type { Server, Socket } from "socket.io";
import type { ServerEvents } from "../../lib/wire/messages.ts";
import { Gathering } from "./gathering.ts";
import type { Outgoing } from "./outgoing.ts";
import { type PrivatePath, privatePathOf, type WebSocket } from "./private-path.ts";
import { firstCredit, ReadWindow } from "./read-window.ts";
import type { Reader, Waiter } from "./reader.ts";
import type { Ways } from "./traffic.ts";
import type { Viewer } from "./viewer.ts";

/** Events are taken by one listener for all names, so the types of a client's do not matter here. */
export type IncomingEvents = Record<string, (...args: unknown[]) => void>;
/** What hangs on a connection of Socket.IO's; nothing yet while it is being made. */
export interface SocketData {
  viewer?: Viewer;
}
type NoEvents = Record<never, never>;
export type GatewayServer = Server<IncomingEvents, ServerEvents, NoEvents, SocketData>;
export type GatewaySocket = Socket<IncomingEvents, ServerEvents, NoEvents, SocketData>;

/** What Engine.IO holds back; not in its public types, so tests watch that it stays there. */
interface Engine {
  readonly transport: { readonly writable: boolean };
  readonly writeBuffer: readonly unknown[];
  /** As its public `send`, with an option that Socket.IO's adapters use. */
  send(payload: string | Uint8Array, options: { wsPreEncodedFrame: readonly Buffer[] }): unknown;
}

export interface SocketReaderParts {
  readonly now: () => number;
  readonly ways: Ways;
  /** The most that may be on the way unconfirmed; see ReadWindow. */
  readonly windowBytes: number;
}

const nothing = Buffer.alloc(0);

/** The readers of connections, for those who know only a connection. */
const readers = new WeakMap<object, SocketReader>();

/** To be called whenever Engine.IO has made a packet for a connection by itself. */
export function noteEnginePacket(connection: GatewaySocket["conn"]): void {
  readers.get(connection)?.engineSends();
}

/**
 * What the sending of a delta looks at is kept in the reader itself: with thousands of readers,
 * every further object is a wait for memory.
 */
export class SocketReader implements Reader {
  readonly #engine: Engine;
  readonly #parts: SocketReaderParts;
  /** The private path, where there is one. */
  #tcp: PrivatePath["socket"] | null = null;
  #webSocket: WebSocket | null = null;
  /** Where several lanes send to it: what they send in one turn goes out together. */
  #gathering: Gathering | null = null;
  #several = false;
  /** Whether Engine.IO is at work on nothing for this connection. */
  #idle = false;
  #window: ReadWindow | null = null;
  /** How many bytes may be written until the window is told of them, and how many there were. */
  #credit: number;
  #granted: number;
  /** Whether the window is full. */
  #full = false;
  #waiters: Set<Waiter> | null = null;
  /** Since when something has been owed and nothing has been taken; null while nothing is. */
  #stuckSince: number | null = null;

  constructor(socket: GatewaySocket, parts: SocketReaderParts) {
    const { conn } = socket;
    this.#engine = conn as unknown as Engine;
    this.#parts = parts;
    this.#credit = firstCredit(parts.windowBytes);
    this.#granted = this.#credit;
    readers.set(conn, this);
    this.#attach(conn);
    conn.on("upgrade", () => {
      this.#attach(conn);
      this.#progress();
    });
  }

  /**
   * For a WebSocket: the kernel has taken all, and not too much of it is unconfirmed. For polling:
   * a request is open to be answered, so that a client between two polls waits, and is served when
   * it asks again.
   */
  get drained(): boolean {
    const tcp = this.#tcp;
    if (tcp === null) return this.#engineIsIdle;
    const held = this.#gathering === null ? tcp.writableLength > 0 : !this.#gathering.drained;
    return this.#idle && !this.#full && !held && tcp.writable;
  }

  /** For how long something has been owed without anything being taken, ms. */
  get stuckMs(): number {
    return this.#stuckSince === null ? 0 : this.#parts.now() - this.#stuckSince;
  }

  /** Whether something waits for it, or in it, to be taken. */
  get waits(): boolean {
    return (this.#waiters?.size ?? 0) > 0 || !this.drained;
  }

  send(message: Outgoing): boolean {
    if (!this.drained) return false;
    const { frame } = message;
    const tcp = this.#tcp;
    if (tcp === null) {
      this.#parts.ways.fallbackWrites += 1;
      this.#engine.send(message.payload, { wsPreEncodedFrame: [frame] });
      return true;
    }
    this.#parts.ways.privateWrites += 1;
    const gathering = this.#gathering;
    gathering?.begin();
    this.#credit -= frame.length;
    // Without a callback, which would cost a turn of Node's queue for every reader.
    if (this.#credit > 0) tcp.write(frame);
    else this.#writeAndAsk(tcp, frame);
    if (gathering !== null) gathering.wrote(frame.length);
    else if (tcp.writableLength > 0) this.#awaitDrain(tcp);
    return true;
  }

  wait(waiter: Waiter): void {
    this.#waiters ??= new Set();
    this.#waiters.add(waiter);
    this.#stuckSince ??= this.#parts.now();
  }

  forget(waiter: Waiter): void {
    if (this.#waiters?.delete(waiter) === true && !this.#owes) this.#stuckSince = null;
  }

  gather(several: boolean): void {
    const tcp = this.#tcp;
    this.#several = several;
    if (!several || tcp === null) this.#gathering = null;
    else {
      this.#gathering ??= new Gathering(tcp, () => {
        if (tcp.writableLength > 0) this.#awaitDrain(tcp);
        else this.#serve();
      });
    }
  }

  /** To be called after an answer: answers wait as well where a reader takes nothing. */
  answered(): void {
    if (!this.drained) this.#stuckSince ??= this.#parts.now();
  }

  /** Engine.IO has a packet of its own: deltas wait until it has written that. */
  engineSends(): void {
    this.#idle = false;
  }

  get #engineIsIdle(): boolean {
    const { transport, writeBuffer } = this.#engine;
    return transport.writable && writeBuffer.length === 0;
  }

  get #owes(): boolean {
    return this.waits || this.#window?.owed === true;
  }

  /** Takes hold of the transport that there is now. */
  #attach(connection: GatewaySocket["conn"]): void {
    // The engine's own listener came first: what it had kept back has been written by now.
    connection.transport.on("ready", () => {
      this.#idle = this.#engineIsIdle;
      // That the kernel takes an answer says nothing of a reader that owes us one.
      if (this.#window?.owed === true) this.#serve();
      else this.#progress();
    });
    const path = privatePathOf(connection);
    this.#tcp = path?.socket ?? null;
    this.#webSocket = path?.webSocket ?? null;
    this.#idle = this.#engineIsIdle;
    this.#gathering = null;
    this.gather(this.#several);
  }

  /** The question goes out in one write with the frame before it. */
  #writeAndAsk(tcp: PrivatePath["socket"], frame: Buffer): void {
    tcp.cork();
    tcp.write(frame);
    this.#tellWindow();
    tcp.uncork();
  }

  /** Tells the window what has been written; the first time, makes it. */
  #tellWindow(): void {
    this.#window ??= this.#makeWindow();
    this.#window.wrote(this.#granted - this.#credit);
    this.#takeCredit(this.#window);
  }

  #takeCredit(window: ReadWindow): void {
    this.#granted = window.credit;
    this.#credit = window.credit;
    this.#full = window.full;
  }

  /** From now on the reader is asked whether it reads. Most of the small ones never are. */
  #makeWindow(): ReadWindow {
    const webSocket = this.#webSocket;
    const { windowBytes, now } = this.#parts;
    const ask = (payload: Uint8Array) => {
      webSocket?.ping(payload);
      this.#stuckSince ??= now();
    };
    const window = new ReadWindow({ bytesMax: windowBytes, now, ask });
    webSocket?.on("pong", (payload) => {
      window.wrote(this.#granted - this.#credit);
      const confirmed = window.confirm(payload);
      this.#takeCredit(window);
      if (confirmed) this.#progress();
    });
    return window;
  }

  /** A write of nothing is done when all before it is: the kernel has taken it. */
  #awaitDrain(tcp: PrivatePath["socket"]): void {
    this.#stuckSince ??= this.#parts.now();
    tcp.write(nothing, () => this.#progress());
  }

  /** The reader has taken something. */
  #progress(): void {
    this.#stuckSince = this.#owes ? this.#parts.now() : null;
    this.#serve();
  }

  #serve(): void {
    if (this.#waiters === null) return;
    // One a time where each fills the socket again: the next waits for the next drain.
    for (const waiter of this.#waiters) {
      if (!this.drained) return;
      this.forget(waiter);
      waiter.catchUp();
    }
  }
}
