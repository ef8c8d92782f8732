/** Viewers who do nothing wrong while others attack: one over each of three transports. */
import { io, type Socket } from "socket.io-client";
import { EventStreamReader } from "../support/http-ask.ts";
import { PlainSocket } from "../support/plain-socket.ts";

const wish = { topic: "quotes", pace: 10 };

/** How many deltas have come by now over each transport. */
type Counts = Readonly<Record<"socketio" | "websocket" | "sse", number>>;
/** Deltas a second over each transport. */
export type Paces = Counts;

export class Bystanders {
  readonly #socketio: Socket;
  readonly #websocket: PlainSocket;
  readonly #sse: EventStreamReader;
  #deltas = 0;

  private constructor(socketio: Socket, websocket: PlainSocket, sse: EventStreamReader) {
    this.#socketio = socketio;
    this.#websocket = websocket;
    this.#sse = sse;
    socketio.on("delta", () => {
      this.#deltas += 1;
    });
  }

  /** Lets them all come and subscribe. @param headers that show who they are. */
  static async come(
    address: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Bystanders> {
    const options = { transports: ["websocket"], forceNew: true, extraHeaders: { ...headers } };
    const socketio = io(address, options);
    const websocket = await PlainSocket.open(address, headers);
    const sse = await EventStreamReader.open(`${address}/live/quotes?pace=10`, headers);
    const all = new Bystanders(socketio, websocket, sse);
    await socketio.timeout(10_000).emitWithAck("subscribe", wish);
    await websocket.ask("subscribe", wish);
    return all;
  }

  get counts(): Counts {
    const { deltas } = this.#websocket;
    return { socketio: this.#deltas, websocket: deltas.length, sse: this.#sse.events.length };
  }

  /** Over which transports one has been cut off. */
  get lost(): string[] {
    const lost: string[] = [];
    if (!this.#socketio.connected) lost.push("socketio");
    if (this.#websocket.closed !== null) lost.push("websocket");
    if (this.#sse.ended !== null) lost.push("sse");
    return lost;
  }

  leave(): void {
    this.#socketio.disconnect();
    this.#websocket.socket.close();
    this.#sse.close();
  }
}

/** The paces between two counts. */
export function pacesBetween(from: Counts, to: Counts, seconds: number): Paces {
  return {
    socketio: (to.socketio - from.socketio) / seconds,
    websocket: (to.websocket - from.websocket) / seconds,
    sse: (to.sse - from.sse) / seconds,
  };
}
