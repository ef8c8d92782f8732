/** A growing run of bits, the lowest bit of each byte first. */

/** How many bits a whole number takes, 0 to 2^53: 0 for 0. */
export function bitLength(value: number): number {
  if (value <= 0xffff_ffff) return 32 - Math.clz32(value);
  return 64 - Math.clz32(Math.floor(value / 2 ** 32));
}

/** How many bits `putCount` takes for a whole number. */
export function countBits(value: number): number {
  const length = bitLength(value + 1);
  return length + 2 * bitLength(length) - 2;
}

/** The lowest `width` bits of a number in the opposite order. */
export function reversed(value: number, width: number): number {
  let left = value;
  let result = 0;
  for (let bit = 0; bit < width; bit += 1) {
    result = (result << 1) | (left & 1);
    left >>= 1;
  }
  return result;
}

export class BitWriter {
  #bytes = new Uint8Array(4_096);
  #view = new DataView(this.#bytes.buffer);
  /** Bytes that are whole. */
  #length = 0;
  /** Bits under way, fewer than 32. */
  #bits = 0;
  #count = 0;

  /** How many bits there are. */
  get length(): number {
    return this.#length * 8 + this.#count;
  }

  clear(): void {
    this.#length = 0;
    this.#bits = 0;
    this.#count = 0;
  }

  /** The lowest `width` bits of a whole number, 0 to 32; the others must be 0. */
  put(value: number, width: number): void {
    const count = this.#count;
    this.#bits |= value << count;
    const total = count + width;
    if (total < 32) {
      this.#count = total;
      return;
    }
    if (this.#length + 8 > this.#bytes.length) this.#grow(this.#length + 8);
    this.#view.setInt32(this.#length, this.#bits, true);
    this.#length += 4;
    // A shift by 32 would be one by 0.
    this.#bits = count === 0 ? 0 : value >>> (32 - count);
    this.#count = total - 32;
  }

  /** As `put`, for up to 53 bits. */
  putWide(value: number, width: number): void {
    if (width <= 32) {
      this.put(value, width);
      return;
    }
    this.put(value >>> 0, 32);
    this.put(Math.floor(value / 2 ** 32), width - 32);
  }

  putFlag(flag: boolean): void {
    this.put(flag ? 1 : 0, 1);
  }

  /** A whole number from 0 as so many ones and a zero. */
  putUnary(value: number): void {
    let left = value;
    for (; left >= 31; left -= 31) this.put(0x7fff_ffff, 31);
    this.put(2 ** left - 1, left + 1);
  }

  /** A whole number, 0 to 2^53 - 1, in Elias' delta code: short for small ones. */
  putCount(value: number): void {
    const length = bitLength(value + 1);
    const digits = bitLength(length);
    this.putUnary(digits - 1);
    this.put(length - 2 ** (digits - 1), digits - 1);
    this.putWide(value + 1 - 2 ** (length - 1), length - 1);
  }

  /** A whole number that may be negative, less than 2^52 from 0. */
  putSigned(value: number): void {
    this.putCount(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** A float as its 64 bits. */
  putFloat(value: number): void {
    scratch.setFloat64(0, value, true);
    this.put(scratch.getUint32(0, true), 32);
    this.put(scratch.getUint32(4, true), 32);
  }

  /** Zeros up to the end of the byte. */
  align(): void {
    this.put(0, -this.#count & 7);
  }

  /** A copy of all bytes, the bits under way included, with room for `extra` more at its end. */
  bytes(extra: number): Uint8Array<ArrayBuffer> {
    const rest = (this.#count + 7) >> 3;
    const copy = new Uint8Array(this.#length + rest + extra);
    copy.set(this.#bytes.subarray(0, this.#length));
    for (let at = 0; at < rest; at += 1) copy[this.#length + at] = this.#bits >>> (at * 8);
    return copy;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.max(length, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

const scratch = new DataView(new ArrayBuffer(8));
