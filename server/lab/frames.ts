/**
 * Reads the frames of a WebSocket (RFC 6455, section 5.2) from the bytes of one direction, as they
 * come in pieces. It looks and lets pass: of a payload only the beginning is kept.
 */

/** How much of a payload is kept, bytes. */
export const excerptBytes = 48;

export interface Frame {
  readonly opcode: number;
  readonly fin: boolean;
  readonly masked: boolean;
  /** Bytes of payload. */
  readonly length: number;
  /** The payload's beginning, unmasked. */
  readonly start: Buffer;
}

/** A header has at most so many bytes: 2, 8 of a length, 4 of a mask. */
const headerBytesMax = 14;

interface Open extends Omit<Frame, "start"> {
  readonly mask: Buffer | null;
  left: number;
}

export class FrameTap {
  readonly #seen: (frame: Frame) => void;
  readonly #header = Buffer.alloc(headerBytesMax);
  #headerLength = 0;
  #open: Open | null = null;
  #start: number[] = [];

  constructor(seen: (frame: Frame) => void) {
    this.#seen = seen;
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length)
      at = this.#open === null ? this.#head(bytes, at) : this.#body(bytes, at);
  }

  #head(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length) {
      this.#header[this.#headerLength] = bytes[at] ?? 0;
      this.#headerLength += 1;
      at += 1;
      const open = this.#readHeader();
      if (open === null) continue;
      this.#headerLength = 0;
      this.#open = open;
      this.#start = [];
      if (open.left === 0) this.#close(open);
      break;
    }
    return at;
  }

  /** The frame that the header says, or null while the header is not all there. */
  #readHeader(): Open | null {
    if (this.#headerLength < 2) return null;
    const header = this.#header;
    const [first = 0, second = 0] = header;
    const short = second & 0x7f;
    const masked = (second & 0x80) !== 0;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const maskAt = 2 + lengthBytes;
    if (this.#headerLength < maskAt + (masked ? 4 : 0)) return null;
    const length =
      lengthBytes === 2
        ? header.readUInt16BE(2)
        : lengthBytes === 8
          ? Number(header.readBigUInt64BE(2))
          : short;
    const mask = masked ? Buffer.from(header.subarray(maskAt, maskAt + 4)) : null;
    const fin = (first & 0x80) !== 0;
    return { opcode: first & 0x0f, fin, masked, length, mask, left: length };
  }

  #body(bytes: Uint8Array, from: number): number {
    const open = this.#open;
    if (open === null) return from;
    const count = Math.min(open.left, bytes.length - from);
    const wanted = Math.min(count, excerptBytes - this.#start.length);
    for (let index = 0; index < wanted; index += 1) {
      const place = this.#start.length;
      this.#start.push((bytes[from + index] ?? 0) ^ (open.mask?.[place & 3] ?? 0));
    }
    open.left -= count;
    if (open.left === 0) this.#close(open);
    return from + count;
  }

  #close({ opcode, fin, masked, length }: Open): void {
    this.#open = null;
    this.#seen({ opcode, fin, masked, length, start: Buffer.from(this.#start) });
  }
}

/** What a payload's beginning says: text as text, of a close its code first, else in hexadecimal. */
export function excerptOf({ opcode, start }: Frame): string {
  if (opcode === 8 && start.length >= 2) {
    return `${start.readUInt16BE(0)} ${start.subarray(2).toString("utf8")}`.trim();
  }
  const text = start.toString("utf8").replace(/\ufffd+$/, "");
  const isPlain = ![...text].some((letter) => letter < " " || letter === "\ufffd");
  return isPlain ? text : start.toString("hex");
}

/** The header of an unmasked frame of a server, for a payload under 64 kB. */
function frameOf(opcode: number, fin: boolean, payload: Buffer): Buffer {
  const first = (fin ? 0x80 : 0) | opcode;
  if (payload.length < 126) return Buffer.concat([Buffer.from([first, payload.length]), payload]);
  const header = Buffer.from([first, 126, 0, 0]);
  header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

/** A ping with some words for the pong to repeat. */
export function pingFrame(words: string): Buffer {
  return frameOf(9, true, Buffer.from(words));
}

/** A text message in so many fragments, with a ping amid them: only control frames may stand there. */
export function fragmentFrames(text: string, count: number): Buffer[] {
  const payload = Buffer.from(text);
  const size = Math.ceil(payload.length / count);
  const frames = Array.from({ length: count }, (_, index) => {
    const part = payload.subarray(index * size, (index + 1) * size);
    return frameOf(index === 0 ? 1 : 0, index === count - 1, part);
  });
  frames.splice(Math.ceil(count / 2), 0, pingFrame("amid fragments"));
  return frames;
}
