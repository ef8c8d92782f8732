/** A follower with Socket.IO's stock client, over a WebSocket. */
import { io, type Socket } from "socket.io-client";
import type { Delta, Refused, Subscribed } from "../../../lib/wire/messages.ts";
import { type Follow, type Follower, NotFollowed } from "./follower.ts";

class SocketFollower implements Follower {
  readonly deltas: Delta[] = [];
  ended = false;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("delta", (delta: Delta) => this.deltas.push(delta));
    socket.on("disconnect", () => {
      this.ended = true;
    });
  }

  pause(): void {
    this.#webSocket.pause();
  }

  resume(): void {
    this.#webSocket.resume();
  }

  cut(): void {
    this.#webSocket.terminate();
  }

  /** What of `ws` is below. */
  get #webSocket(): { pause(): void; resume(): void; terminate(): void } {
    const { transport } = this.#socket.io.engine as unknown as {
      transport: { ws: { pause(): void; resume(): void; terminate(): void } };
    };
    return transport.ws;
  }
}

export const followBySocketIo: Follow = async (url, wish) => {
  const socket = io(url, { forceNew: true, reconnection: false, transports: ["websocket"] });
  const follower = new SocketFollower(socket);
  const answer = (await socket.emitWithAck("subscribe", wish)) as Subscribed | Refused;
  if (answer.ok) return follower;
  socket.disconnect();
  throw new NotFollowed(answer.error);
};
