/**
 * Finds the frames of RFC 6455 in what a server sends, without copying more than it is asked to:
 * the bytes belong to a buffer that is filled anew after each read, so only a frame that two reads
 * share has to be put together.
 */

/** Takes the frames of one connection. */
export interface FrameSink {
  /**
   * A frame has come in full.
   * @param data holds the payload from `start` to `end`, only during the call. Of a frame that two
   *   reads shared, that is no more than the sink kept.
   * @param length of the payload as it travelled.
   */
  frame(opcode: number, data: Buffer, start: number, end: number, length: number): void;
  /** How many bytes of a payload to keep where two reads share a frame. */
  keep(opcode: number, length: number): number;
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** The longest header of a frame that is not masked. */
const headerMax = 10;

const none = Buffer.alloc(0);

export class FrameScanner {
  readonly #sink: FrameSink;
  /** The beginning of a header that the next read goes on with. */
  #header: Buffer = none;
  #opcode = 0;
  #length = 0;
  /** Bytes of the payload that are still to come; -1 between frames. */
  #missing = -1;
  #kept: Buffer = none;
  #keptLength = 0;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /**
   * Goes over what was read.
   * @throws RangeError for a masked frame, which no server sends.
   */
  read(data: Buffer, start: number, end: number): void {
    let at = this.#missing < 0 ? start : this.#rest(data, start, end);
    if (this.#header.length > 0) at = this.#resume(data, at, end);
    while (at < end) {
      const payload = this.#open(data, at, end);
      if (payload < 0) {
        this.#header = Buffer.from(data.subarray(at, end));
        return;
      }
      at = this.#body(data, payload, end);
    }
  }

  /** Reads a header. @returns where the payload begins; -1 where the header is not whole. */
  #open(data: Buffer, at: number, end: number): number {
    if (end - at < 2) return -1;
    const second = data[at + 1] ?? 0;
    if ((second & 0x80) !== 0) throw new RangeError("a masked frame from a server");
    const short = second & 0x7f;
    const size = short < 126 ? 2 : short === 126 ? 4 : headerMax;
    if (end - at < size) return -1;
    this.#opcode = (data[at] ?? 0) & 0x0f;
    if (short < 126) this.#length = short;
    else this.#length = short === 126 ? data.readUInt16BE(at + 2) : data.readUIntBE(at + 4, 6);
    return at + size;
  }

  /** Goes on with a header of which the beginning was read before. */
  #resume(data: Buffer, at: number, end: number): number {
    const before = this.#header.length;
    const some = data.subarray(at, Math.min(end, at + headerMax - before));
    const header = Buffer.concat([this.#header, some]);
    const payload = this.#open(header, 0, header.length);
    if (payload < 0) {
      this.#header = header;
      return end;
    }
    this.#header = none;
    return this.#body(data, at + payload - before, end);
  }

  /** Hands on a payload that has been read in full, or keeps its beginning. */
  #body(data: Buffer, start: number, end: number): number {
    const stop = start + this.#length;
    if (stop <= end) {
      this.#sink.frame(this.#opcode, data, start, stop, this.#length);
      return stop;
    }
    this.#missing = this.#length;
    const wanted = Math.min(this.#length, this.#sink.keep(this.#opcode, this.#length));
    this.#kept = Buffer.allocUnsafe(wanted);
    this.#keptLength = 0;
    return this.#rest(data, start, end);
  }

  /** Goes on with a payload. */
  #rest(data: Buffer, start: number, end: number): number {
    const stop = Math.min(end, start + this.#missing);
    // What is beyond the space that was set aside is left out by `copy`.
    this.#keptLength += data.copy(this.#kept, this.#keptLength, start, stop);
    this.#missing -= stop - start;
    if (this.#missing > 0) return stop;
    this.#missing = -1;
    const kept = this.#kept;
    this.#kept = none;
    this.#sink.frame(this.#opcode, kept, 0, this.#keptLength, this.#length);
    return stop;
  }
}
