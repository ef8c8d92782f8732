/** How much a server's process holds for single connections: what the kernel has not taken yet. */
import type { Socket } from "node:net";
import { addressOf } from "./fanout/flush-watch.ts";

/** Often enough to see what is written between two flushes. */
const lookEveryMs = 20;

/** What of a WebSocket of ws is looked at. */
interface BufferedSocket {
  readonly bufferedAmount: number;
}

export class HeldBytes {
  readonly #sockets = new Map<string, Socket>();
  readonly #most = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  /** Takes note of a connection, so that it can be followed. */
  accept(socket: Socket): void {
    const address = addressOf(socket.remoteAddress, socket.remotePort);
    this.#sockets.set(address, socket);
    socket.once("close", () => this.#sockets.delete(address));
  }

  /** Begins to look. @returns false for a connection that is not there. */
  follow(address: string): boolean {
    if (!this.#sockets.has(address)) return false;
    this.#most.set(address, 0);
    this.#timer ??= setInterval(() => this.#look(), lookEveryMs).unref();
    return true;
  }

  /** The most that was held since this was last asked, bytes; null once the connection is closed. */
  take(address: string): number | null {
    const most = this.#most.get(address) ?? 0;
    this.#most.set(address, 0);
    return this.#sockets.has(address) ? most : null;
  }

  #look(): void {
    for (const [address, most] of this.#most) {
      const socket = this.#sockets.get(address);
      if (socket !== undefined) this.#most.set(address, Math.max(most, bufferedIn(socket)));
    }
  }
}

/** Bytes in the socket and, where ws sits on it, in ws. */
function bufferedIn(socket: Socket): number {
  const symbol = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === "websocket",
  );
  const own = symbol === undefined ? undefined : (socket as never)[symbol];
  const webSocket = own as BufferedSocket | undefined;
  return Math.max(socket.writableLength, webSocket?.bufferedAmount ?? 0);
}
