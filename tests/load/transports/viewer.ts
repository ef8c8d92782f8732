/**
 * A viewer over one TCP connection, by hand: what it costs its own machine must not be what is
 * measured. It keeps the rows that it is told, and how old each change was when it came.
 */
import { connect, type Socket } from "node:net";
import { systemClock } from "../../../lib/clock.ts";
import type { Cells, Rows } from "./facts.ts";

/** A delta as JSON, as far as it is looked at. */
export interface DeltaText {
  readonly from: string | null;
  readonly to: string;
  readonly rows?: Rows;
  readonly gone?: readonly string[];
}

/** All connections read into it, one after the other. */
const space = Buffer.allocUnsafeSlow(64 * 1024);

export abstract class Viewer {
  /** HTTP requests sent, answers without a body and deltas, since the last look. */
  requests = 0;
  empty = 0;
  deltas = 0;
  /** How old changes were that came since the last look, ms. */
  ages: number[] = [];
  /** Why it is no viewer any more; null while it is one. */
  ended: string | null = null;
  /** Resolved with its first picture; rejected where it gets none. */
  readonly ready: Promise<void>;
  /** Where the newest delta led to. */
  protected cursor: string | null = null;
  protected readonly port: number;
  readonly #rows = new Map<string, Cells>();
  readonly #socket: Socket;
  #settle: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(port: number) {
    this.port = port;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever does not wait for it finds the reason in `ended`.
    this.ready.catch(() => {});
    const onread = { buffer: space, callback: (length: number) => this.#read(length) };
    this.#socket = connect({ port, host: "127.0.0.1", onread, noDelay: true });
    this.#socket.once("connect", () => this.connected());
    this.#socket.on("error", (error) => this.end(error.message));
    this.#socket.on("close", () => this.end("closed"));
  }

  /** Bytes that its socket has sent and received so far. */
  get passed(): { readonly up: number; readonly down: number } {
    return { up: this.#socket.bytesWritten, down: this.#socket.bytesRead };
  }

  /**
   * Begins to ask again and again, where it has to.
   * @param periodMs from one question to the next.
   * @param delayMs until the first.
   */
  begin(_periodMs: number, _delayMs: number): void {}

  /** Whether it has what stands on the board. */
  holds(rows: Rows): boolean {
    const entries = Object.entries(rows);
    if (entries.length !== this.#rows.size) return false;
    return entries.every(([key, cells]) => {
      const own = this.#rows.get(key);
      return Object.entries(cells).every(([name, cell]) => own?.[name] === cell);
    });
  }

  /** The connection is there: asks for the first picture. */
  protected abstract connected(): void;
  /** Takes what was read. The bytes are valid only during the call. @throws what is no answer. */
  protected abstract read(data: Buffer): void;

  protected write(data: string | Buffer): void {
    this.#socket.write(data);
  }

  protected take({ from, to, rows = {}, gone = [] }: DeltaText): void {
    const now = systemClock.now();
    this.cursor = to;
    this.deltas += 1;
    if (from === null) this.#rows.clear();
    for (const key of gone) this.#rows.delete(key);
    for (const [key, cells] of Object.entries(rows)) {
      this.#rows.set(key, { ...this.#rows.get(key), ...cells });
      // A first picture is as old as its rows.
      if (from !== null && typeof cells.time === "number") this.ages.push(now - cells.time);
    }
    this.#settle?.resolve();
    this.#settle = null;
  }

  protected end(reason: string): void {
    this.ended ??= reason;
    this.#settle?.reject(new Error(reason));
    this.#settle = null;
  }

  /** @returns true, so that reading goes on. */
  #read(length: number): boolean {
    try {
      this.read(space.subarray(0, length));
    } catch (error) {
      this.end(error instanceof Error ? error.message : String(error));
      this.#socket.destroy();
    }
    return true;
  }
}
