/**
 * A delta on its way out: encoded once, and put once into each form in which a transport carries
 * it, so that every receiver over that transport is written the same bytes. A form is made when it
 * is first asked for.
 */
import type { Delta, Encoding } from "../../lib/wire/messages.ts";

/** RFC 6455, section 5.2: the last fragment of a text, and of a binary message. */
const textHeader = 0x81;
const binaryHeader = 0x82;
/** The longest payload that a header of 2 bytes, and one of 4, can tell. */
const shortMax = 125;
const mediumMax = 65_535;

/** Engine.IO's sign for a message, which stands before a text; binary messages have none. */
const messageSign = "4";

export class Outgoing {
  readonly encoding: Encoding;
  /** How many rows it sets. */
  readonly rows: number;
  /** The delta as text, with nothing of any transport; or as a binary frame. */
  readonly #content: string | Uint8Array;
  /** To where it leads. */
  readonly #cursor: string;
  /** What goes before the last brace of the text for who has subscriptions. */
  readonly #tail: string;
  #engineFrame: Buffer | null = null;
  #webSocketFrame: Buffer | null = null;
  #body: Buffer | null = null;
  #event: Buffer | null = null;

  private constructor(
    encoding: Encoding,
    content: string | Uint8Array,
    rows: number,
    cursor: string,
    tail: string,
  ) {
    this.encoding = encoding;
    this.rows = rows;
    this.#content = content;
    this.#cursor = cursor;
    this.#tail = tail;
  }

  /** @param subscription its number; HTTP, which has no subscriptions, carries the delta without. */
  static json(delta: Delta, subscription: number): Outgoing {
    const rows = Object.keys(delta.rows).length;
    const tail = `,"subscription":${subscription}}`;
    return new Outgoing("json", JSON.stringify(delta), rows, delta.to, tail);
  }

  static binary(bytes: Uint8Array, rows: number): Outgoing {
    return new Outgoing("binary", bytes, rows, "", "");
  }

  /** How much it weighs, in bytes or characters. */
  get length(): number {
    return this.#content.length;
  }

  /** As Engine.IO takes it: a packet of Socket.IO's as text, or bytes. */
  get packet(): string | Uint8Array {
    const content = this.#content;
    // As Socket.IO writes an event of the namespace /: its type, then name and values as JSON.
    return typeof content === "string"
      ? `2["delta",${content.slice(0, -1)}${this.#tail}]`
      : content;
  }

  /** As Engine.IO's WebSocket carries it, header and all. */
  get engineFrame(): Buffer {
    this.#engineFrame ??= this.#framed(messageSign, this.packet);
    return this.#engineFrame;
  }

  /** As a WebSocket without Socket.IO carries it, header and all. */
  get webSocketFrame(): Buffer {
    if (this.encoding === "binary") return this.engineFrame;
    this.#webSocketFrame ??= this.#framed("", this.#typed);
    return this.#webSocketFrame;
  }

  /** As the body of an answer over HTTP. @throws TypeError for a binary one. */
  get body(): Buffer {
    this.#body ??= Buffer.from(this.#text);
    return this.#body;
  }

  /** As an event of a stream of server-sent events. @throws TypeError for a binary one. */
  get event(): Buffer {
    // JSON has no line ends of its own, so the data are one line.
    this.#event ??= Buffer.from(`event: delta\nid: ${this.#cursor}\ndata: ${this.#text}\n\n`);
    return this.#event;
  }

  get #text(): string {
    if (typeof this.#content === "string") return this.#content;
    throw new TypeError("a binary delta has no text");
  }

  /** With its type, as the events of a WebSocket without Socket.IO have it. */
  get #typed(): string {
    return `{"type":"delta",${this.#text.slice(1, -1)}${this.#tail}`;
  }

  #framed(sign: string, payload: string | Uint8Array): Buffer {
    if (typeof payload !== "string") {
      const frame = withHeader(binaryHeader, payload.length);
      frame.set(payload, frame.length - payload.length);
      return frame;
    }
    const length = Buffer.byteLength(payload) + sign.length;
    const frame = withHeader(textHeader, length);
    frame.write(sign + payload, frame.length - length);
    return frame;
  }
}

/** A header with room behind it for a payload of so many bytes. */
function withHeader(header: number, length: number): Buffer {
  if (length <= shortMax) {
    const frame = Buffer.allocUnsafe(2 + length);
    frame[1] = length;
    frame[0] = header;
    return frame;
  }
  if (length <= mediumMax) {
    const frame = Buffer.allocUnsafe(4 + length);
    frame[0] = header;
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
    return frame;
  }
  const frame = Buffer.allocUnsafe(10 + length);
  frame[0] = header;
  frame[1] = 127;
  frame.writeBigUInt64BE(BigInt(length), 2);
  return frame;
}
