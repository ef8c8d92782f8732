/**
 * A stretch of network between one viewer and a server: a TCP proxy that can lose what is under
 * way, stop carrying, and break in the middle of a frame.
 */
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from "node:net";

/** One connection: the viewer's end and the server's. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * Carried by nothing here: what stands in for a browser's request in Node does not notice an answer
 * that breaks off, and waits for its end for most of a minute. WebSockets do notice.
 */
const polling = "transport=polling";

export class CuttingProxy {
  /** How often a connection broke with a part of what had come from the server delivered. */
  brokenWithin = 0;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #target: number;
  #stalled = false;
  /** How many more bytes the server may send before the line breaks; null for any number. */
  #allowance: number | null = null;

  /** @param target the server's port on this machine. */
  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((near) => this.#carry(near));
  }

  /** Begins to listen. @returns its port. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Leads connections to another server from now on. */
  set target(port: number) {
    this.#target = port;
  }

  /** How many connections there are. */
  get size(): number {
    return this.#pairs.size;
  }

  /** Breaks all connections now. @param abruptly with a reset instead of an orderly end. */
  cut(abruptly = false): void {
    this.#allowance = null;
    for (const { near, far } of [...this.#pairs]) {
      for (const socket of [near, far]) {
        if (abruptly) socket.resetAndDestroy();
        else socket.destroy();
      }
    }
  }

  /** Breaks the line once the server has sent so many more bytes, on this connection or the next. */
  cutAfter(bytes: number): void {
    this.#allowance = bytes;
  }

  /** Lets the server send what it likes again. @returns whether the line was still to break. */
  forgiveCut(): boolean {
    const waiting = this.#allowance !== null;
    this.#allowance = null;
    return waiting;
  }

  /** Breaks the viewer's end and leaves the server's open, as a network does that is just gone. */
  cutNear(): void {
    for (const { near, far } of this.#pairs) {
      far.pause();
      near.destroy();
    }
  }

  /** Breaks the server's ends that were left open. */
  sweep(): void {
    for (const { near, far } of [...this.#pairs]) if (near.destroyed) far.destroy();
  }

  /** Carries nothing, either way, until `go`; who comes meanwhile waits too. */
  stall(): void {
    this.#stalled = true;
    for (const { near, far } of this.#pairs) {
      near.pause();
      far.pause();
    }
  }

  /** Carries again. */
  go(): void {
    this.#stalled = false;
    for (const { near, far } of this.#pairs) {
      near.resume();
      if (!near.destroyed) far.resume();
    }
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  #carry(near: Socket): void {
    const far = dial(this.#target, "127.0.0.1");
    const pair: Pair = { near, far };
    this.#pairs.add(pair);
    near.once("data", (chunk: Buffer) => {
      if (chunk.includes(polling)) near.destroy();
    });
    near.on("data", (chunk) => far.write(chunk));
    far.on("data", (chunk: Buffer) => this.#deliver(pair, chunk));
    far.on("end", () => near.end());
    near.on("end", () => far.end());
    // An error is followed by a close, which ends both.
    near.on("error", () => undefined);
    far.on("error", () => near.destroy());
    near.on("close", () => {
      // Whoever left the server's end open did so on purpose.
      if (!far.isPaused() || this.#stalled) far.destroy();
      if (far.destroyed) this.#pairs.delete(pair);
    });
    far.on("close", () => {
      near.destroy();
      this.#pairs.delete(pair);
    });
    if (this.#stalled) {
      near.pause();
      far.pause();
    }
  }

  #deliver({ near, far }: Pair, chunk: Buffer): void {
    if (this.#allowance === null || chunk.length < this.#allowance) {
      if (this.#allowance !== null) this.#allowance -= chunk.length;
      near.write(chunk);
      return;
    }
    const part = chunk.subarray(0, this.#allowance);
    if (part.length < chunk.length) this.brokenWithin += 1;
    this.#allowance = null;
    // The break comes behind what is delivered, and nothing of what follows may slip in between.
    far.pause();
    if (part.length > 0) near.write(part, () => this.cut());
    else this.cut();
  }
}
