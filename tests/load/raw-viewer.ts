/**
 * The least that reads a Socket.IO stream: a bare TCP socket that finds the frames of RFC 6455 and
 * the packets of Engine.IO 4 in them, counts, and understands nothing. What a viewer costs its own
 * machine must not be what is measured.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

const opcodeText = 1;
const opcodeClose = 8;
const opcodePing = 9;

export class RawViewer {
  /** Events received since the last look. */
  messages = 0;
  /** Bytes received since the last look, frames and all. */
  bytes = 0;
  /** Why the server hung up; null while it has not. */
  ended: string | null = null;
  readonly #socket: Socket;
  readonly #event: Buffer;
  readonly #hello: readonly string[];
  #rest: Buffer = Buffer.alloc(0);
  #latest: Buffer = Buffer.alloc(0);
  #upgraded = false;
  #ready: () => void = () => {};
  /** Resolved when the server has let it in. */
  readonly ready: Promise<void>;

  /**
   * @param event the name of the event to count.
   * @param hello packets to send once connected.
   */
  constructor(port: number, event: string, hello: readonly string[]) {
    this.ready = new Promise((resolve) => {
      this.#ready = resolve;
    });
    this.#event = Buffer.from(`42["${event}"`);
    this.#hello = hello;
    this.#socket = connect(port, "127.0.0.1", () => this.#handshake(port));
    this.#socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.on("close", () => this.#end("closed"));
  }

  /** The latest event's arguments. */
  get latest(): unknown[] {
    return JSON.parse(this.#latest.subarray(2).toString()).slice(1);
  }

  close(): void {
    this.#socket.destroy();
  }

  #end(reason: string): void {
    this.ended ??= reason;
  }

  #handshake(port: number): void {
    const lines = [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
    ];
    this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  }

  #receive(chunk: Buffer): void {
    this.bytes += chunk.length;
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#upgraded) {
      const end = data.indexOf("\r\n\r\n");
      if (end < 0) {
        this.#rest = data;
        return;
      }
      const status = data.subarray(0, data.indexOf("\r\n")).toString();
      if (!status.includes(" 101 ")) this.#end(status);
      this.#upgraded = true;
      data = data.subarray(end + 4);
    }
    this.#rest = data.subarray(this.#frames(data));
  }

  /** Goes over the whole frames and says where the first incomplete one begins. */
  #frames(data: Buffer): number {
    let at = 0;
    while (data.length >= at + 2) {
      let length = (data[at + 1] ?? 0) & 0x7f;
      let start = at + 2;
      if (length === 126) {
        if (data.length < at + 4) break;
        length = data.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) {
        if (data.length < at + 10) break;
        length = Number(data.readBigUInt64BE(at + 2));
        start = at + 10;
      }
      if (data.length < start + length) break;
      this.#frame((data[at] ?? 0) & 0x0f, data.subarray(start, start + length));
      at = start + length;
    }
    return at;
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === opcodeClose) this.#end(`closed with ${payload.readUInt16BE(0)}`);
    if (opcode === opcodePing)
      throw new RangeError("a WebSocket ping, which Engine.IO never sends");
    if (opcode !== opcodeText) return;
    if (payload.subarray(0, this.#event.length).equals(this.#event)) {
      this.messages += 1;
      this.#latest = payload;
      return;
    }
    const packet = payload.toString();
    if (packet.startsWith("0")) this.#send("40");
    else if (packet === "2") this.#send("3");
    else if (packet.startsWith("40")) {
      for (const text of this.#hello) this.#send(text);
      this.#ready();
    }
  }

  /** Sends a short text frame; a client's are masked. */
  #send(text: string): void {
    const payload = Buffer.from(text);
    const mask = randomBytes(4);
    const long = payload.length > 125;
    const head = long
      ? Buffer.from([0x80 | opcodeText, 0x80 | 126, payload.length >> 8, payload.length & 0xff])
      : Buffer.from([0x80 | opcodeText, 0x80 | payload.length]);
    for (let at = 0; at < payload.length; at += 1) {
      payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
    }
    this.#socket.write(Buffer.concat([head, mask, payload]));
  }
}
