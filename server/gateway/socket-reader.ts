/** A Socket.IO connection as a reader of lanes. */
import type { Server, Socket } from "socket.io";
import type { Delta, ServerEvents } from "../../lib/wire/messages.ts";
import type { Carrier, Reader, Waiter } from "./reader.ts";

/** Events are taken by one listener for all names, so the types of a client's do not matter here. */
export type IncomingEvents = Record<string, (...args: unknown[]) => void>;
export type GatewayServer = Server<IncomingEvents, ServerEvents>;
export type GatewaySocket = Socket<IncomingEvents, ServerEvents>;

/** What Engine.IO holds back; not in its public types, so tests watch that it stays there. */
interface EngineState {
  readonly transport: { readonly writable: boolean };
  readonly writeBuffer: readonly unknown[];
}

/** The shared way: Socket.IO encodes and frames a packet for a room once. */
export class RoomCarrier implements Carrier {
  readonly #io: GatewayServer;

  constructor(io: GatewayServer) {
    this.#io = io;
  }

  send(room: string, delta: Delta): void {
    this.#io.to(room).emit("delta", delta);
  }
}

export class SocketReader implements Reader {
  readonly carrier: Carrier;
  readonly #socket: GatewaySocket;
  readonly #now: () => number;
  readonly #waiters = new Set<Waiter>();
  /** Since when something waits and nothing has drained; null while nothing waits. */
  #stuckSince: number | null = null;

  constructor(socket: GatewaySocket, carrier: Carrier, now: () => number) {
    this.carrier = carrier;
    this.#socket = socket;
    this.#now = now;
    this.#listen();
    socket.conn.on("upgrade", () => {
      this.#listen();
      this.#drain();
    });
  }

  /**
   * For a WebSocket: the kernel has taken all. For polling: a request is open to be answered, so
   * that a client between two polls waits, and is served when it asks again.
   */
  get drained(): boolean {
    const connection = this.#socket.conn as unknown as EngineState;
    return connection.transport.writable && connection.writeBuffer.length === 0;
  }

  /** For how long something has waited without anything draining, ms. */
  get stuckMs(): number {
    return this.#stuckSince === null ? 0 : this.#now() - this.#stuckSince;
  }

  send(delta: Delta): void {
    this.#socket.emit("delta", delta);
  }

  enter(room: string): void {
    void this.#socket.join(room);
  }

  leave(room: string): void {
    void this.#socket.leave(room);
  }

  wait(waiter: Waiter): void {
    this.#waiters.add(waiter);
    this.#stuckSince ??= this.#now();
  }

  forget(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size === 0 && this.drained) this.#stuckSince = null;
  }

  /** To be called after an answer: answers wait as well where a reader takes nothing. */
  answered(): void {
    if (!this.drained) this.#stuckSince ??= this.#now();
  }

  #listen(): void {
    // The engine's own listener came first: what it had kept back has been written by now.
    this.#socket.conn.transport.on("ready", () => this.#drain());
  }

  #drain(): void {
    const waits = this.#waiters.size > 0 || !this.drained;
    this.#stuckSince = waits ? this.#now() : null;
    // One a time where each fills the socket again: the next waits for the next drain.
    for (const waiter of this.#waiters) {
      if (!this.drained) return;
      this.forget(waiter);
      waiter.catchUp();
    }
  }
}
