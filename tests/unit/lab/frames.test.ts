import { Duplex } from "node:stream";
import { expect, test } from "vitest";
import { labFramesSchema, labHandshakeSchema } from "../../../lib/schema/lab.ts";
import {
  excerptBytes,
  excerptOf,
  type Frame,
  FrameTap,
  fragmentFrames,
  pingFrame,
} from "../../../server/lab/frames.ts";
import { LabLog, tableAt } from "../../../server/lab/lab-table.ts";
import { Line } from "../../../server/lab/line.ts";
import { Random } from "../../support/random.ts";

/** A frame as a client sends it, by RFC 6455, section 5.2. */
function clientFrame(opcode: number, fin: boolean, payload: Buffer): Buffer {
  const mask = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (fin ? 0x80 : 0) | opcode;
  head[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, masked]);
}

function framesIn(bytes: Buffer, pieces: (length: number) => number): Frame[] {
  const frames: Frame[] = [];
  const tap = new FrameTap((frame) => frames.push(frame));
  for (let at = 0; at < bytes.length; ) {
    const end = at + pieces(bytes.length - at);
    tap.push(bytes.subarray(at, end));
    at = end;
  }
  return frames;
}

test("frames are the same, however the bytes are cut", () => {
  const long = Buffer.alloc(70_000, "x");
  const bytes = Buffer.concat([
    clientFrame(1, true, Buffer.from("hello")),
    clientFrame(9, true, Buffer.alloc(0)),
    clientFrame(2, false, Buffer.from("b".repeat(300))),
    clientFrame(0, true, long),
    pingFrame("unmasked"),
  ]);
  const whole = framesIn(bytes, (length) => length);
  expect(whole.map(({ opcode, fin, masked, length }) => [opcode, fin, masked, length])).toEqual([
    [1, true, true, 5],
    [9, true, true, 0],
    [2, false, true, 300],
    [0, true, true, 70_000],
    [9, true, false, 8],
  ]);
  expect(whole.map(excerptOf)).toEqual([
    "hello",
    "",
    "b".repeat(excerptBytes),
    "x".repeat(excerptBytes),
    "unmasked",
  ]);
  const random = new Random(7);
  for (let round = 0; round < 20; round += 1) {
    expect(framesIn(bytes, () => 1 + random.below(40))).toEqual(whole);
  }
  expect(framesIn(bytes, () => 1)).toEqual(whole);
});

test("a close tells its code, what is no text its bytes, and a letter cut in two is left out", () => {
  const frame = { fin: true, masked: false, length: 9 };
  const close = Buffer.concat([Buffer.from([0x0f, 0xa0]), Buffer.from("done")]);
  expect(excerptOf({ ...frame, opcode: 8, start: close })).toBe("4000 done");
  expect(excerptOf({ ...frame, opcode: 2, start: Buffer.from([0, 255]) })).toBe("00ff");
  expect(excerptOf({ ...frame, opcode: 1, start: Buffer.from("aé").subarray(0, 2) })).toBe("a");
});

test("a large message goes in fragments with a ping amid them", () => {
  const frames = framesIn(Buffer.concat(fragmentFrames("y".repeat(40_000), 4)), (all) => all);
  expect(frames.map(({ opcode, fin, length }) => [opcode, fin, length])).toEqual([
    [1, false, 10_000],
    [0, false, 10_000],
    [9, true, 14],
    [0, false, 10_000],
    [0, true, 10_000],
  ]);
});

/** A line on a stream that a test plays both ends of. */
function makeLine() {
  const frames = new LabLog(tableAt(labFramesSchema, 1));
  const handshake = tableAt(labHandshakeSchema, 1);
  const line = new Line({ now: () => 1_000, frames, handshake, written: () => undefined });
  const request = {
    method: "GET",
    url: "/live?lab=1",
    httpVersion: "1.1",
    headers: { "sec-websocket-key": "k" },
    rawHeaders: ["Host", "here", "Cookie", "a=secret", "Sec-WebSocket-Key", "k"],
  } as unknown as Parameters<Line["follow"]>[0];
  const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  line.follow(request, stream);
  return { line, frames, handshake, stream };
}

test("the handshake is told as it went, without what is secret", () => {
  const { handshake, stream } = makeLine();
  stream.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n");
  expect(handshake.get("latest")).toBeNull();
  stream.write("Sec-WebSocket-Accept: abc=\r\n\r\n");
  expect(handshake.get("latest")).toMatchObject({
    request: [
      "GET /live?lab=1 HTTP/1.1",
      "Host: here",
      "Cookie: (left out here)",
      "Sec-WebSocket-Key: k",
    ],
    response: [
      "HTTP/1.1 101 Switching Protocols",
      "Upgrade: websocket",
      "Sec-WebSocket-Accept: abc=",
    ],
    key: "k",
    accept: "abc=",
  });
});

test("what is sent after the handshake is told as frames, and pings only where there is a line", async () => {
  const { line, frames, stream } = makeLine();
  stream.write("HTTP/1.1 101 Switching Protocols\r\n\r\n");
  expect(line.ping()).toBe(true);
  expect(line.fragment()).toBe(true);
  expect(frames.table.size).toBe(0);
  expect(line.write(1_000)).toBe(true);
  expect(line.write(1_000)).toBe(false);
  const down = frames.table.rows();
  expect(down.map(({ opcode }) => opcode)).toEqual([9, 1, 0, 9, 0, 0]);
  expect(new Set(down.map(({ direction }) => direction))).toEqual(new Set(["down"]));
  const bytes = down
    .filter(({ opcode }) => opcode !== 9)
    .reduce((sum, row) => sum + (row.length ?? 0), 0);
  expect(bytes).toBe(64 * 1_024);
  stream.destroy();
  await new Promise((resolve) => stream.once("close", resolve));
  expect(line.ping()).toBe(false);
});
