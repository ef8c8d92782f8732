/** A client with Node's own WebSocket and nothing else. */
import type { Delta } from "../../lib/wire/messages.ts";

export type PlainEvent = Readonly<Record<string, unknown>>;

type Headers = Readonly<Record<string, string>>;
/** Node's own takes headers as well, which browsers' does not and so the types do not know. */
type NodeWebSocket = new (address: string, options: { headers: Headers }) => WebSocket;

export class PlainSocket {
  readonly socket: WebSocket;
  /** Deltas that have come and were not taken. */
  readonly deltas: Delta[] = [];
  /** Binary messages that have come. */
  readonly frames: Uint8Array[] = [];
  /** Everything else that answers no question. */
  readonly events: PlainEvent[] = [];
  /** With which code it was closed; null while it is open. */
  closed: number | null = null;
  readonly #waiting = new Map<unknown, (answer: PlainEvent) => void>();
  #ref = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#take(data));
    socket.addEventListener("close", ({ code }) => {
      this.closed = code;
    });
  }

  /** @param url such as `http://127.0.0.1:3000`. @throws Error where the server refuses. */
  static open(url: string, headers: Headers = {}): Promise<PlainSocket> {
    const address = `${url.replace("http", "ws")}/live`;
    const socket = new (WebSocket as unknown as NodeWebSocket)(address, { headers });
    const plain = new PlainSocket(socket);
    return new Promise((resolve, reject) => {
      socket.addEventListener("open", () => resolve(plain));
      socket.addEventListener("error", () => reject(new Error("refused")));
    });
  }

  /** Sends an event and gives what it is answered with. */
  ask(type: string, message: object = {}): Promise<PlainEvent> {
    this.#ref += 1;
    const ref = this.#ref;
    this.socket.send(JSON.stringify({ type, ref, ...message }));
    return new Promise((resolve) => this.#waiting.set(ref, resolve));
  }

  /** Waits until all that the server had to send has come; twice, as it may wait for an answer. */
  async settle(): Promise<void> {
    await this.ask("time", { sent: 0 });
    await this.ask("time", { sent: 0 });
  }

  /** All deltas that have come since this was last called. */
  async taken(): Promise<Delta[]> {
    await this.settle();
    return this.deltas.splice(0);
  }

  #take(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      this.frames.push(new Uint8Array(data));
      return;
    }
    const event = JSON.parse(String(data)) as PlainEvent;
    const { type, ref, ...rest } = event;
    const waiting = ref === undefined ? undefined : this.#waiting.get(ref);
    if (type === "delta") this.deltas.push(rest as unknown as Delta);
    else if (waiting === undefined) this.events.push(event);
    else {
      this.#waiting.delete(ref);
      waiting(event);
    }
  }
}
