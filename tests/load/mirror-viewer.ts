/** A viewer with Socket.IO's own client and the browser's mirror, to see that all is right. */
import { io, type Socket } from "socket.io-client";
import { Holding } from "../../lib/mirror/holding.ts";
import { normalized } from "../../lib/mirror/selection.ts";
import { topics } from "../../lib/schema/topics.ts";
import type { Delta, Refused, Subscribed } from "../../lib/wire/messages.ts";
import { digestOf } from "./digest.ts";
import type { BoardState } from "./facts.ts";

export class MirrorViewer {
  deltas = 0;
  rows = 0;
  readonly #socket: Socket;
  readonly #holding = new Holding(normalized({ topic: topics.quotes }));
  /** Deltas can come before the answer that says what they are. */
  #early: Delta[] | null = [];
  #problem: string | null = null;

  constructor(port: number, pace: number) {
    this.#socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], forceNew: true });
    this.#socket.on("delta", (delta: Delta) => this.#receive(delta));
    this.#socket.on("connect", () => {
      this.#socket.emit("subscribe", { topic: topics.quotes, pace }, (told: Subscribed | Refused) =>
        this.#begin(told),
      );
    });
  }

  /** What it holds now. @throws Error when a delta did not fit. */
  get state(): BoardState {
    if (this.#problem !== null) throw new Error(this.#problem);
    return { cursor: this.#holding.cursor ?? "", digest: digestOf(this.#holding.picture) };
  }

  close(): void {
    this.#socket.disconnect();
  }

  #begin(told: Subscribed | Refused): void {
    if (!told.ok) {
      this.#problem = told.error.message;
      return;
    }
    this.#holding.describe(told);
    const early = this.#early ?? [];
    this.#early = null;
    for (const delta of early) this.#receive(delta);
  }

  #receive(delta: Delta): void {
    if (this.#early !== null) {
      this.#early.push(delta);
      return;
    }
    if (this.#holding.offer(delta).applied === "gap") this.#problem = `a gap before ${delta.to}`;
    this.#holding.tell();
    this.deltas += 1;
    this.rows += Object.keys(delta.rows).length;
  }
}
