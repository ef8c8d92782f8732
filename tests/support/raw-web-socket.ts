/**
 * A WebSocket by hand, over bare TCP: it sends what a good client never would, and shows every
 * frame of the server's as it is.
 */
import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";

export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

/** A frame of the server's. */
export interface ServerFrame {
  readonly fin: boolean;
  readonly reserved: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly payload: Buffer;
}

/** What of a client's frame may be wrong. */
export interface Oddities {
  /** false for all fragments but the last. */
  readonly fin?: boolean;
  /** Bits of the first byte, such as 0x40. */
  readonly reserved?: number;
  readonly unmasked?: boolean;
  /** What the header says, where it is not so. */
  readonly length?: number;
}

const key = "dGhlIHNhbXBsZSBub25jZQ==";
/** RFC 6455, section 1.3. */
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

/** A client's frame. */
export function clientFrame(
  opcode: number,
  content: string | Uint8Array,
  odd: Oddities = {},
): Buffer {
  const payload = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  const length = odd.length ?? payload.length;
  const first = (odd.fin === false ? 0 : 0x80) | (odd.reserved ?? 0) | opcode;
  const masked = odd.unmasked === true ? 0 : 0x80;
  let head: Buffer;
  if (length < 126) head = Buffer.from([first, masked | length]);
  else if (length < 65_536) head = Buffer.from([first, masked | 126, length >> 8, length & 255]);
  else {
    head = Buffer.alloc(10);
    head.set([first, masked | 127]);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  if (odd.unmasked === true) return Buffer.concat([head, payload]);
  const hidden = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, hidden]);
}

/** The payload of a frame that closes. */
export function closePayload(code: number, reason = ""): Buffer {
  return Buffer.concat([Buffer.from([code >> 8, code & 255]), Buffer.from(reason)]);
}

export class RawWebSocket {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** What followed the headers where the server did not upgrade. */
  body = "";
  readonly frames: ServerFrame[] = [];
  /** The code of the frame with which the server closed; null before. */
  closeCode: number | null = null;
  /** Whether the TCP connection is gone. */
  ended = false;
  readonly #socket: Socket;
  #bytes: Buffer;

  private constructor(socket: Socket, head: string, rest: Buffer) {
    const [first = "", ...lines] = head.split("\r\n");
    this.#socket = socket;
    this.status = Number(first.split(" ")[1]);
    this.headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(":");
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
    );
    this.#bytes = rest;
    this.#take();
    socket.on("data", (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#take();
    });
    socket.on("close", () => {
      this.ended = true;
    });
  }

  /**
   * Sends a handshake and waits for the head of the answer.
   * @param headers in place of the usual ones; an empty text leaves one out.
   * @param first is sent right behind it, without waiting.
   * @param from the loopback address to come from.
   */
  static open(
    port: number,
    headers: Readonly<Record<string, string>> = {},
    request = "GET /live HTTP/1.1",
    first: Buffer = Buffer.alloc(0),
    from = "127.0.0.1",
  ): Promise<RawWebSocket> {
    const all = {
      Host: `127.0.0.1:${port}`,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
      ...headers,
    };
    const lines = Object.entries(all).filter(([, value]) => value !== "");
    const socket = connect({ port, host: "127.0.0.1", localAddress: from });
    socket.on("error", () => {});
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.write(Buffer.concat([Buffer.from(`${request}\r\n${head}\r\n`), first]));
    return new Promise((resolve, reject) => {
      let bytes: Buffer = Buffer.alloc(0);
      const gone = () => reject(new Error("the server closed without an answer"));
      const read = (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0) return;
        socket.off("data", read);
        socket.off("close", gone);
        resolve(
          new RawWebSocket(socket, bytes.toString("latin1", 0, end), bytes.subarray(end + 4)),
        );
      };
      socket.on("data", read);
      socket.once("close", gone);
    });
  }

  /** Whether the server has proved that it understood the handshake. */
  get accepted(): boolean {
    const proof = createHash("sha1")
      .update(key + guid)
      .digest("base64");
    return this.status === 101 && this.headers.get("sec-websocket-accept") === proof;
  }

  /** Texts that have come, read as JSON. */
  get events(): Record<string, unknown>[] {
    return this.frames
      .filter(({ opcode }) => opcode === opcodes.text)
      .map(({ payload }) => JSON.parse(payload.toString()) as Record<string, unknown>);
  }

  /** Sends bytes as they are. */
  write(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Sends an event as one good frame. */
  send(event: object): void {
    this.write(clientFrame(opcodes.text, JSON.stringify(event)));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Ends the TCP connection without a word. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** Takes whole frames off what has come. */
  #take(): void {
    if (this.status !== 101) {
      this.body = this.#bytes.toString();
      return;
    }
    for (;;) {
      const bytes = this.#bytes;
      if (bytes.length < 2) return;
      const [first = 0, second = 0] = bytes;
      const short = second & 0x7f;
      const start = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length < start) return;
      const length =
        short < 126
          ? short
          : short === 126
            ? bytes.readUInt16BE(2)
            : Number(bytes.readBigUInt64BE(2));
      if (bytes.length < start + length) return;
      const payload = bytes.subarray(start, start + length);
      this.#bytes = bytes.subarray(start + length);
      const opcode = first & 0x0f;
      const masked = (second & 0x80) !== 0;
      this.frames.push({
        fin: (first & 0x80) !== 0,
        reserved: first & 0x70,
        opcode,
        masked,
        payload,
      });
      if (opcode === opcodes.close) {
        this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      }
    }
  }
}
