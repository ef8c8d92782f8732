/**
 * The visitor's own plain WebSocket, looked at from below: the handshake as lines, and every frame
 * of both directions. It listens to the TCP socket and changes nothing that others send.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FrameDirection, labFramesSchema, labHandshakeSchema } from "../../lib/schema/lab.ts";
import type { Table } from "../../lib/table/table.ts";
import { excerptOf, type Frame, FrameTap, fragmentFrames, pingFrame } from "./frames.ts";
import type { LabLog } from "./lab-table.ts";

/** A message of 64 kB, in so many fragments. */
const fragmentedBytes = 64 * 1_024;
const fragments = 4;
/** Frames that wait to be written down, at most: the log keeps no more. */
const waitingMax = 60;
/** Headers whose values nobody should see, not even the visitor over the visitor's shoulder. */
const secret = /^(cookie|authorization|proxy-authorization|set-cookie)$/i;

type FrameRow = {
  at: number;
  direction: FrameDirection;
  opcode: number;
  fin: boolean;
  masked: boolean;
  length: number;
  excerpt: string;
};

export interface LineParts {
  readonly now: () => number;
  readonly frames: LabLog<typeof labFramesSchema>;
  readonly handshake: Table<typeof labHandshakeSchema>;
  /** Told when the handshake has been written down. */
  readonly written: () => void;
}

export class Line {
  readonly #parts: LineParts;
  #socket: Duplex | null = null;
  #waiting: FrameRow[] = [];
  #pings = 0;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** Looks at a connection from its handshake on; the one before it is looked at no more. */
  follow(request: IncomingMessage, socket: Duplex): void {
    this.#socket = socket;
    const isCurrent = () => this.#socket === socket;
    const tapOf = (direction: FrameDirection) =>
      new FrameTap((frame) => isCurrent() && this.#note(direction, frame));
    const up = tapOf("up");
    const down = tapOf("down");
    let head: string | null = "";
    const written = (bytes: Uint8Array) => {
      if (head === null) {
        down.push(bytes);
        return;
      }
      head += Buffer.from(bytes).toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (isCurrent()) this.#greeted(request, head.slice(0, end));
      const rest = head.slice(end + 4);
      head = null;
      if (rest !== "") down.push(Buffer.from(rest, "latin1"));
    };
    tapWrites(socket, written);
    socket.on("data", (bytes: Uint8Array) => up.push(bytes));
    socket.on("close", () => {
      if (isCurrent()) this.#socket = null;
    });
  }

  /** Sends a ping. @returns false where there is no connection. */
  ping(): boolean {
    this.#pings += 1;
    return this.#send([pingFrame(`ping ${this.#pings}`)]);
  }

  /** Sends a large message in fragments. @returns false where there is no connection. */
  fragment(): boolean {
    const lead = '{"type":"fragments","text":"';
    const rest = '"}';
    const filling = "0123456789abcdef".repeat(fragmentedBytes / 16);
    const text = filling.slice(0, fragmentedBytes - lead.length - rest.length);
    return this.#send(fragmentFrames(lead + text + rest, fragments));
  }

  /** Writes down what has passed. @returns whether anything had. */
  write(now: number): boolean {
    if (this.#waiting.length === 0) return false;
    this.#parts.frames.add(this.#waiting, now);
    this.#waiting = [];
    return true;
  }

  /** Whole frames, between those that others send whole. */
  #send(frames: readonly Buffer[]): boolean {
    const socket = this.#socket;
    if (socket === null || !socket.writable) return false;
    socket.cork();
    for (const frame of frames) socket.write(frame);
    socket.uncork();
    return true;
  }

  #note(direction: FrameDirection, frame: Frame): void {
    const { opcode, fin, masked, length } = frame;
    const at = this.#parts.now();
    this.#waiting.push({ at, direction, opcode, fin, masked, length, excerpt: excerptOf(frame) });
    if (this.#waiting.length > waitingMax) this.#waiting.shift();
  }

  #greeted(request: IncomingMessage, head: string): void {
    const { handshake, now, written } = this.#parts;
    const response = head.split("\r\n");
    const accept = response.find((line) => /^sec-websocket-accept:/i.test(line));
    const row = {
      at: now(),
      request: requestLines(request),
      response,
      key: request.headers["sec-websocket-key"] ?? null,
      accept: accept?.slice(accept.indexOf(":") + 1).trim() ?? null,
    };
    handshake.transact(() => handshake.put("latest", row), undefined, now());
    written();
  }
}

/** A request's head as it came, without what is secret in it. */
function requestLines({ method, url, httpVersion, rawHeaders }: IncomingMessage): string[] {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    lines.push(`${name}: ${secret.test(name) ? "(left out here)" : rawHeaders[index + 1]}`);
  }
  return lines;
}

/** Has somebody see what is written to a stream, before it is. */
function tapWrites(stream: Duplex, seen: (bytes: Uint8Array) => void): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  const tapped = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (typeof chunk === "string") {
      const [encoding] = rest;
      seen(Buffer.from(chunk, typeof encoding === "string" ? (encoding as "utf8") : "utf8"));
    } else if (chunk instanceof Uint8Array && chunk.length > 0) seen(chunk);
    return write(chunk, ...rest);
  };
  stream.write = tapped as typeof stream.write;
}
