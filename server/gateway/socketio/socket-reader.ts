/** A Socket.IO connection as a reader of lanes. */
import type { Server, Socket } from "socket.io";
import type { ServerEvents } from "../../../lib/wire/messages.ts";
import type { Who } from "../../access/who.ts";
import { FrameReader, type FrameReaderParts } from "../frame-reader.ts";
import type { Outgoing } from "../outgoing.ts";
import { privatePathOf } from "./private-path.ts";
import type { SocketViewer } from "./socket-viewer.ts";

/** Events are taken by one listener for all names, so the types of a client's do not matter here. */
export type IncomingEvents = Record<string, (...args: unknown[]) => void>;
/** What hangs on a connection of Socket.IO's; nothing yet while it is being made. */
export interface SocketData {
  viewer?: SocketViewer;
  who?: Who;
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

/** The readers of connections, for those who know only a connection. */
const readers = new WeakMap<object, SocketReader>();

/** To be called whenever Engine.IO has made a packet for a connection by itself. */
export function noteEnginePacket(connection: GatewaySocket["conn"]): void {
  readers.get(connection)?.engineSends();
}

export class SocketReader extends FrameReader {
  readonly #engine: Engine;
  /** Whether Engine.IO is at work on nothing for this connection. */
  #idle = false;

  constructor(socket: GatewaySocket, parts: FrameReaderParts) {
    super(parts);
    const { conn } = socket;
    this.#engine = conn as unknown as Engine;
    readers.set(conn, this);
    this.#attach(conn);
    conn.on("upgrade", () => {
      this.#attach(conn);
      this.progress();
    });
  }

  /**
   * For a WebSocket: the kernel has taken all, and not too much of it is unconfirmed. For polling:
   * a request is open to be answered, so that a client between two polls waits, and is served when
   * it asks again.
   */
  override get drained(): boolean {
    return this.hasPath ? this.#idle && this.flows : this.#engineIsIdle;
  }

  override send(message: Outgoing): number {
    if (!this.drained) return 0;
    const { engineFrame } = message;
    if (this.hasPath) this.write(engineFrame);
    else {
      this.parts.ways.fallbackWrites += 1;
      this.#engine.send(message.packet, { wsPreEncodedFrame: [engineFrame] });
    }
    return engineFrame.length;
  }

  /** Engine.IO has a packet of its own: deltas wait until it has written that. */
  engineSends(): void {
    this.#idle = false;
  }

  get #engineIsIdle(): boolean {
    const { transport, writeBuffer } = this.#engine;
    return transport.writable && writeBuffer.length === 0;
  }

  /** Takes hold of the transport that there is now. */
  #attach(connection: GatewaySocket["conn"]): void {
    // The engine's own listener came first: what it had kept back has been written by now.
    connection.transport.on("ready", () => {
      this.#idle = this.#engineIsIdle;
      this.tookOther();
    });
    this.#idle = this.#engineIsIdle;
    this.follow(privatePathOf(connection));
  }
}
