/** RFC 6455 to the letter, by bare TCP. */
import { expect, test } from "vitest";
import { topics } from "../../lib/schema/topics.ts";
import { clientFrame, closePayload, opcodes, RawWebSocket } from "../support/raw-web-socket.ts";
import { type MountOptions, mount } from "./mount.ts";
import { until } from "./viewer.ts";

const { text, binary, continuation, close, ping, pong } = opcodes;
const topic = topics.stats("m1");
const time = JSON.stringify({ type: "time", ref: "é", sent: 5 });

async function opened(options: MountOptions = {}) {
  const mounted = await mount(options);
  const socket = await RawWebSocket.open(mounted.port);
  await until(() => socket.frames.length === 1);
  return { mounted, socket };
}

/** Waits for frames with an opcode after the first so many. */
async function next(socket: RawWebSocket, opcode: number, count = 1) {
  const found = () => socket.frames.slice(1).filter((frame) => frame.opcode === opcode);
  await until(() => found().length >= count);
  return found();
}

test("W6 what comes right behind the handshake is heard", async () => {
  await using mounted = await mount();
  const request = "GET /live HTTP/1.1";
  const frames = Buffer.concat([clientFrame(ping, "first"), clientFrame(text, time)]);
  const socket = await RawWebSocket.open(mounted.port, {}, request, frames);
  await until(() => socket.frames.length === 3);
  expect(socket.frames.map(({ opcode }) => opcode).sort()).toEqual([text, text, pong]);
  expect(socket.events[1]).toMatchObject({ type: "time", ref: "é" });
});

test("W6 a message may come in fragments, with control frames between them", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const bytes = Buffer.from(time);
  // In the middle of a character of two bytes, too.
  const cut = bytes.indexOf("é") + 1;
  socket.write(clientFrame(text, bytes.subarray(0, 3), { fin: false }));
  socket.write(clientFrame(ping, "one"));
  socket.write(clientFrame(continuation, bytes.subarray(3, cut), { fin: false }));
  socket.write(clientFrame(continuation, "", { fin: false }));
  socket.write(clientFrame(pong, "unasked"));
  socket.write(clientFrame(ping, "two"));
  socket.write(clientFrame(continuation, bytes.subarray(cut)));
  const pongs = await next(socket, pong, 2);
  expect(pongs.map(({ payload }) => payload.toString())).toEqual(["one", "two"]);
  await next(socket, text);
  expect(socket.events[1]).toMatchObject({ type: "time", ref: "é", sent: 5 });
});

test("W6 a message may come byte by byte, and many in one packet", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  for (const byte of clientFrame(text, time)) {
    socket.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const frames = Array.from({ length: 20 }, () => clientFrame(text, time));
  socket.write(Buffer.concat(frames));
  expect(await next(socket, text, 21)).toHaveLength(21);
});

test.each([125, 126, 65_535])("W6 the header of a payload of %s bytes is read", async (length) => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  const padded = `{"type":"time","ref":1,"sent":1${" ".repeat(length - 32)}}`;
  expect(padded.length).toBe(length);
  socket.write(clientFrame(text, padded));
  await next(socket, text);
  expect(socket.events[1]).toMatchObject({ type: "time", ref: 1 });
});

const badText = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xc3, 0x28])]);

test.each([
  ["invalid UTF-8", [clientFrame(text, badText)], 1007],
  [
    "invalid UTF-8 over two fragments",
    [
      clientFrame(text, badText.subarray(0, -1), { fin: false }),
      clientFrame(continuation, badText.subarray(-1)),
    ],
    1007,
  ],
  ["a frame that is not masked", [clientFrame(text, time, { unmasked: true })], 1002],
  ["the first reserved bit", [clientFrame(text, time, { reserved: 0x40 })], 1002],
  ["the second reserved bit", [clientFrame(text, time, { reserved: 0x20 })], 1002],
  ["the third reserved bit", [clientFrame(text, time, { reserved: 0x10 })], 1002],
  ["a reserved opcode", [clientFrame(3, "")], 1002],
  ["a reserved control opcode", [clientFrame(11, "")], 1002],
  ["a continuation of nothing", [clientFrame(continuation, "x")], 1002],
  [
    "a message inside a message",
    [clientFrame(text, "{", { fin: false }), clientFrame(text, "{}")],
    1002,
  ],
  ["a ping in fragments", [clientFrame(ping, "x", { fin: false })], 1002],
  ["a ping of 126 bytes", [clientFrame(ping, "x".repeat(126))], 1002],
  ["a close code that is none", [clientFrame(close, closePayload(1005))], 1002],
  ["a close code of one byte", [clientFrame(close, "x")], 1002],
  ["a close reason that is no UTF-8", [clientFrame(close, Buffer.from([3, 232, 0xff]))], 1007],
  ["a binary message", [clientFrame(binary, "x")], 1003],
  ["a message of 64 kB and a byte", [clientFrame(text, "x".repeat(65_537))], 1009],
  ["the header of a message of 2^40 bytes", [clientFrame(text, "", { length: 2 ** 40 })], 1009],
  ["a length beyond 2^53", [clientFrame(text, "", { length: 2 ** 60 })], 1009],
  [
    "fragments of more than 64 kB in all",
    [
      clientFrame(text, "x".repeat(40_000), { fin: false }),
      clientFrame(continuation, "x".repeat(40_000)),
    ],
    1009,
  ],
])("W6 %s closes the connection, and hurts nobody else", async (_, frames, code) => {
  const { mounted, socket } = await opened();
  await using _mounted = mounted;
  const good = await RawWebSocket.open(mounted.port);
  for (const one of [good, socket]) one.send({ type: "subscribe", topic });
  await next(socket, text, 2);
  await next(good, text, 2);
  for (const frame of frames) socket.write(frame);
  await until(() => socket.closeCode !== null);
  expect(socket.closeCode).toBe(code);
  mounted.stat("shots", 1);
  mounted.runWindows();
  await next(good, text, 3);
  expect(socket.frames.at(-1)?.opcode).toBe(close);
  socket.write(clientFrame(close, closePayload(code)));
  await until(() => socket.ended);
  await until(() => mounted.server.gateway.stats().viewers === 1);
  good.write(clientFrame(text, time));
  await next(good, text, 4);
  expect(mounted.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

test("W8 a client that closes is answered with its code, and the connection ends", async () => {
  for (const [payload, code] of [
    [closePayload(1000, "done"), 1000],
    [closePayload(1001), 1001],
    [closePayload(4321), 4321],
    ["", 1005],
  ] as const) {
    const { mounted, socket } = await opened();
    await using _ = mounted;
    socket.send({ type: "subscribe", topic });
    await next(socket, text, 2);
    socket.write(clientFrame(close, payload));
    socket.write(clientFrame(ping, "too late"));
    mounted.stat("shots", 1);
    mounted.clock.advance(1_000);
    await until(() => socket.ended);
    expect(socket.closeCode).toBe(code);
    // Nothing may follow the frame that closes.
    expect(socket.frames.at(-1)?.opcode).toBe(close);
    await until(() => mounted.server.gateway.stats().viewers === 0);
    expect(mounted.server.gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
  }
});

test("W8 a server that goes away says so and waits for the goodbye", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  socket.send({ type: "subscribe", topic });
  await next(socket, text, 2);
  const closed = mounted.server.close();
  mounted.stat("shots", 1);
  await until(() => socket.closeCode !== null);
  expect(socket.closeCode).toBe(1001);
  expect(socket.frames.at(-1)?.opcode).toBe(close);
  const farewell = JSON.parse(String(socket.frames.at(-2)?.payload));
  expect(farewell).toEqual({ type: "closing", after: expect.any(Number) });
  expect(socket.ended).toBe(false);
  socket.write(clientFrame(close, closePayload(1001)));
  await until(() => socket.ended);
  // Nobody is cut: the deadline stands still.
  await closed;
  expect(mounted.clock.waiting).toBe(0);
});

test("W8 a connection that is cut without a word leaves nothing behind", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  socket.send({ type: "subscribe", topic });
  await next(socket, text, 2);
  socket.destroy();
  await until(() => mounted.server.gateway.stats().viewers === 0);
  expect(mounted.server.gateway.stats()).toEqual({ viewers: 0, subscriptions: 0, lanes: 0 });
});

test("W7 pings are answered, and a flood of them ends the connection", async () => {
  const { mounted, socket } = await opened({ limits: { eventsBurst: 20, eventsPerSecond: 10 } });
  await using _ = mounted;
  for (let count = 0; count < 20; count += 1) socket.write(clientFrame(ping, `${count}`));
  expect((await next(socket, pong, 20)).at(-1)?.payload.toString()).toBe("19");
  mounted.clock.advance(500);
  for (let count = 0; count < 5; count += 1) socket.write(clientFrame(ping, "more"));
  await next(socket, pong, 25);
  for (let count = 0; count < 1_000; count += 1) socket.write(clientFrame(ping, "flood"));
  await until(() => socket.closeCode !== null);
  expect(socket.closeCode).toBe(1008);
  expect(await next(socket, pong)).toHaveLength(25);
  expect(mounted.logged.join()).toContain("too many pings");
});

test("W7 a client that is silent is asked, and one that does not answer is cut", async () => {
  const { mounted, socket } = await opened();
  await using _ = mounted;
  mounted.clock.advance(14_000);
  expect(socket.frames).toHaveLength(1);
  mounted.clock.advance(1_000);
  await next(socket, ping);
  mounted.clock.advance(40_000);
  socket.write(clientFrame(pong, ""));
  // An answer comes after what came before it.
  socket.write(clientFrame(ping, "here"));
  await next(socket, pong);
  mounted.clock.advance(59_000);
  expect(mounted.server.gateway.stats().viewers).toBe(1);
  mounted.clock.advance(1_000);
  await until(() => socket.ended);
  expect(mounted.server.gateway.stats().viewers).toBe(0);
});
