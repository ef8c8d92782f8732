/**
 * A frame of RFC 6455 as a client sends it: masked. The mask keeps a page from sending what an old
 * proxy would take for a request; a program of ours sends nothing of the kind, so it is all zeros
 * and changes nothing.
 * @throws RangeError for a payload of 64 kB or more.
 */
export function maskedFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  if (length > 0xffff) throw new RangeError(`a payload of ${length} bytes; at most 65535`);
  const long = length > 125;
  const start = long ? 8 : 6;
  const frame = Buffer.alloc(start + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (long ? 126 : length);
  if (long) frame.writeUInt16BE(length, 2);
  frame.set(payload, start);
  return frame;
}
