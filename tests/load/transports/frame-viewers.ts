/** Viewers over frames of RFC 6455: texts of the plain protocol, and packets of Socket.IO. */
import { FrameScanner, type FrameSink, opcodes } from "../frame-scanner.ts";
import { maskedFrame } from "../masked-frame.ts";
import { columns } from "./facts.ts";
import { type DeltaText, Viewer } from "./viewer.ts";

abstract class FrameViewer extends Viewer implements FrameSink {
  readonly #pace: number;
  readonly #scanner = new FrameScanner(this);
  /** The answer to the handshake as far as it has come; null after it. */
  #head: Buffer | null = Buffer.alloc(0);

  constructor(port: number, pace: number) {
    super(port);
    this.#pace = pace;
  }

  /** Where the connection begins. */
  protected abstract get path(): string;
  /** The server speaks frames from here on. */
  protected abstract opened(): void;
  protected abstract text(text: string): void;

  protected get wish(): object {
    return { topic: "quotes", columns, pace: this.#pace, encoding: "json" };
  }

  keep(_opcode: number, length: number): number {
    return length;
  }

  frame(opcode: number, data: Buffer, start: number, end: number): void {
    if (opcode === opcodes.text) this.text(data.toString("utf8", start, end));
    else if (opcode === opcodes.ping) {
      this.write(maskedFrame(opcodes.pong, data.subarray(start, end)));
    } else if (opcode === opcodes.close) {
      throw new Error(`closed with ${end - start >= 2 ? data.readUInt16BE(start) : "no code"}`);
    }
  }

  protected override connected(): void {
    const lines = [
      `GET ${this.path} HTTP/1.1`,
      `Host: 127.0.0.1:${this.port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      // The key proves to a browser that the answer is fresh; here nobody looks at the answer.
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
    ];
    this.requests += 1;
    this.write(`${lines.join("\r\n")}\r\n\r\n`);
  }

  protected override read(data: Buffer): void {
    if (this.#head === null) {
      this.#scanner.read(data, 0, data.length);
      return;
    }
    this.#head = Buffer.concat([this.#head, data]);
    const end = this.#head.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.#head;
    this.#head = null;
    if (!head.toString("latin1", 0, end).startsWith("HTTP/1.1 101 ")) {
      throw new Error(`not let in: ${head.toString("latin1", 0, head.indexOf("\r\n"))}`);
    }
    this.opened();
    this.#scanner.read(head, end + 4, head.length);
  }

  protected send(text: string): void {
    this.write(maskedFrame(opcodes.text, Buffer.from(text)));
  }
}

export class WebSocketViewer extends FrameViewer {
  protected override get path(): string {
    return "/live";
  }

  protected override opened(): void {
    this.send(JSON.stringify({ type: "subscribe", ref: 1, ...this.wish }));
  }

  protected override text(text: string): void {
    const event = JSON.parse(text) as DeltaText & { readonly type: string };
    if (event.type === "delta") this.take(event);
    else if (event.type === "error") throw new Error(text);
  }
}

export class SocketIoViewer extends FrameViewer {
  protected override get path(): string {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  protected override opened(): void {}

  protected override text(text: string): void {
    if (text.startsWith('42["delta",')) {
      const [, delta] = JSON.parse(text.slice(2)) as [string, DeltaText];
      this.take(delta);
    } else if (text === "2") this.send("3");
    else if (text.startsWith("0")) this.send("40");
    else if (text.startsWith("40")) this.send(`420${JSON.stringify(["subscribe", this.wish])}`);
    else if (text.startsWith("44") || text.includes('"ok":false')) throw new Error(text);
  }
}
