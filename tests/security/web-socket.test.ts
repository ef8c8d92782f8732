import { deflateRawSync } from "node:zlib";
import { expect } from "vitest";
import {
  clientFrame,
  closePayload,
  type Oddities,
  opcodes,
  type RawWebSocket,
} from "../support/raw-web-socket.ts";
import { type Attacker, attacks } from "./attack.ts";
import { head } from "./wire.ts";

const attack = attacks();

/** An open one. */
async function open(attacker: Attacker, headers: Readonly<Record<string, string>> = {}) {
  const socket = await attacker.webSocket(headers);
  expect(socket.status).toBe(101);
  return socket;
}

/** Sends bytes. @returns the code with which the server then closes. */
async function closeAfter(attacker: Attacker, bytes: Uint8Array): Promise<number | null> {
  const socket = await open(attacker);
  socket.write(bytes);
  await expect.poll(() => socket.closeCode, { timeout: 30_000 }).not.toBeNull();
  return socket.closeCode;
}

attack("frames that break the protocol", async (attacker) => {
  const { text, binary, continuation, ping, close } = opcodes;
  const frame = (opcode: number, content: string | Uint8Array, odd: Oddities = {}) =>
    clientFrame(opcode, content, odd);
  const shapes: Readonly<Record<string, [Uint8Array, number]>> = {
    unmasked: [frame(text, "{}", { unmasked: true }), 1002],
    "compressed, as nobody agreed": [
      frame(text, deflateRawSync(Buffer.alloc(50_000_000)), { reserved: 0x40 }),
      1002,
    ],
    "reserved bits": [frame(text, "{}", { reserved: 0x30 }), 1002],
    "a reserved opcode": [frame(3, "{}"), 1002],
    "a reserved opcode of control": [frame(11, ""), 1002],
    "a ping in fragments": [frame(ping, "a", { fin: false }), 1002],
    "a ping of 126 bytes": [frame(ping, "a".repeat(126)), 1002],
    "a continuation of nothing": [frame(continuation, "{}"), 1002],
    "a text within a text": [
      Buffer.concat([frame(text, "{", { fin: false }), frame(text, "}")]),
      1002,
    ],
    "64 kB and a byte": [frame(text, "a".repeat(65_537)), 1009],
    "the length of everything": [frame(text, "", { length: 2 ** 53 }), 1009],
    "fragments without end": [
      Buffer.concat([
        frame(text, "a", { fin: false }),
        ...Array<Buffer>(70_000).fill(frame(continuation, "a", { fin: false })),
      ]),
      1008,
    ],
    "text that is none": [frame(text, Buffer.from([0xff, 0xfe, 0xc0, 0x80])), 1007],
    "half a surrogate as UTF-8": [frame(text, Buffer.from([0xed, 0xa0, 0x80])), 1007],
    bytes: [frame(binary, "{}"), 1003],
    "a close of one byte": [frame(close, "a"), 1002],
    "a close with a code that there is not": [frame(close, closePayload(1005)), 1002],
    "a close whose reason is no text": [frame(close, Buffer.from([3, 232, 0xff])), 1007],
  };
  for (const [name, [bytes, code]] of Object.entries(shapes)) {
    expect(await closeAfter(attacker, bytes), name).toBe(code);
  }
});

attack("handshakes that are none", async (attacker) => {
  const status = async (headers: Readonly<Record<string, string>>, request?: string) =>
    (await attacker.webSocket(headers, request)).status;
  expect(await status({ "Sec-WebSocket-Key": "short" })).toBe(400);
  expect(await status({ "Sec-WebSocket-Key": "a".repeat(10_000) })).toBe(400);
  expect(await status({ "Sec-WebSocket-Key": "" })).toBe(400);
  expect(await status({ "Sec-WebSocket-Version": "8" })).toBe(426);
  expect(await status({}, "POST /live HTTP/1.1")).toBe(405);
  expect(await status({}, "GET /live HTTP/1.0")).toBe(400);
  expect(await status({}, "GET /live/../live HTTP/1.1")).toBe(400);
  expect(await status({}, "GET /live?key=a HTTP/1.1")).toBe(400);
  expect(await status({ "Sec-WebSocket-Extensions": ";;=,," })).toBeLessThan(500);
  expect(await status({ "Sec-WebSocket-Protocol": "\u0001" })).toBe(400);
});

attack("offers to compress, in every form", async (attacker) => {
  const offers = [
    "permessage-deflate",
    "permessage-deflate; client_max_window_bits=8; server_max_window_bits=8",
    "permessage-deflate; server_no_context_takeover",
    Array<string>(300).fill("permessage-deflate").join(", "),
    "x-webkit-deflate-frame",
  ];
  for (const offer of offers) {
    const socket = await open(attacker, { "Sec-WebSocket-Extensions": offer });
    expect(socket.headers.has("sec-websocket-extensions")).toBe(false);
  }
});

attack(
  "pings without end, whose answers nobody reads",
  async (attacker) => {
    const socket = await open(attacker);
    socket.pause();
    const pings = Buffer.concat(
      Array<Buffer>(5_000).fill(clientFrame(opcodes.ping, "a".repeat(125))),
    );
    for (let count = 0; count < 40; count += 1) socket.write(pings);
    await closes(socket);
    expect(socket.closeCode).toBe(1008);
  },
  { log: /too many pings/ },
);

attack(
  "nonsense without end",
  async (attacker) => {
    const socket = await open(attacker);
    const nonsense = Buffer.concat(
      Array<Buffer>(10_000).fill(clientFrame(opcodes.text, "nonsense")),
    );
    for (let count = 0; count < 10; count += 1) socket.write(nonsense);
    await closes(socket);
    expect(socket.closeCode).toBe(1008);
    expect(socket.events.length).toBeLessThan(1_000);
  },
  { log: /too many bad messages/ },
);

attack("texts that are hard to read", async (attacker) => {
  const socket = await open(attacker);
  const deep = (count: number) => `${"[".repeat(count)}${"]".repeat(count)}`;
  const texts = [
    deep(30_000),
    `{"type":"subscribe","ref":1,"topic":${deep(30_000)}}`,
    `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
    '{"type":"time","sent":1e400}',
    `{"type":"time","sent":1${"0".repeat(60_000)}}`,
    '{"type":"subscribe","topic":"\\ud800"}',
    '{"type":"subscribe","topic":"quotes","rows":["\\ud800","__proto__"],"since":"\\u0000"}',
    '{"type":"subscribe","topic":"quotes","topic":"matches"}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
    '{"type":"time","ref":{"toString":1},"sent":1}',
    '{"type":"time","sent":1,"__proto__":{"operator":true}}',
    '{"type":"control","constructor":{"prototype":{"operator":true}},"rate":0}',
    `{"type":"${"a".repeat(60_000)}"}`,
    `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`).join()}}`,
    `{"type":"subscribe","topic":"quotes","rows":[${Array<string>(20_000).fill("1").join()}]}`,
    "null",
    "1",
    '"subscribe"',
    "",
    "\u0000",
    "NaN",
  ];
  for (const text of texts) socket.write(clientFrame(opcodes.text, text));
  socket.send({ type: "time", ref: "last", sent: 1 });
  await expect.poll(() => socket.events.at(-1)?.ref, { timeout: 30_000 }).toBe("last");
  const answers = socket.events.filter(({ type }) => type !== "hello" && type !== "delta");
  expect(answers).toHaveLength(texts.length + 1);
  expect(answers.filter(({ type }) => type === "controlled")).toEqual([]);
});

attack("subscriptions without end", async (attacker) => {
  const sockets = await Promise.all(Array.from({ length: 10 }, () => open(attacker)));
  for (const [at, socket] of sockets.entries()) {
    for (let count = 0; count < 300; count += 1) {
      const rows = [`${at}.${count}`];
      socket.send({ type: "subscribe", ref: count, topic: "quotes", rows, pace: 60 });
    }
  }
  for (const socket of sockets) {
    await expect
      .poll(() => socket.events.filter(({ ref }) => ref !== undefined).length, { timeout: 30_000 })
      .toBe(300);
    const kinds = socket.events.map(({ type, code }) => code ?? type);
    expect(kinds.filter((kind) => kind === "subscribed")).toHaveLength(200);
    expect(kinds.filter((kind) => kind === "too_many_subscriptions")).toHaveLength(100);
  }
});

attack("subscriptions to a thousand rows each", async (attacker) => {
  const socket = await open(attacker);
  for (let count = 0; count < 30; count += 1) {
    const rows = Array.from({ length: 1_000 }, (_, row) => `${count}.${row}`);
    socket.send({ type: "subscribe", ref: count, topic: "quotes", rows, pace: 60 });
  }
  await expect.poll(() => socket.events.filter(({ ref }) => ref !== undefined).length).toBe(30);
  const { length } = socket.events.filter(({ type }) => type === "subscribed");
  expect(length).toBe(10);
});

attack("messages that are never finished", async (attacker) => {
  const sockets = await Promise.all(Array.from({ length: 150 }, () => open(attacker)));
  const part = clientFrame(opcodes.text, "a".repeat(60_000), { length: 64_000 });
  for (const socket of sockets) socket.write(part);
});

attack("readers who take nothing of all that they asked for", async (attacker) => {
  const sockets = await Promise.all(Array.from({ length: 100 }, () => open(attacker)));
  for (const socket of sockets) {
    socket.pause();
    for (const topic of ["quotes", "matches", "sparklines", "headlines", "feed", "server"]) {
      socket.send({ type: "subscribe", topic, pace: 60 });
    }
  }
});

attack(
  "handshakes that nobody waits for",
  async (attacker) => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    const wires = Array.from({ length: 800 }, () => attacker.wire());
    for (const wire of wires) wire.send(head("GET /live", ...upgrade, key));
    await Promise.all(wires.map((wire) => wire.status()));
  },
  { log: /refused \d+ because too many came at once from one address/ },
);

/** Waits until the server has ended a connection, reading what it says last. */
async function closes(socket: RawWebSocket): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  socket.resume();
  await expect
    .poll(() => socket.closeCode !== null || socket.ended, { timeout: 30_000 })
    .toBe(true);
}
