/**
 * The least that reads a stream of a server: a TCP socket whose reads all go into one buffer, where
 * the frames of RFC 6455 are found, and in them the packets of Engine.IO 4 and Socket.IO 5. What a
 * viewer costs its own machine must not be what is measured, so a message is counted and looked at
 * no closer unless somebody wants to see it.
 */
import { connect, type Socket } from "node:net";
import { FrameScanner, type FrameSink, opcodes } from "./frame-scanner.ts";
import { maskedFrame } from "./masked-frame.ts";

/** How to come to the messages. */
export interface Approach {
  readonly port: number;
  /** The address to come from; the system's choice unless given. */
  readonly localAddress?: string;
  /** `bare`: frames from the first byte on. */
  readonly speech: "socket.io" | "bare";
  /** The event that counts as a message, where it comes as text; binary frames all count. */
  readonly event: string;
  /** What to send with the event `subscribe` once let in; null to send nothing. */
  readonly subscribe: object | null;
}

/** Sees messages: text from `42[` on, or binary. The bytes are valid only during the call. */
export type Onlooker = (data: Buffer, start: number, end: number) => void;

/** Bytes of every text frame that are looked at, to see what it is. */
const glanceMax = 256;
const space = Buffer.allocUnsafeSlow(64 * 1024);
const pong = maskedFrame(opcodes.text, Buffer.from("3"));

export class Connection implements FrameSink {
  /** Messages received since the last look. */
  messages = 0;
  /** Bytes received since the last look, frames and all. */
  bytes = 0;
  /** Why the connection ended; null while it has not. */
  ended: string | null = null;
  /** The answer to `subscribe`. */
  answer: unknown = null;
  /** Sees each message whole. */
  onlooker: Onlooker | null = null;
  /** Resolved when the server has let it in; rejected where it has not. */
  readonly ready: Promise<void>;
  readonly #socket: Socket;
  readonly #scanner = new FrameScanner(this);
  readonly #approach: Approach;
  readonly #event: Buffer;
  #settle: { resolve(): void; reject(error: Error): void } | null = null;
  /** The answer to the handshake as far as it has come; null after it. */
  #head: string | null;

  constructor(approach: Approach, onlooker: Onlooker | null = null) {
    this.#approach = approach;
    this.onlooker = onlooker;
    this.#event = eventStart(approach.event);
    this.#head = approach.speech === "bare" ? null : "";
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever does not wait for it finds the reason in `ended`.
    this.ready.catch(() => {});
    const { port, localAddress } = approach;
    const onread = { buffer: space, callback: (length: number) => this.#read(length) };
    const from = localAddress === undefined ? {} : { localAddress };
    this.#socket = connect({ port, host: "127.0.0.1", onread, noDelay: true, ...from });
    this.#socket.once("connect", () => this.#connected());
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.on("close", () => this.#end("closed"));
  }

  /** The address and port that it comes from. */
  get local(): { address: string | undefined; port: number | undefined } {
    return { address: this.#socket.localAddress, port: this.#socket.localPort };
  }

  close(): void {
    this.#socket.destroy();
  }

  keep(opcode: number, length: number): number {
    const whole = this.onlooker !== null || this.#settle !== null || opcode > opcodes.binary;
    return whole ? length : Math.min(length, glanceMax);
  }

  frame(opcode: number, data: Buffer, start: number, end: number, length: number): void {
    if (opcode === opcodes.binary) this.#message(data, start, end);
    else if (opcode === opcodes.text) this.#text(data, start, end, length);
    else if (opcode === opcodes.ping) {
      this.#socket.write(maskedFrame(opcodes.pong, data.subarray(start, end)));
    } else if (opcode === opcodes.close) {
      this.#end(`closed with ${length >= 2 ? data.readUInt16BE(start) : "no code"}`);
    }
  }

  #connected(): void {
    if (this.#approach.speech === "bare") {
      this.#letIn();
      return;
    }
    const lines = [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: 127.0.0.1:${this.#approach.port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      // The key proves to a browser that the answer is fresh; here nobody looks at the answer.
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
    ];
    this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  }

  /** @returns true, so that reading goes on. */
  #read(length: number): boolean {
    this.bytes += length;
    const start = this.#head === null ? 0 : this.#handshake(length);
    try {
      this.#scanner.read(space, start, length);
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error));
      this.#socket.destroy();
    }
    return true;
  }

  /** Reads the answer to the handshake. @returns where the frames begin. */
  #handshake(length: number): number {
    const before = this.#head?.length ?? 0;
    const head = `${this.#head}${space.toString("latin1", 0, length)}`;
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      this.#head = head;
      return length;
    }
    this.#head = null;
    const status = head.slice(0, head.indexOf("\r\n"));
    if (!status.includes(" 101 ")) {
      this.#end(status);
      return length;
    }
    return end + 4 - before;
  }

  #text(data: Buffer, start: number, end: number, length: number): void {
    if (startsWith(data, start, end, this.#event)) {
      this.#message(data, start, end);
      return;
    }
    if (length === 1 && data[start] === 0x32) {
      this.#socket.write(pong);
      return;
    }
    const packet = data.toString("latin1", start, Math.min(end, start + 3));
    if (packet.startsWith("0")) this.#send("40");
    else if (packet.startsWith("40")) this.#admitted();
    else if (packet.startsWith("44")) this.#end(data.toString("utf8", start, end));
    else if (packet.startsWith("430")) {
      [this.answer] = JSON.parse(data.toString("utf8", start + 3, end)) as unknown[];
      this.#letIn();
    }
  }

  #admitted(): void {
    const { subscribe } = this.#approach;
    if (subscribe === null) this.#letIn();
    else this.#send(`420${JSON.stringify(["subscribe", subscribe])}`);
  }

  #message(data: Buffer, start: number, end: number): void {
    this.messages += 1;
    this.onlooker?.(data, start, end);
  }

  #send(text: string): void {
    this.#socket.write(maskedFrame(opcodes.text, Buffer.from(text)));
  }

  #letIn(): void {
    this.#settle?.resolve();
    this.#settle = null;
  }

  #end(reason: string): void {
    this.ended ??= reason;
    this.#settle?.reject(new Error(reason));
    this.#settle = null;
  }
}

const starts = new Map<string, Buffer>();

/** How the text of an event begins; one buffer for all connections. */
function eventStart(event: string): Buffer {
  const known = starts.get(event) ?? Buffer.from(`42["${event}"`);
  starts.set(event, known);
  return known;
}

function startsWith(data: Buffer, start: number, end: number, begin: Buffer): boolean {
  const length = begin.length;
  return end - start >= length && begin.compare(data, start, start + length) === 0;
}
