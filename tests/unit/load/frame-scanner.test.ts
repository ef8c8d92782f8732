import { expect, test } from "vitest";
import { FrameScanner, opcodes } from "../../load/frame-scanner.ts";
import { maskedFrame } from "../../load/masked-frame.ts";
import { Random } from "../../support/random.ts";

interface Seen {
  readonly opcode: number;
  readonly payload: string;
  readonly length: number;
}

/** A scanner that keeps `kept` bytes of split frames, and what it has found. */
function scan(kept: number): { scanner: FrameScanner; seen: Seen[] } {
  const seen: Seen[] = [];
  const scanner = new FrameScanner({
    keep: () => kept,
    frame(opcode, data, start, end, length) {
      seen.push({ opcode, payload: data.toString("latin1", start, end), length });
    },
  });
  return { scanner, seen };
}

/** A frame as a server sends it. */
function serverFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff])
        : Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0, 0, length >> 16, length >> 8, length]);
  return Buffer.concat([header, payload]);
}

const lengths = [0, 1, 125, 126, 300, 65_535, 65_536, 70_000];
const payloads = lengths.map((length) => Buffer.alloc(length, `${length} `));
const opcodeOf = (index: number) => (index % 2 === 0 ? opcodes.text : opcodes.binary);
const stream = Buffer.concat(
  payloads.map((payload, index) => serverFrame(opcodeOf(index), payload)),
);
const expected = payloads.map((payload, index) => ({
  opcode: opcodeOf(index),
  payload: payload.toString("latin1"),
  length: payload.length,
}));

/** Reads a stream as a socket would: each part at some place of a buffer that is then overwritten. */
function readInParts(scanner: FrameScanner, data: Buffer, sizeOf: () => number): void {
  const space = Buffer.alloc(data.length + 7);
  for (let at = 0; at < data.length; ) {
    const size = Math.min(Math.max(1, sizeOf()), data.length - at);
    data.copy(space, 7, at, at + size);
    scanner.read(space, 7, 7 + size);
    space.fill(0xee);
    at += size;
  }
}

test("frames of all lengths are found in one read", () => {
  const { scanner, seen } = scan(Number.POSITIVE_INFINITY);
  readInParts(scanner, stream, () => stream.length);
  expect(seen).toEqual(expected);
});

test("frames are found however the reads cut them", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const random = new Random(seed);
    const { scanner, seen } = scan(Number.POSITIVE_INFINITY);
    readInParts(scanner, stream, () => (random.chance(0.5) ? random.below(12) : 40_000));
    expect(seen, `seed ${seed}`).toEqual(expected);
  }
});

test("headers are found a byte at a time", () => {
  const { scanner, seen } = scan(Number.POSITIVE_INFINITY);
  readInParts(scanner, stream, () => 1);
  expect(seen).toEqual(expected);
});

test("of a cut frame no more is kept than was asked for", () => {
  const { scanner, seen } = scan(10);
  readInParts(scanner, stream, () => 64);
  expect(seen.map(({ length }) => length)).toEqual(lengths);
  for (const { payload, length } of seen.filter(({ length }) => length > 64)) {
    expect(payload).toBe(Buffer.alloc(length, `${length} `).toString("latin1", 0, 10));
  }
});

test("a masked frame is refused", () => {
  const { scanner } = scan(0);
  const frame = maskedFrame(opcodes.text, Buffer.from("40"));
  expect(() => scanner.read(frame, 0, frame.length)).toThrow(RangeError);
});

test("a client's frame is masked with nothing", () => {
  expect([...maskedFrame(opcodes.pong, Buffer.from("ab"))]).toEqual([
    0x8a, 0x82, 0, 0, 0, 0, 0x61, 0x62,
  ]);
  const long = maskedFrame(opcodes.text, Buffer.alloc(300, "x"));
  expect([...long.subarray(0, 4)]).toEqual([0x81, 0xfe, 1, 44]);
  expect(long.toString("latin1", 8)).toBe("x".repeat(300));
  expect(() => maskedFrame(opcodes.text, Buffer.alloc(65_536))).toThrow("65536 bytes");
});
