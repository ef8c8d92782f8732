/** Reads what a BitWriter has written. What is asked for may be nonsense; the answer is an error. */
import { FrameError } from "./frame.ts";

export class BitReader {
  readonly #view: DataView;
  readonly #end: number;
  /** The byte behind those in `#bits`. */
  #at: number;
  #bits = 0;
  /** How many of `#bits` are still to be read; the rest of them is 0. */
  #count = 0;

  /** Reads bytes from `start` up to `end`. */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    this.#end = end;
  }

  /** How many bits there are left. */
  get left(): number {
    return (this.#end - this.#at) * 8 + this.#count;
  }

  /** A whole number of `width` bits, 0 to 32. */
  take(width: number): number {
    const count = this.#count;
    if (width < count) {
      const value = this.#bits & ((1 << width) - 1);
      this.#bits >>>= width;
      this.#count = count - width;
      return value;
    }
    const missing = width - count;
    const low = this.#bits;
    if (missing === 0) {
      this.#bits = 0;
      this.#count = 0;
      return low >>> 0;
    }
    this.#refill();
    if (this.#count < missing) throw new FrameError("a frame ends before its time");
    // Shifts by 32 would be shifts by 0: they come only where nothing was at hand.
    if (missing === 32) {
      const value = this.#bits >>> 0;
      this.#bits = 0;
      this.#count = 0;
      return value;
    }
    const value = low | ((this.#bits & ((1 << missing) - 1)) << count);
    this.#bits >>>= missing;
    this.#count -= missing;
    return value >>> 0;
  }

  /** As `take`, for up to 54 bits. */
  takeWide(width: number): number {
    const low = this.take(Math.min(width, 32));
    return width <= 32 ? low : this.take(width - 32) * 2 ** 32 + low;
  }

  takeFlag(): boolean {
    return this.take(1) === 1;
  }

  /** How many ones there are before the next zero. */
  takeUnary(): number {
    for (let ones = 0; ; ) {
      if (this.#count === 0) this.#refill();
      const zeros = ~this.#bits;
      const here = Math.min(this.#count, 31 - Math.clz32(zeros & -zeros));
      // No zero among 32 bits gives -1.
      if (here >= 0 && here < this.#count) {
        this.take(here + 1);
        return ones + here;
      }
      ones += this.#count;
      this.#bits = 0;
      this.#count = 0;
    }
  }

  /** A whole number from 0 in Elias' delta code. */
  takeCount(): number {
    const digits = this.takeUnary();
    if (digits > 5) throw new FrameError("a frame has a count that is too long");
    const length = 2 ** digits + this.take(digits) - 1;
    if (length > 53) throw new FrameError("a frame has a count that is too large");
    const value = 2 ** length - 1 + this.takeWide(length);
    if (value > Number.MAX_SAFE_INTEGER) {
      throw new FrameError("a frame has a count that is too large");
    }
    return value;
  }

  /** A count of things that take at least a bit each. */
  takeLength(): number {
    const length = this.takeCount();
    if (length > this.left) throw new FrameError(`a frame says that it holds ${length} things`);
    return length;
  }

  /** A whole number that may be negative. */
  takeSigned(): number {
    const value = this.takeCount();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  takeFloat(): number {
    scratch.setUint32(0, this.take(32), true);
    scratch.setUint32(4, this.take(32), true);
    return scratch.getFloat64(0, true);
  }

  /** @throws FrameError unless all was read but zeros up to the end of the last byte. */
  mustEnd(): void {
    if (this.left >= 8 || this.take(this.left) !== 0) {
      throw new FrameError("a frame goes on behind its end");
    }
  }

  /** Takes in the next bits, 32 if there are as many. */
  #refill(): void {
    const bytes = Math.min(4, this.#end - this.#at);
    if (bytes <= 0) throw new FrameError("a frame ends before its time");
    if (bytes === 4) this.#bits = this.#view.getInt32(this.#at, true);
    else {
      this.#bits = 0;
      for (let byte = 0; byte < bytes; byte += 1) {
        this.#bits |= this.#view.getUint8(this.#at + byte) << (byte * 8);
      }
    }
    this.#at += bytes;
    this.#count = bytes * 8;
  }
}

const scratch = new DataView(new ArrayBuffer(8));
