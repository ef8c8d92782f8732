/** The connections of a server of HTTP, so that it can end in order: what was asked is answered first. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "../../lib/clock.ts";
import type { Listeners } from "./listeners.ts";

/** How long sockets may take to say goodbye, ms, before they are cut. */
const closeGraceMs = 2_000;
/** How many times as long those have on which a request is being answered. */
const answerGrace = 3;
/** How often connections are closed on which the last answer has gone meanwhile, ms. */
const closeIdleMs = 100;

export class OpenConnections {
  readonly #http: Server;
  readonly #listeners: Listeners;
  readonly #clock: Clock;
  readonly #sockets = new Set<Socket>();
  /** What has been asked and is not answered yet. */
  readonly #answering = new Set<ServerResponse>();

  constructor(http: Server, listeners: Listeners, clock: Clock) {
    this.#http = http;
    this.#listeners = listeners;
    this.#clock = clock;
    const sockets = this.#sockets;
    const answering = this.#answering;
    // One function for all sockets: there are thousands, and each would keep a closure of its own.
    const forget = function (this: Socket) {
      sockets.delete(this);
    };
    const answered = function (this: ServerResponse) {
      answering.delete(this);
    };
    http.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.on("close", forget);
    });
    http.prependListener("request", (_: IncomingMessage, response: ServerResponse) => {
      answering.add(response);
      response.on("close", answered);
    });
  }

  /**
   * Takes no more connections, waits for all that there are to end, and cuts those that do not.
   * @param sayGoodbye is called when nobody comes any more.
   */
  async close(sayGoodbye: () => void, graceMs = closeGraceMs): Promise<void> {
    const http = this.#http;
    const closed = this.#listeners.close();
    sayGoodbye();
    http.closeIdleConnections();
    const timers = [
      this.#clock.every(closeIdleMs, () => http.closeIdleConnections()),
      this.#clock.after(graceMs, () => {
        const answering = new Set([...this.#answering].map(({ socket }) => socket));
        for (const socket of this.#sockets) if (!answering.has(socket)) socket.destroy();
      }),
      this.#clock.after(graceMs * answerGrace, () => {
        for (const socket of this.#sockets) socket.destroy();
      }),
    ];
    await closed;
    for (const cancel of timers) cancel();
  }
}
