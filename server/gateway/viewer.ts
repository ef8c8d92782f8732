/**
 * A viewer: one connection of Socket.IO with its reader, its session and the door before it. There
 * are thousands, so that what they have in common is in their parts, and the functions which listen
 * to their sockets are the same ones for all.
 */
import type { ServerEvents } from "../../lib/wire/messages.ts";
import { Door, type DoorParts } from "./door.ts";
import { hangUp } from "./hang-up.ts";
import type { Limits } from "./limits.ts";
import { Session, type SessionParts } from "./session.ts";
import { type GatewaySocket, SocketReader, type SocketReaderParts } from "./socket-reader.ts";

/** What all viewers have in common. */
export interface ViewerParts {
  readonly reader: SocketReaderParts;
  readonly session: SessionParts;
  readonly limits: Limits;
  readonly now: () => number;
  readonly onDefect: DoorParts["onDefect"];
  /** Told why a connection is closed that goes on sending bad messages. */
  readonly onExpel: (message: string) => void;
}

export class Viewer implements DoorParts {
  readonly socket: GatewaySocket;
  readonly reader: SocketReader;
  readonly #session: Session;
  readonly #door: Door;
  readonly #parts: ViewerParts;

  constructor(socket: GatewaySocket, operator: boolean, parts: ViewerParts) {
    this.socket = socket;
    this.#parts = parts;
    this.reader = new SocketReader(socket, parts.reader);
    const fitted: ServerEvents["fitted"] = (state) => socket.emit("fitted", state);
    this.#session = new Session(this.reader, operator, fitted, parts.session);
    this.#door = new Door(this.#session, this);
    socket.data.viewer = this;
    socket.onAny(receive);
  }

  get limits(): Limits {
    return this.#parts.limits;
  }

  get now(): () => number {
    return this.#parts.now;
  }

  get onDefect(): DoorParts["onDefect"] {
    return this.#parts.onDefect;
  }

  /** An event has come. */
  receive(event: string, args: readonly unknown[]): void {
    // What was read from the wire before an expulsion still comes after it.
    if (!this.socket.connected) return;
    this.#door.receive(event, args);
    this.reader.answered();
  }

  /** Ends the connection for good. */
  expel(message: string): void {
    this.#parts.onExpel(message);
    // Socket.IO's own farewell first: after it, clients do not come back by themselves.
    this.socket.disconnect();
    hangUp(this.socket.conn, 1008, "too many bad messages");
  }

  /** To be called when the connection is gone. */
  end(): void {
    this.#session.end();
  }
}

/** Socket.IO calls its listeners as methods of the socket. */
function receive(this: GatewaySocket, event: string, ...args: unknown[]): void {
  this.data.viewer?.receive(event, args);
}
