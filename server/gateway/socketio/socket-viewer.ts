/**
 * A viewer over Socket.IO: one connection with its reader, its session and the door before it.
 * There are thousands, so that what they have in common is in their parts, and the functions which
 * listen to their sockets are the same ones for all.
 */
import { protocolVersion, type ServerEvents } from "../../../lib/wire/messages.ts";
import type { Ending, Who } from "../../access/who.ts";
import { Door, type DoorParts, type Reply } from "../door.ts";
import type { FrameReaderParts } from "../frame-reader.ts";
import type { Limits } from "../limits.ts";
import { dismissal } from "../not-let-in.ts";
import type { GatewayParts } from "../parts.ts";
import { Session } from "../session.ts";
import { type CloseCode, goingAway, type Transport, type Viewer } from "../viewer.ts";
import { hangUp } from "./hang-up.ts";
import { type GatewaySocket, SocketReader } from "./socket-reader.ts";

/** What all viewers over Socket.IO have in common. */
export interface SocketViewerParts {
  readonly gateway: GatewayParts;
  readonly reader: FrameReaderParts;
  readonly now: () => number;
  readonly onDefect: DoorParts["onDefect"];
}

export class SocketViewer implements Viewer, DoorParts {
  readonly reader: SocketReader;
  readonly who: Who;
  readonly #socket: GatewaySocket;
  readonly #session: Session;
  readonly #door: Door;
  readonly #parts: SocketViewerParts;

  constructor(socket: GatewaySocket, who: Who, parts: SocketViewerParts) {
    this.#socket = socket;
    this.who = who;
    this.#parts = parts;
    this.reader = new SocketReader(socket, parts.reader);
    const fitted: ServerEvents["fitted"] = (state) => socket.emit("fitted", state);
    const operator = who.role === "operator";
    const { access, session, version } = parts.gateway;
    this.#session = new Session(this.reader, operator, fitted, session);
    this.#door = new Door(this.#session, this);
    socket.data.viewer = this;
    socket.onAny(receive);
    socket.emit("hello", {
      protocol: protocolVersion,
      epoch: session.epoch,
      version,
      operator,
      keys: access.keys,
    });
  }

  get transport(): Transport {
    const { name } = this.#socket.conn.transport;
    return name === "websocket" ? "socketio_websocket" : "socketio_polling";
  }

  get limits(): Limits {
    return this.#parts.gateway.limits;
  }

  get now(): () => number {
    return this.#parts.now;
  }

  get onDefect(): DoorParts["onDefect"] {
    return this.#parts.onDefect;
  }

  /** An event has come; an acknowledgement is a function at the end of what came with it. */
  receive(event: string, args: readonly unknown[]): void {
    // What was read from the wire before an expulsion still comes after it.
    if (!this.#socket.connected) return;
    const last = args.at(-1);
    if (typeof last === "function") this.#door.receive(event, args.slice(0, -1), last as Reply);
    else this.#door.receive(event, args, null);
    this.reader.answered();
  }

  /** Ends the connection for good. */
  expel(message: string): void {
    this.#parts.gateway.log.warn(`closing a connection: ${message}`);
    // Socket.IO's own farewell first: after it, clients do not come back by themselves.
    this.#socket.disconnect();
    hangUp(this.#socket.conn, 1008, "too many bad messages");
  }

  /** Engine.IO has its own heartbeat. */
  beat(): void {}

  hangUp(code: CloseCode, reason: string): void {
    hangUp(this.#socket.conn, code, reason);
  }

  sendAway(afterMs: number): void {
    this.#socket.emit("closing", { after: afterMs });
    this.hangUp(1001, goingAway);
  }

  dismiss(ending: Ending): void {
    const told = dismissal(ending);
    this.#socket.emit("dismissed", told);
    hangUp(this.#socket.conn, 1008, told.message);
  }

  /** To be called when the connection is gone. */
  end(): void {
    this.#session.end();
  }
}

/**
 * Socket.IO calls its listeners as methods of the socket.
 * @param event a text, whatever the types say, only where the client means well.
 */
function receive(this: GatewaySocket, event: unknown, ...args: unknown[]): void {
  this.data.viewer?.receive(String(event), args);
}
