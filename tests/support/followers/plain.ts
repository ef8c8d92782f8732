/** A follower over a plain WebSocket, by hand, since no client of Node's can stop reading. */
import type { Delta } from "../../../lib/wire/messages.ts";
import { clientFrame, opcodes, RawWebSocket } from "../raw-web-socket.ts";
import { type Follow, type Follower, NotFollowed } from "./follower.ts";

class PlainFollower implements Follower {
  readonly #socket: RawWebSocket;
  readonly #deltas: Delta[] = [];

  constructor(socket: RawWebSocket) {
    this.#socket = socket;
  }

  get deltas(): Delta[] {
    for (const { opcode, payload } of this.#socket.frames.splice(0)) {
      if (opcode === opcodes.ping) this.#socket.write(clientFrame(opcodes.pong, payload));
      if (opcode !== opcodes.text) continue;
      const { type, ...delta } = JSON.parse(payload.toString());
      if (type === "delta") this.#deltas.push(delta);
    }
    return this.#deltas;
  }

  get ended(): boolean {
    return this.#socket.ended || this.#socket.closeCode !== null;
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  cut(): void {
    this.#socket.destroy();
  }
}

export const followByWebSocket: Follow = async (url, wish) => {
  const socket = await RawWebSocket.open(Number(new URL(url).port));
  socket.send({ type: "subscribe", ref: 1, ...wish });
  while (socket.events.length < 2 && !socket.ended)
    await new Promise((resolve) => setTimeout(resolve, 1));
  const [, answer] = socket.events;
  if (answer?.type === "subscribed") return new PlainFollower(socket);
  socket.destroy();
  throw new NotFollowed({ code: String(answer?.code), message: String(answer?.message) });
};
