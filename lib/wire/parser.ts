/**
 * Socket.IO's own parser with one thing more: the event `delta` with bytes and nothing else
 * travels as one lone binary message. Socket.IO would send it as two, a text that announces an
 * attachment and the attachment, which costs a second message for each viewer and delta.
 *
 * The server and our own client take this parser. A stock client never asks for binary deltas and
 * so is never sent one; all that the two parsers share is left as it is.
 */
import {
  type Packet,
  PacketType,
  Decoder as StandardDecoder,
  Encoder as StandardEncoder,
} from "socket.io-parser";

const eventName = "delta";

/** Bytes as they come from a browser (ArrayBuffer) and from Node.js (Buffer). */
function isBytes(value: unknown): value is ArrayBuffer | Uint8Array {
  return value instanceof ArrayBuffer || value instanceof Uint8Array;
}

function isLoneDelta({ type, nsp, id, data }: Packet): boolean {
  return (
    type === PacketType.EVENT &&
    nsp === "/" &&
    id === undefined &&
    Array.isArray(data) &&
    data.length === 2 &&
    data[0] === eventName &&
    isBytes(data[1])
  );
}

export class Encoder extends StandardEncoder {
  /** @returns what Engine.IO is to send: texts and bytes, a message each. */
  override encode(packet: Packet): unknown[] {
    return isLoneDelta(packet) ? [packet.data[1]] : super.encode(packet);
  }
}

export class Decoder extends StandardDecoder {
  /** How many attachments the packet that is being put together still lacks. */
  #awaited = 0;

  /**
   * Takes a message from Engine.IO; whole packets are emitted as `decoded`.
   * @throws Error for what is no message of Socket.IO's.
   */
  override add(message: unknown): void {
    if (this.#awaited === 0 && isBytes(message)) {
      this.emitReserved("decoded", loneDelta(message));
      return;
    }
    super.add(message);
    // What the parser below has not refused is one attachment, or a text that may announce some.
    if (typeof message === "string") this.#awaited = attachmentsOf(message);
    else this.#awaited -= 1;
  }

  override destroy(): void {
    super.destroy();
    this.#awaited = 0;
  }
}

function loneDelta(bytes: ArrayBuffer | Uint8Array): Packet {
  const plain =
    bytes instanceof ArrayBuffer
      ? new Uint8Array(bytes)
      : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { type: PacketType.EVENT, nsp: "/", data: [eventName, plain] };
}

/** The number between the type and the dash, in a text of one of the two binary types. */
function attachmentsOf(text: string): number {
  const type = Number(text.charAt(0));
  const binary = type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK;
  return binary ? Number(text.slice(1, text.indexOf("-"))) : 0;
}
