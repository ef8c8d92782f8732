/** CRC-32 as of IEEE 802.3 (reflected, polynomial 0xedb88320), four bytes at a time. */

/** The remainder of each byte, and of each byte with one, two and three zero bytes behind it. */
const tables = Array.from({ length: 4 }, () => new Int32Array(256));
for (let byte = 0; byte < 256; byte += 1) {
  let remainder = byte;
  for (let table = 0; table < 4; table += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
    }
    (tables[table] as Int32Array)[byte] = remainder;
  }
}
const [one, two, three, four] = tables as [Int32Array, Int32Array, Int32Array, Int32Array];

/**
 * The checksum of the first `length` bytes, 0 to 2^32 - 1.
 * @param start the checksum of what goes before them.
 */
export function crc32(bytes: Uint8Array, length = bytes.length, start = 0): number {
  let crc = ~start;
  let at = 0;
  for (const end = length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (four[crc & 255] as number) ^
      (three[(crc >>> 8) & 255] as number) ^
      (two[(crc >>> 16) & 255] as number) ^
      (one[crc >>> 24] as number);
  }
  for (; at < length; at += 1) {
    crc = (crc >>> 8) ^ (one[(crc ^ (bytes[at] as number)) & 255] as number);
  }
  return ~crc >>> 0;
}
