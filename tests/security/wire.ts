/** Bytes over bare TCP, as no well-meaning program would send them, and what comes back. */
import { connect, type Socket } from "node:net";

/** How long an answer, or an end, may take to come, ms. */
const patienceMs = 30_000;

export class Wire {
  /** All that has come, as latin1. */
  received = "";
  /** Whether the connection is gone. */
  ended = false;
  readonly connected: Promise<void>;
  readonly #socket: Socket;
  readonly #watchers = new Set<() => void>();

  /** @param from the loopback address to come from. */
  constructor(port: number, from = "127.0.0.1") {
    this.#socket = connect({ port, host: "127.0.0.1", localAddress: from, noDelay: true });
    this.connected = new Promise((resolve) => {
      this.#socket.once("connect", resolve);
      this.#socket.once("close", () => resolve());
    });
    this.#socket.on("error", () => {});
    this.#socket.setEncoding("latin1").on("data", (chunk: string) => {
      this.received += chunk;
      this.#tell();
    });
    this.#socket.on("close", () => {
      this.ended = true;
      this.#tell();
    });
  }

  send(bytes: string | Uint8Array): this {
    if (!this.ended) this.#socket.write(bytes);
    return this;
  }

  /** Statuses of the answers that have come, in order. */
  get statuses(): number[] {
    return [...this.received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
  }

  /** Waits until something is so. @throws Error with what has come instead. */
  async until(what: string, isSo: () => boolean): Promise<this> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => isSo() && resolve();
    const told = this.received.slice(0, 300);
    const late = setTimeout(
      () => reject(new Error(`${what}: not after ${patienceMs} ms; ${told}`)),
      patienceMs,
    );
    this.#watchers.add(look);
    look();
    try {
      await promise;
    } finally {
      clearTimeout(late);
      this.#watchers.delete(look);
    }
    return this;
  }

  /** The status of the first answer; null where the connection is ended without one. */
  async status(): Promise<number | null> {
    await this.until("an answer", () => this.ended || this.statuses.length > 0);
    return this.statuses[0] ?? null;
  }

  over(): Promise<this> {
    return this.until("the end", () => this.ended);
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #tell(): void {
    for (const look of this.#watchers) look();
  }
}

/** The head of a request. @param headers besides the host. */
export function head(line: string, ...headers: readonly string[]): string {
  return [`${line} HTTP/1.1`, "Host: 127.0.0.1", ...headers, "", ""].join("\r\n");
}
