/**
 * Bytes with slots of a fixed size, one for each place where a page names its nonce. They are made
 * and compressed once, and sent many times, each time with another nonce in the slots.
 */
import { constants, crc32, deflateRawSync } from "node:zlib";

/** Length of a nonce, bytes: 144 bits in the letters of base64. */
export const nonceLength = 24;

export interface Slotted {
  readonly bytes: Uint8Array;
  /** Where the slots begin, rising. */
  readonly slots: readonly number[];
}

/** What stands in an empty slot: it is in no text, since UTF-8 has no such byte. */
const emptyByte = 0xff;

/** How far back deflate can look, bytes. */
const windowBytes = 32_768;

/** RFC 1952: magic number, deflate, no flags, no time, no hint, unknown system. */
const gzipHead = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
/** RFC 1951, section 3.2.4: a block that is stored as it is, of a nonce's length, not the last. */
const storedHead = Uint8Array.of(0, nonceLength, 0, ~nonceLength & 0xff, 0xff);
const trailerLength = 8;

/**
 * Makes a slot of every place where a text says a nonce.
 * @param text UTF-8.
 * @param nonce ASCII, of `nonceLength`.
 */
export function slotted(text: Uint8Array, nonce: string): Slotted {
  const bytes = Buffer.from(text);
  const slots: number[] = [];
  for (let at = bytes.indexOf(nonce); at >= 0; at = bytes.indexOf(nonce, at + nonceLength)) {
    slots.push(at);
    bytes.fill(emptyByte, at, at + nonceLength);
  }
  return { bytes, slots };
}

/**
 * Compresses as gzip. Slots are stored blocks between blocks that are compressed; these may refer to
 * what stands before a slot, never to a slot, since no text has its bytes. The checksum is left out:
 * `filledGzip` knows it.
 */
export function gzipped({ bytes, slots }: Slotted): Slotted {
  const parts: Uint8Array[] = [gzipHead];
  const places: number[] = [];
  let length = gzipHead.length;
  let from = 0;
  const add = (...more: readonly Uint8Array[]) => {
    for (const part of more) {
      parts.push(part);
      length += part.length;
    }
  };
  for (const slot of slots) {
    add(deflated(bytes, from, slot, false), storedHead);
    places.push(length);
    from = slot + nonceLength;
    add(bytes.subarray(slot, from));
  }
  add(deflated(bytes, from, bytes.length, true), new Uint8Array(trailerLength));
  const whole = Buffer.concat(parts);
  whole.writeUInt32LE(bytes.length >>> 0, whole.length - 4);
  return { bytes: whole, slots: places };
}

/** Ends at a whole byte, so that anything may follow, unless it is the last. */
function deflated(bytes: Uint8Array, from: number, to: number, last: boolean): Uint8Array {
  const dictionary = bytes.subarray(Math.max(0, from - windowBytes), from);
  return deflateRawSync(bytes.subarray(from, to), {
    finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...(dictionary.length > 0 && { dictionary }),
  });
}

/** A copy with the nonce in all slots. */
export function filled({ bytes, slots }: Slotted, nonce: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  for (const slot of slots) copy.set(nonce, slot);
  return copy;
}

/** As `filled`, with the checksum. @param plain what was compressed. */
export function filledGzip(gzip: Slotted, plain: Slotted, nonce: Uint8Array): Buffer {
  const copy = filled(gzip, nonce);
  copy.writeUInt32LE(checksum(plain, nonce), copy.length - trailerLength);
  return copy;
}

function checksum({ bytes, slots }: Slotted, nonce: Uint8Array): number {
  let sum = 0;
  let from = 0;
  for (const slot of slots) {
    sum = crc32(nonce, crc32(bytes.subarray(from, slot), sum));
    from = slot + nonceLength;
  }
  return crc32(bytes.subarray(from), sum);
}
