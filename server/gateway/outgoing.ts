/**
 * A delta on its way out: encoded once and framed once, so that every receiver of it is written
 * the same bytes.
 */
import type { Encoding } from "../../lib/wire/messages.ts";

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
  /** As Engine.IO takes it: a packet of Socket.IO's as text, or bytes. */
  readonly payload: string | Uint8Array;
  /** The whole message as a WebSocket carries it, header and all. */
  readonly frame: Buffer;
  /** How many rows it sets. */
  readonly rows: number;

  private constructor(
    encoding: Encoding,
    payload: string | Uint8Array,
    frame: Buffer,
    rows: number,
  ) {
    this.encoding = encoding;
    this.payload = payload;
    this.frame = frame;
    this.rows = rows;
  }

  /** @param packet a packet as Socket.IO writes it. */
  static text(packet: string, rows: number): Outgoing {
    const length = Buffer.byteLength(packet) + messageSign.length;
    const frame = framed(textHeader, length);
    frame.write(messageSign + packet, frame.length - length);
    return new Outgoing("json", packet, frame, rows);
  }

  static binary(bytes: Uint8Array, rows: number): Outgoing {
    const frame = framed(binaryHeader, bytes.length);
    frame.set(bytes, frame.length - bytes.length);
    return new Outgoing("binary", bytes, frame, rows);
  }
}

/** A header with room behind it for a payload of so many bytes. */
function framed(header: number, length: number): Buffer {
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
